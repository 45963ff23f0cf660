/** Segments that carry binary data, and which of their elements is its length (X12.6, X12.22: BIN and BDS). The data itself is
 *  the next element and the last, and may have any byte, delimiters too. */
const lengthElements: Readonly<Record<string, number>> = { BIN: 1, BDS: 2 };

/** A segment with binary data, as far as it is to be read by its length. */
export interface BinarySegment {
  readonly elements: readonly string[];
  /** Index of its terminator. */
  readonly end: number;
}

/** Does a segment of this tag carry binary data? */
export function isBinary(tag: string): boolean {
  return Object.hasOwn(lengthElements, tag);
}

/** Reads the elements of a segment with binary data.
 *  @param from index behind the separator that follows the tag
 *  @param encoding what the text was decoded from: lengths count octets
 *  @returns undefined where no terminator stands behind so much data */
export function readBinary(
  text: string,
  tag: string,
  from: number,
  { element, terminator }: { readonly element: string; readonly terminator: string },
  encoding: string,
): BinarySegment | undefined {
  const elements: string[] = [];
  let at = from;
  for (let count = lengthElements[tag] ?? 1; count > 0; count -= 1) {
    const end = text.indexOf(element, at);
    if (end < 0 || end > at + longestElement) return undefined;
    elements.push(text.slice(at, end));
    at = end + 1;
  }
  const length = elements.at(-1) ?? '';
  if (!/^\d{1,15}$/.test(length)) return undefined;
  const end = behindOctets(text, at, Number(length), encoding);
  return text[end] === terminator ? { elements: [...elements, text.slice(at, end)], end } : undefined;
}

/** A filter (BDS01) has three characters, a length fifteen. */
const longestElement = 15;

/** How many octets a text takes in an encoding. */
export function octetsIn(text: string, encoding: string): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text, 'utf8') : text.length;
}

function behindOctets(text: string, from: number, octets: number, encoding: string): number {
  if (encoding !== 'utf-8') return from + octets;
  let at = from;
  for (let left = octets; left > 0 && at < text.length; ) {
    const code = text.codePointAt(at) as number;
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += code < 0x10000 ? 1 : 2;
  }
  return at;
}
