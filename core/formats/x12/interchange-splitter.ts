import { byteOrderMark } from '../edi/byte-order-mark.ts';
import { maxInterchanges } from '../edi/limits.ts';
import { readIsa } from './isa.ts';
import type { Delimiters } from './model.ts';
import { textOf } from './text.ts';

const ENDS = /ISA[^A-Za-z0-9\s]|IEA/g;

/** The interchanges of a file that holds several. What stands between two of them stays with the one before, as the reader
 *  has it. Every byte is in exactly one piece; the byte order mark of the file is put before the others as well. A file with
 *  one ISA, or none, is given back untouched. */
export function splitX12(body: Uint8Array): readonly Uint8Array[] {
  const { text, encoding, marked: hasMark } = textOf(body);
  const marked = hasMark ? byteOrderMark(body).length : 0;
  const beginnings = beginningsIn(text);
  if (beginnings.length < 2) return [body];
  const places = byteOffsets(text, encoding, beginnings);
  return places.map((place, index) => {
    const from = index === 0 ? 0 : marked + place;
    const next = places[index + 1];
    const piece = body.subarray(from, next === undefined ? body.length : marked + next);
    return index === 0 || marked === 0 ? piece : Buffer.concat([body.subarray(0, marked), piece]);
  });
}

/** Where the reader begins an interchange: at a segment, or behind an IEA anywhere; never at an ISA that cannot be read. */
function beginningsIn(text: string): readonly number[] {
  let first = 0;
  while (isBlank(text.charCodeAt(first))) first += 1;
  const beginnings: number[] = [];
  let isa: ReturnType<typeof readIsa> = '';
  /** Behind the IEA of the interchange in hand; 0 before that was met. */
  let closed = 0;
  for (const { 0: tag, index: at } of text.matchAll(ENDS)) {
    if (typeof isa !== 'string' && at < isa.end) continue;
    if (tag === 'IEA') {
      if (typeof isa !== 'string' && closed === 0) closed = closingEnd(text, at, isa.delimiters);
      continue;
    }
    const begins = typeof isa === 'string' ? at === first : closed > 0 ? at >= closed : isSegmentStart(text, at, isa.delimiters);
    if (!begins) continue;
    if (beginnings.length === maxInterchanges) return [];
    isa = readIsa(text, at);
    if (typeof isa === 'string') return beginnings;
    beginnings.push(at);
    closed = 0;
  }
  return beginnings;
}

/** Where the IEA at a place ends; 0 when it is none, or does not end. */
function closingEnd(text: string, at: number, delimiters: Delimiters): number {
  const behind = text[at + 3];
  if ((behind !== delimiters.element && behind !== delimiters.terminator) || !isSegmentStart(text, at, delimiters)) return 0;
  return text.indexOf(delimiters.terminator, at) + 1;
}

/** Does a segment begin here: is there a terminator before it, and between them nothing? */
function isSegmentStart(text: string, at: number, { terminator, element }: Delimiters): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before)) && text[before] !== terminator && text[before] !== element) before -= 1;
  return text[before] === terminator;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 26;
}

/** Places in the text as places in its bytes. */
function byteOffsets(text: string, encoding: string, places: readonly number[]): readonly number[] {
  if (encoding.startsWith('utf-16')) return places.map((place) => place * 2);
  if (encoding !== 'utf-8') return places;
  let bytes = 0;
  let done = 0;
  return places.map((place) => {
    bytes += Buffer.byteLength(text.slice(done, place), 'utf8');
    done = place;
    return bytes;
  });
}
