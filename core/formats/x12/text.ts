import { isBeyondAscii } from '../edifact/charset.ts';

/** The text of a file. X12 declares no character set: what the byte order mark says, else UTF-8 where the bytes are that,
 *  else ISO 8859-1, in which every byte is a character.
 *  @param marked the encoding of the byte order mark
 *  @returns also the encoding by which the same bytes are written again */
export function textOf(bytes: Uint8Array, marked: string | undefined): { readonly text: string; readonly encoding: string } {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (marked === undefined && !isBeyondAscii(latin1)) return { text: latin1, encoding: 'ascii' };
  const encoding = marked ?? 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return { text: latin1, encoding: 'latin1' };
  }
}
