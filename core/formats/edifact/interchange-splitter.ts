import { byteOrderMark } from '../edi/byte-order-mark.ts';
import { maxInterchanges } from '../edi/limits.ts';
import { defaultSeparators, type Separators } from './model.ts';
import { impliedSeparators, openingLength, separatorsOf } from './opening.ts';

/** Where an interchange begins, and what is in force in it. */
interface Beginning {
  readonly at: number;
  readonly separators: Separators;
  /** The UNA of an interchange before, where this one goes by it without having one. */
  readonly inherited?: string;
}

/** The interchanges of a file that holds several, each with what the reader would take as its own: its UNA, and the blanks
 *  behind it. What stands between two interchanges and belongs to neither is a piece too. Every byte is in exactly one piece;
 *  the byte order mark of the file, and a UNA that holds for more than the interchange behind it, are put before the others as
 *  well. A file with one UNB, or none, is given back untouched after one look for that. */
export function splitEdifact(body: Uint8Array): readonly Uint8Array[] {
  const { length: marked, encoding = '' } = byteOrderMark(body);
  const unit = encoding.startsWith('utf-16') ? 2 : 1;
  const content = Buffer.from(body.buffer, body.byteOffset + marked, body.byteLength - marked);
  const bytes = unit === 1 ? content : oneByteEach(content, encoding);
  if (bytes.indexOf(UNB, bytes.indexOf(UNB) + 1) < 1) return [body];
  const beginnings = beginningsIn(bytes);
  if (beginnings.length < 2) return [body];
  const cut = (from: number, to: number) =>
    body.subarray(from === 0 ? 0 : marked + from * unit, to === bytes.length ? body.length : marked + to * unit);
  const mark = body.subarray(0, marked);
  const pieces: Uint8Array[] = [];
  for (const [index, { at, separators, inherited = '' }] of beginnings.entries()) {
    const from = index === 0 ? 0 : at;
    const next = beginnings[index + 1]?.at;
    const end = next === undefined ? bytes.length : closingEnd(bytes.subarray(0, next), from, separators);
    pieces.push(index === 0 ? cut(from, end) : joined(mark, encoded(inherited, encoding), cut(from, end)));
    if (next !== undefined && end < next) pieces.push(joined(mark, cut(end, next)));
  }
  return pieces;
}

function beginningsIn(bytes: Buffer): readonly Beginning[] {
  const first = skipBlanks(bytes, 0, bytes.length);
  if (!/^UN[ABH]/.test(textAt(bytes, first, 3))) return [];
  const beginnings: Beginning[] = [];
  let una: string | undefined;
  /** Behind a UNA whose interchange has no segment yet. */
  let advised = -1;
  const begin = (at: number, separators: Separators, inherited?: string) =>
    beginnings.push({ at, separators, ...(inherited === undefined ? {} : { inherited }) });
  if (textAt(bytes, first, 3) === 'UNH') begin(first, impliedSeparators(textAt(bytes, first, openingLength), 0).separators);
  for (const at of advicesAndHeaders(bytes, first)) {
    if (at < advised) continue;
    const before = beginnings.at(-1)?.separators;
    if (at !== first && (before === undefined || !isSegmentStart(bytes, at, before))) continue;
    if (beginnings.length === maxInterchanges) return [];
    if (bytes[at + 2] === LETTER_A) {
      const given = textAt(bytes, at, 9);
      if (given.length < 9 || /[A-Z0-9]/.test(given.charAt(3))) continue;
      const announced = separatorsOf(given);
      una = typeof announced === 'string' ? undefined : given;
      begin(at, typeof announced === 'string' ? defaultSeparators : announced);
      advised = at + 9;
    } else if (advised < 0 || skipBlanks(bytes, advised, at) < at) {
      const { separators } = impliedSeparators(textAt(bytes, at, openingLength), 0, before);
      begin(at, separators, separators === before && separators !== defaultSeparators ? una : undefined);
      advised = -1;
    } else advised = -1;
  }
  return beginnings;
}

const LETTER_A = 0x41;

/** Where `UNA` and `UNB` stand, in order. */
function* advicesAndHeaders(bytes: Buffer, from: number): Generator<number> {
  let [advice, header] = [bytes.indexOf(UNA, from), bytes.indexOf(UNB, from)];
  while (advice >= 0 || header >= 0) {
    if (header < 0 || (advice >= 0 && advice < header)) {
      yield advice;
      advice = bytes.indexOf(UNA, advice + 3);
    } else {
      yield header;
      header = bytes.indexOf(UNB, header + 3);
    }
  }
}

const [UNA, UNB, UNZ] = [Buffer.from('UNA'), Buffer.from('UNB'), Buffer.from('UNZ')];

/** Does a segment begin here: is there a terminator before it that is no data, and between them nothing? */
function isSegmentStart(bytes: Buffer, at: number, { terminator, element, release }: Separators): boolean {
  const [end, separator] = [terminator.charCodeAt(0), element.charCodeAt(0)];
  let before = at - 1;
  while (before >= 0 && isBlank(bytes[before]) && bytes[before] !== end && bytes[before] !== separator) before -= 1;
  return bytes[before] === end && !isReleased(bytes, before, release);
}

/** Is the character at a place data, by the release characters before it? */
function isReleased(bytes: Buffer, at: number, release: string): boolean {
  if (release === ' ') return false;
  const code = release.charCodeAt(0);
  let before = at - 1;
  while (bytes[before] === code) before -= 1;
  return (at - 1 - before) % 2 === 1;
}

/** Where an interchange ends by its UNZ, the blanks behind it included; without one, where the next begins.
 *  @param bytes up to the next interchange */
function closingEnd(bytes: Buffer, from: number, separators: Separators): number {
  const { terminator, release } = separators;
  for (let at = bytes.indexOf(UNZ, from); at >= 0; at = bytes.indexOf(UNZ, at + 3)) {
    if (!isSegmentStart(bytes, at, separators)) continue;
    let end = bytes.indexOf(terminator, at, 'latin1');
    while (end >= 0 && isReleased(bytes, end, release)) end = bytes.indexOf(terminator, end + 1, 'latin1');
    return end < 0 ? bytes.length : skipBlanks(bytes, end + 1, bytes.length);
  }
  return bytes.length;
}

function skipBlanks(bytes: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at])) at += 1;
  return at;
}

function isBlank(code: number | undefined): boolean {
  return code === 32 || (code !== undefined && code >= 9 && code <= 13);
}

function textAt(bytes: Buffer, at: number, length: number): string {
  return bytes.toString('latin1', at, Math.min(at + length, bytes.length));
}

/** UTF-16 with a byte for each unit; what takes more is some letter. */
function oneByteEach(content: Buffer, encoding: string): Buffer {
  const even = content.subarray(0, content.length - (content.length % 2));
  const text = (encoding === 'utf-16be' ? Buffer.from(even).swap16() : even).toString('utf16le');
  return Buffer.from(text.replace(/[\u0100-\uffff]/g, '\u00ff'), 'latin1');
}

function encoded(text: string, encoding: string): Uint8Array {
  if (!encoding.startsWith('utf-16')) return Buffer.from(text, 'latin1');
  return encoding === 'utf-16be' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le');
}

/** The parts as one; the only one that is not empty as it is. */
function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const filled = parts.filter(({ length }) => length > 0);
  const [only] = filled;
  return only !== undefined && filled.length === 1 ? only : Buffer.concat(filled);
}
