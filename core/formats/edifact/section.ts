import { decodeText, encodeText, encodingOf } from './charset.ts';
import { defaultSeparators, type Separators } from './model.ts';

/** Text of a file from some byte on, in one character set: a file may hold interchanges in several. */
export interface Section {
  readonly text: string;
  /** Where the text begins in the bytes. */
  readonly offset: number;
  /** As decoded; `latin1` where the bytes are not of the declared set. */
  readonly encoding: string;
  readonly declared: Declaration;
  readonly faulty: boolean;
}

/** What a UNB says about characters. */
export interface Declaration {
  /** UNB 0001; undefined without UNB. */
  readonly identifier?: string;
  /** How to read what follows; a guess where the identifier is missing or unknown. */
  readonly encoding: string;
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** How many bytes the byte order mark at the beginning takes, and what it says. */
export function byteOrderMark(bytes: Uint8Array): { readonly length: number; readonly encoding?: string } {
  if (UTF8_MARK.every((byte, index) => bytes[index] === byte)) return { length: 3, encoding: 'utf-8' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { length: 2, encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { length: 2, encoding: 'utf-16be' };
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return { length: 0, encoding: 'utf-16le' };
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return { length: 0, encoding: 'utf-16be' };
  return { length: 0 };
}

/** Decodes from a byte on, in the character set that the UNB there declares. A byte order mark says more than the UNB.
 *  Where nothing is declared: UTF-8 if the bytes are that, else ISO 8859-1. */
export function openSection(bytes: Uint8Array, offset: number, marked: string | undefined): Section {
  const rest = bytes.subarray(offset);
  const start = rest.subarray(0, 512);
  const declared = declarationIn(
    marked?.startsWith('utf-16') ? new TextDecoder(marked).decode(start) : Buffer.from(start).toString('latin1'),
  );
  const wanted = marked ?? declared.encoding;
  const { text, encoding, faulty } = decodeText(rest, wanted);
  return {
    text,
    offset,
    encoding,
    declared: { ...declared, encoding: wanted },
    faulty: faulty && encodingOf(declared.identifier ?? '') !== undefined,
  };
}

/** What the UNB at the beginning of this text declares. */
export function declarationIn(text: string): Declaration {
  const identifier = /^[\s\uFEFF]*(?:UNA.{6}\s*)?UNB[^A-Za-z0-9]([A-Z]{4})/s.exec(text)?.[1];
  return identifier === undefined ? { encoding: 'utf-8' } : { identifier, encoding: encodingOf(identifier) ?? 'utf-8' };
}

/** The byte at which a place in the section's text lies. */
export function byteAt(section: Section, index: number): number {
  return section.offset + (section.encoding.startsWith('utf') ? encodeText(section.text.slice(0, index), section.encoding).length : index);
}

/** The separators that a UNA announces, or why it is unusable.
 *  @param una its nine characters */
export function separatorsOf(una: string): Separators | string {
  const [component = '', element = '', decimal = '', release = '', repetition = '', terminator = ''] = una.slice(3);
  const given = [component, element, terminator, ...(release === ' ' ? [] : [release]), ...(repetition === ' ' ? [] : [repetition])];
  if (una.length < 9) return 'it has fewer than six service characters';
  if (new Set(given).size < given.length) return 'two service characters are the same';
  if (given.some((character) => /[A-Za-z0-9]/.test(character) || character.charCodeAt(0) > 255))
    return 'a letter or digit is no service character';
  if ([component, element, terminator].includes(' ')) return 'a separator is blank';
  return { component, element, decimal, release, ...(repetition === ' ' ? {} : { repetition }), terminator };
}

/** The separators of an interchange that has no UNA: level A; level B where an information separator follows UNB
 *  (ISO 9735:1988, clause 4); syntax 4 repeats with an asterisk (ISO 9735-1:2002, clause 7).
 *  @returns also whether line breaks stand where terminators should: seen in the field, never lawful */
export function impliedSeparators(text: string, position: number): { readonly separators: Separators; readonly lineBreaks: boolean } {
  if (text.startsWith('UNB\x1d', position)) {
    return { separators: { component: '\x1f', element: '\x1d', decimal: '.', release: ' ', terminator: '\x1c' }, lineBreaks: false };
  }
  const lineBreak = /[\r\n]/.exec(text.slice(position, position + 4096))?.[0];
  if (lineBreak !== undefined && !text.includes("'", position))
    return { separators: { ...defaultSeparators, terminator: lineBreak }, lineBreaks: true };
  return { separators: defaultSeparators, lineBreaks: false };
}
