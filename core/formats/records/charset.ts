import { isAscii, isUtf8 } from 'node:buffer';
import { hubError } from '../../kernel/errors.ts';
import { lineOfFault } from '../line-of-fault.ts';

/** The character sets in which files of rows come and go. */
export const charsets = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'us-ascii', 'utf-16le', 'utf-16be'] as const;

/** One of {@link charsets}. */
export type Charset = (typeof charsets)[number];

/** Where a one-byte set differs from ISO 8859-1; a byte that stands for nothing has no character. */
const differences: Readonly<Record<'windows-1252' | 'iso-8859-15', ReadonlyMap<number, string | undefined>>> = {
  'windows-1252': new Map(
    Array.from('€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ', (character, index) => [0x80 + index, character === '\0' ? undefined : character]),
  ),
  'iso-8859-15': new Map([
    [0xa4, '€'],
    [0xa6, 'Š'],
    [0xa8, 'š'],
    [0xb4, 'Ž'],
    [0xb8, 'ž'],
    [0xbc, 'Œ'],
    [0xbd, 'œ'],
    [0xbe, 'Ÿ'],
  ]),
};

/** Text of bytes, without a byte order mark; a mark counts more than the agreed set. The end-of-file marks (0x1A) of old
 *  systems are left out.
 *  @throws HubError `E_CHARSET` with the line of the first byte that is not of the set */
export function decodeBytes(bytes: Uint8Array, agreed: Charset): string {
  const text = decodeMarked(bytes, agreed);
  let end = text.length;
  while (text[end - 1] === '\x1a') end -= 1;
  return text.slice(0, end);
}

function decodeMarked(bytes: Uint8Array, agreed: Charset): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = markOf(buffer);
  const charset = mark?.charset ?? agreed;
  const body = buffer.subarray(mark?.length ?? 0);
  switch (charset) {
    case 'utf-16le':
    case 'utf-16be':
      return decodeUtf16(body, charset);
    case 'iso-8859-1':
      return body.toString('latin1');
    default:
      return isAscii(body) ? body.toString('latin1') : decodeWide(body, charset);
  }
}

function decodeWide(body: Buffer, charset: Exclude<Charset, 'utf-16le' | 'utf-16be' | 'iso-8859-1'>): string {
  if (charset === 'us-ascii') throw foreign(body, charset, (line) => !isAscii(line));
  if (charset === 'utf-8') {
    if (!isUtf8(body)) throw foreign(body, charset, (line) => !isUtf8(line));
    return body.toString('utf8');
  }
  const table = differences[charset];
  if (charset === 'windows-1252' && body.some((byte) => isNothing(table, byte)))
    throw foreign(body, charset, (line) => line.some((byte) => isNothing(table, byte)));
  return body.toString('latin1').replace(/[\x80-\xff]/g, (byte) => table.get(byte.charCodeAt(0)) ?? byte);
}

function isNothing(table: ReadonlyMap<number, string | undefined>, byte: number): boolean {
  return byte >= 0x80 && byte < 0xa0 && table.get(byte) === undefined;
}

function decodeUtf16(body: Buffer, charset: Charset): string {
  if (body.length % 2 !== 0) throw hubError('E_CHARSET', { charset: charset.toUpperCase() }, { at: { line: lineOfFault(body, charset) } });
  const text = (charset === 'utf-16le' ? body : Buffer.from(body).swap16()).toString('utf16le');
  const alone = LONE_SURROGATE.exec(text);
  if (alone === null) return text;
  throw hubError('E_CHARSET', { charset: charset.toUpperCase() }, { at: { line: text.slice(0, alone.index).split(/\r\n|\r|\n/).length } });
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function markOf(buffer: Buffer): { readonly charset: Charset; readonly length: number } | undefined {
  const [first, second, third] = buffer;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { charset: 'utf-8', length: 3 };
  if (first === 0xff && second === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { charset: 'utf-16be', length: 2 };
  return undefined;
}

/** The fault, with the first line that has it. */
function foreign(body: Buffer, charset: Charset, isFaulty: (line: Buffer) => boolean): Error {
  let line = 1;
  for (let at = 0; at < body.length; line += 1) {
    const end = body.indexOf(0x0a, at);
    const next = end < 0 ? body.length : end + 1;
    if (isFaulty(body.subarray(at, next))) break;
    at = next;
  }
  return hubError('E_CHARSET', { charset: charset.toUpperCase() }, { at: { line } });
}

/** The first character of a text that a set does not have, as `U+20AC`; undefined where it has all. */
export function foreignCharacter(text: string, charset: Charset): string | undefined {
  if (ASCII.test(text)) return undefined;
  if (charset.startsWith('utf')) return nameOf(LONE_SURROGATE.exec(text)?.[0]);
  for (const character of text) if (byteOf(character, charset) === undefined) return nameOf(character);
  return undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
const ASCII = /^[\x00-\x7f]*$/;

function nameOf(character: string | undefined): string | undefined {
  const code = character?.codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Bytes of a text all of whose characters the set has: see {@link foreignCharacter}. */
export function encodeText(text: string, charset: Charset, withMark: boolean): Uint8Array {
  const marked = withMark && charset.startsWith('utf') ? `\uFEFF${text}` : text;
  if (charset === 'utf-8') return Buffer.from(marked, 'utf8');
  if (charset === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (charset === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  if (charset === 'iso-8859-1' || ASCII.test(text)) return Buffer.from(text, 'latin1');
  return Uint8Array.from(text, (character) => byteOf(character, charset) ?? 0x3f);
}

function byteOf(character: string, charset: Charset): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  if (charset === 'us-ascii') return undefined;
  if (charset === 'windows-1252' || charset === 'iso-8859-15') {
    const own = bytesOf(charset).get(character);
    if (own !== undefined) return own;
    return code <= 0xff && !differences[charset].has(code) ? code : undefined;
  }
  return code <= 0xff ? code : undefined;
}

const bytesByCharacter = new Map<Charset, ReadonlyMap<string, number>>();

function bytesOf(charset: 'windows-1252' | 'iso-8859-15'): ReadonlyMap<string, number> {
  const known = bytesByCharacter.get(charset);
  if (known !== undefined) return known;
  const bytes = new Map([...differences[charset]].flatMap(([byte, character]) => (character === undefined ? [] : [[character, byte]])));
  bytesByCharacter.set(charset, bytes);
  return bytes;
}
