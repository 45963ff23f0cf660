import { byteOrderMark } from '../edi/byte-order-mark.ts';
import { isBeyondAscii } from '../edi/charset.ts';

/** A file as text, and what is needed to write the same bytes again. */
export interface FileText {
  readonly text: string;
  readonly encoding: string;
  /** Did the file begin with a byte order mark, which is left out? */
  readonly marked: boolean;
}

/** The text of a file. X12 declares no character set: what the byte order mark says, else UTF-8 where the bytes are that,
 *  else ISO 8859-1, in which every byte is a character: the mark of an encoding that the bytes are not of, too. */
export function textOf(file: Uint8Array): FileText {
  const mark = byteOrderMark(file);
  const read = decode(file.subarray(mark.length), mark.encoding);
  if (mark.length === 2 && read.encoding === 'latin1') return { ...decode(file, undefined), marked: false };
  return { ...read, marked: mark.length > 0 };
}

function decode(bytes: Uint8Array, marked: string | undefined): { readonly text: string; readonly encoding: string } {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (marked === undefined && !isBeyondAscii(latin1)) return { text: latin1, encoding: 'ascii' };
  const encoding = marked ?? 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return { text: latin1, encoding: 'latin1' };
  }
}
