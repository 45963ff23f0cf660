import type { en } from './en/index.ts';

/** The same keys with any text: what French and Spanish must have. */
type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };

/** All texts of a language, by page. English says which there are. */
export type Dictionary = Texts<typeof en>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof en;
  }
}
