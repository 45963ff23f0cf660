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
