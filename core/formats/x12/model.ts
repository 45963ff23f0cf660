/** The characters that structure an interchange: its ISA says them (X12.5). */
export interface Delimiters {
  readonly element: string;
  readonly component: string;
  /** ISA11 from version 00402 on; undefined where elements cannot repeat. */
  readonly repetition?: string;
  readonly terminator: string;
}

/** A segment as it was sent. X12 has no escapes, so an element is kept as one text, components and repetitions in it. */
export interface RawSegment {
  readonly tag: string;
  readonly elements: readonly string[];
  /** Blanks and line breaks before the tag, where they differ from the file's `between`. */
  readonly lead?: string;
  /** The text as sent, kept only where writing the elements would give another one (a line break inside the segment). */
  readonly raw?: string;
  /** Was its last element read by its length (BIN, BDS)? It may have any character then. */
  readonly binary?: true;
}

/** ST to SE. `segments` has both, as far as they were sent. */
export interface TransactionSet {
  readonly kind: 'transaction';
  readonly segments: readonly RawSegment[];
}

/** GS to GE. Without `header`, transaction sets that stand outside a group. */
export interface FunctionalGroup {
  readonly kind: 'group';
  readonly header?: RawSegment;
  readonly content: readonly (TransactionSet | LooseSegment)[];
  readonly trailer?: RawSegment;
}

/** A segment outside any transaction set: TA1, ISB, ISE or TA3 of an interchange, or one that is allowed nowhere. */
export interface LooseSegment {
  readonly kind: 'loose';
  readonly segment: RawSegment;
}

/** ISA to IEA. */
export interface Interchange {
  readonly delimiters: Delimiters;
  readonly header: RawSegment;
  readonly content: readonly (FunctionalGroup | LooseSegment)[];
  readonly trailer?: RawSegment;
}

/** A file of one or more interchanges. */
export interface X12File {
  /** Decoder of the bytes: `latin1`, `utf-8`, `utf-16le`, `utf-16be`. */
  readonly encoding: string;
  /** Did the file begin with a byte order mark? */
  readonly bom: boolean;
  /** What usually stands between two segments: nothing, or a line break. Before the first segment, nothing. */
  readonly between: string;
  readonly interchanges: readonly Interchange[];
  /** What follows the last terminator: blanks and line breaks, or half a segment. */
  readonly rest: string;
}

/** The value of an element by its number from 1, as in GS06; empty where absent. */
export function valueAt(segment: RawSegment | undefined, element: number): string {
  return segment?.elements[element - 1] ?? '';
}

/** The groups of an interchange, in order. */
export function groupsOf(interchange: Interchange): FunctionalGroup[] {
  return interchange.content.filter((part) => part.kind === 'group');
}

/** The transaction sets of a group, in order. */
export function transactionsOf(group: FunctionalGroup): TransactionSet[] {
  return group.content.filter((part) => part.kind === 'transaction');
}

/** Segments that may stand in an interchange outside of its groups (X12.5). */
export const interchangeSegments: ReadonlySet<string> = new Set(['TA1', 'TA3', 'ISB', 'ISE']);
