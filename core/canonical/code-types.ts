/** The languages that labels are written in. */
export const languages = ['en', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** Closed list → canonical value → its wording by language. */
export type Labels = Readonly<Record<string, Readonly<Record<string, Readonly<Record<Language, string>>>>>>;

/** What a word of a system or a standard means in the hub's, for a time. */
export interface CodeRow {
  readonly partner: string;
  readonly canonical: string;
  /** The system's own wording. */
  readonly label?: string;
  /** First and last day (RFC 3339 full-date) on which the row holds; absent: open. */
  readonly from?: string;
  readonly to?: string;
  /** The one to write where several words mean the same. */
  readonly preferred?: boolean;
  /** Not confirmed by a source of the system itself. */
  readonly unverified?: boolean;
}

/** The words of one list of a system or a standard. */
export interface CodeTable {
  /** Whose words: a system, a standard or a directory. */
  readonly system: string;
  /** Which list of it. */
  readonly list: string;
  /** The closed canonical list that the values are of. */
  readonly values: string;
  readonly rows: readonly CodeRow[];
}

/** `identity`: two messages with the same key are of one case; `search`: found by it, never joined by it. */
export type KeyStrength = 'identity' | 'search';

/** A name of a business key. */
export interface BusinessKey {
  readonly name: string;
  readonly strength: KeyStrength;
  /** The role that usually gives the number. */
  readonly issuedBy: string;
  readonly description: string;
}
