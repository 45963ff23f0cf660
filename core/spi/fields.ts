/** One setting or credential of a connector or a format, declared once as data. Parsing, lint, JSON Schema,
 *  the option table of the README and the console's form all follow from it. */
export interface Field {
  readonly type: 'text' | 'url' | 'integer' | 'boolean' | 'duration' | 'choice' | 'text-list' | 'text-map' | 'path';
  /** One sentence: what it means, with its unit. */
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string | number | boolean | readonly string[];
  /** For `choice`: what may be chosen. */
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** What the text must look like, or each text of a list or a map. */
  readonly form?: {
    /** Regular expression (ECMA-262) that the whole text matches. */
    readonly pattern: string;
    /** Completes "must be …". */
    readonly says: string;
  };
  /** Never shown: in logs, errors, API and console it appears as `•••`. */
  readonly secret?: boolean;
  /** Set when this choice weakens security; lint warns with this sentence. */
  readonly unsafe?: string;
  readonly example?: string;
}

/** The fields of one thing by name. */
export type FieldTable = Readonly<Record<string, Field>>;

/** A field's value after parsing: `duration` becomes milliseconds (number), `url` and `path` stay text. */
export type FieldValue = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

type ValueOf<F extends Field> = F['type'] extends 'integer' | 'duration'
  ? number
  : F['type'] extends 'boolean'
    ? boolean
    : F['type'] extends 'text-list'
      ? readonly string[]
      : F['type'] extends 'text-map'
        ? Readonly<Record<string, string>>
        : string;

/** The typed settings that a field table gives: required or defaulted fields are present, others may be absent. */
export type SettingsOf<T extends FieldTable> = {
  readonly [K in keyof T as T[K] extends { required: true } | { default: unknown } ? K : never]: ValueOf<T[K]>;
} & {
  readonly [K in keyof T as T[K] extends { required: true } | { default: unknown } ? never : K]?: ValueOf<T[K]>;
};
