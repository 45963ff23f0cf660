/** The characters that structure an interchange (ISO 9735, service string advice). */
export interface Separators {
  readonly component: string;
  readonly element: string;
  readonly decimal: string;
  readonly release: string;
  /** Syntax 4 only; undefined where elements cannot repeat. */
  readonly repetition?: string;
  readonly terminator: string;
}

/** Level A defaults: in force without a UNA (ISO 9735-1, clause 7). */
export const defaultSeparators: Separators = { component: ':', element: '+', decimal: '.', release: '?', terminator: "'" };

/** A composite as the list of its components; a simple element is a list of one. All unescaped, absent ones empty. */
export type Components = readonly string[];

/** What stands between two element separators. Only syntax 4 repeats. */
export type RawElement = Components | { readonly repeats: readonly Components[] };

/** A segment as it was sent. */
export interface RawSegment {
  readonly tag: string;
  readonly elements: readonly RawElement[];
  /** Blanks and line breaks before the tag, where they differ from the file's `between`. */
  readonly lead?: string;
  /** The text as sent, kept only where writing the elements would give another one
   *  (a needless release character, a line break inside the segment). */
  readonly raw?: string;
  /** The encoding of its bytes, where they are not of that of the interchange. */
  readonly encoding?: string;
}

/** UNH to UNT. `segments` has both, as far as they were sent. */
export interface EdifactMessage {
  readonly kind: 'message';
  readonly segments: readonly RawSegment[];
}

/** UNG to UNE. */
export interface FunctionalGroup {
  readonly kind: 'group';
  readonly header: RawSegment;
  readonly content: readonly (EdifactMessage | Stray)[];
  readonly trailer?: RawSegment;
}

/** A segment outside any message, where none is allowed. Kept, so that writing gives back what was read. */
export interface Stray {
  readonly kind: 'stray';
  readonly segment: RawSegment;
}

/** UNB to UNZ; without `header`, bare messages. */
export interface Interchange {
  /** Decoder of the bytes: `ascii`, `latin1`, `utf-8`, `utf-16le`, `utf-16be`, `iso-8859-2`, … */
  readonly encoding: string;
  readonly separators: Separators;
  /** The nine characters, where they were sent. */
  readonly una?: string;
  /** Blanks and line breaks before the UNA, where they differ from the file's `between`. */
  readonly unaLead?: string;
  /** The encoding of the UNA, where it is not that of the interchange. */
  readonly unaEncoding?: string;
  readonly header?: RawSegment;
  readonly content: readonly (EdifactMessage | FunctionalGroup | Stray)[];
  readonly trailer?: RawSegment;
}

/** A file of one or more interchanges. */
export interface EdifactFile {
  /** Did the file begin with a byte order mark? */
  readonly bom: boolean;
  /** What usually stands between two segments: nothing, or a line break. Before the first segment, nothing. */
  readonly between: string;
  readonly interchanges: readonly Interchange[];
  /** What follows the last terminator: blanks and line breaks, or half a segment. */
  readonly rest: string;
  /** The encoding of `rest`, where it is not that of the last interchange. */
  readonly restEncoding?: string;
}

/** The components of an element; of its first repetition, where it repeats. */
export function componentsOf(element: RawElement | undefined): Components {
  if (element === undefined) return [];
  return isRepeated(element) ? (element.repeats[0] ?? []) : element;
}

/** Is an element given more than once? */
export function isRepeated(element: RawElement): element is { readonly repeats: readonly Components[] } {
  return !Array.isArray(element);
}

/** The value of one component by position from 0; empty where absent. */
export function valueAt(segment: RawSegment | undefined, element: number, component = 0): string {
  return componentsOf(segment?.elements[element])[component] ?? '';
}

/** All messages of an interchange, those in groups too, in order. */
export function messagesOf(interchange: Interchange): EdifactMessage[] {
  const messages: EdifactMessage[] = [];
  for (const part of interchange.content) {
    if (part.kind === 'message') messages.push(part);
    else if (part.kind === 'group') for (const inner of part.content) if (inner.kind === 'message') messages.push(inner);
  }
  return messages;
}
