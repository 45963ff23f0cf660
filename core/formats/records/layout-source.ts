/** A field as a layout file describes it; checked by `layout-schema.ts`, explained in `docs/tables.md`. */
export interface FieldSource {
  readonly name: string;
  readonly as?: string;
  readonly type?: 'string' | 'integer' | 'decimal' | 'date' | 'boolean';
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly codes?: readonly string[];
  readonly decimalMark?: string;
  readonly thousands?: string;
  readonly decimals?: number;
  readonly implied?: number;
  readonly sign?: 'leading' | 'trailing' | 'overpunch';
  readonly format?: string;
  readonly yes?: readonly string[];
  readonly no?: readonly string[];
  readonly counts?: readonly string[];
  readonly formulas?: 'escape' | 'allow';
  readonly at?: number;
  readonly length?: number;
  readonly align?: 'left' | 'right';
  readonly pad?: string;
}

/** A kind of record: a row that begins with, or has at its agreed place, a tag. */
export interface RecordSource {
  readonly tag: string;
  readonly as: string;
  readonly under?: string;
  readonly repeats?: boolean;
  readonly required?: boolean;
  readonly message?: boolean;
  readonly fields: readonly FieldSource[];
}

/** A layout file. It has either `fields`, where all rows are alike, or `records`. */
export interface LayoutSource {
  readonly fields?: readonly FieldSource[];
  readonly records?: readonly RecordSource[];
  readonly decimalMark?: string;
  readonly thousands?: string;
  /** Fixed width: characters of every record. */
  readonly length?: number;
  /** Fixed width: where the tag stands. */
  readonly tag?: { readonly at: number; readonly length: number };
}
