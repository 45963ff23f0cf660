/** Compares a file with what was written of it.
 *  @returns `identical`; `line breaks` where only those differ; else the byte from which on they differ, and what stands there */
export function compareBytes(file: Uint8Array, written: Uint8Array): string {
  if (Buffer.compare(file, written) === 0) return 'identical';
  const [one, other] = [withoutLineBreaks(file), withoutLineBreaks(written)];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  if (at === one.length && at === other.length) return 'line breaks';
  return `byte ${at}: ${excerpt(one, at)} became ${excerpt(other, at)}`;
}

function withoutLineBreaks(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte) => byte !== 10 && byte !== 13);
}

function excerpt(bytes: Uint8Array, at: number): string {
  return JSON.stringify(Buffer.from(bytes.subarray(Math.max(0, at - 8), at + 12)).toString('latin1'));
}
