import { byteOrderMark } from '../edi/byte-order-mark.ts';

/** The part of a file that is being read, as text. UTF-16 is read as that; of all else each byte is one character (ISO 8859-1),
 *  for the service characters are the same in every character set, and what lies between them is decoded later.
 *  A place in the text is a place in the bytes, so that nothing is lost where a chunk ends inside a character. */
export class Window {
  text = '';
  #bytes: Uint8Array = new Uint8Array();
  #chunks: Uint8Array[] = [];
  #waiting = 0;
  #unit = 1;
  #encoding: string | undefined;
  #marked: boolean | undefined;

  /** UTF-8 or UTF-16, where the first bytes say so. */
  get encoding(): string | undefined {
    return this.#encoding;
  }

  /** Did the file begin with a byte order mark? */
  get isMarked(): boolean {
    return this.#marked === true;
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#waiting += chunk.length;
  }

  /** Leaves out what was read and takes in what was added, once there is as much of it as was left over: so whatever
   *  grows over many chunks is looked at a few times only.
   *  @param read characters of the text that are done with
   *  @returns was anything taken in? */
  advance(read: number, ended: boolean): boolean {
    const left = this.#bytes.length - read * this.#unit;
    if (!ended && this.#waiting <= left) return false;
    const bytes = Buffer.concat([this.#bytes.subarray(read * this.#unit), ...this.#chunks]);
    if (this.#marked === undefined && bytes.length < 4 && !ended) return false;
    this.#chunks = [];
    this.#waiting = 0;
    this.#bytes = this.#marked === undefined ? this.#skipMark(bytes) : bytes;
    this.text = this.#decode(ended);
    return true;
  }

  #skipMark(bytes: Uint8Array): Uint8Array {
    const { length, encoding } = byteOrderMark(bytes);
    this.#marked = length > 0;
    this.#encoding = encoding;
    if (encoding?.startsWith('utf-16') === true) this.#unit = 2;
    return bytes.subarray(length);
  }

  #decode(ended: boolean): string {
    const bytes = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    if (this.#unit === 1) return bytes.toString('latin1');
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    const text = (this.#encoding === 'utf-16be' ? Buffer.from(even).swap16() : even).toString('utf16le');
    return ended && even.length < bytes.length ? `${text}\uFFFD` : text;
  }
}
