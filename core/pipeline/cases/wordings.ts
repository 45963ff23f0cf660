import type { Language } from '../../canonical/code-types.ts';
import { labelOf } from '../../canonical/codes.ts';
import type { Catalog } from '../../catalog/model.ts';

/** How things are called in one language. What has no wording there is undefined, and the code stands for itself. */
export interface Wordings {
  /** A value of a closed list. */
  of(list: string, value: string | undefined): string | undefined;
  /** An expectation by its name: what it is called, and what is wrong when it is late. */
  expectation(name: string): { readonly name?: string; readonly say?: string };
  /** A sentence of the hub's, with what stands in its braces. */
  sentence(name: string, words: Readonly<Record<string, string>>): string | undefined;
}

/** The wordings of a language: those of the canonical lists, and of the expectations that are configured now. */
export function wordingsIn(language: Language, { expectations }: Pick<Catalog, 'expectations'>): Wordings {
  return {
    of: (list, value) => (value === undefined ? undefined : labelOf(list, value, language)),
    expectation: (wanted) => {
      const row = expectations.find(({ name }) => name === wanted);
      const [name, say] = [row?.labels[language], row?.says[language]];
      return { ...(name === undefined ? {} : { name }), ...(say === undefined ? {} : { say }) };
    },
    sentence: (name, words) => labelOf('sentence', name, language)?.replaceAll(/\{(\w+)\}/g, (_, word: string) => words[word] ?? word),
  };
}

/** The labels that there are, by the member whose code they say. */
export type Labels<Member extends string> = Readonly<Partial<Record<Member, string>>>;

/** Leaves out what has no wording. */
export function labels<Member extends string>(said: Readonly<Record<Member, string | undefined>>): Labels<Member> {
  return Object.fromEntries(Object.entries(said).filter(([, wording]) => wording !== undefined)) as Labels<Member>;
}
