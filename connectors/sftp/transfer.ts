import { SftpFailure } from './failure.ts';
import { packetType } from './packet.ts';
import { isEnd, type SftpProtocol } from './protocol.ts';

/** Bytes per request: what every server takes (draft-ietf-secsh-filexfer-02, section 3). */
const CHUNK = 32_768;
/** Requests under way at once for one file: a megabyte for each round trip. */
const WINDOW = 32;

/** Reads a file from its start.
 *  @param into memory that it fills exactly, or how many bytes to read
 *  @param take gets the bytes in pieces, in any order; false: no more are wanted
 *  Throws SftpFailure `changed` when the file is shorter. */
export async function readInto(
  protocol: SftpProtocol,
  handle: Uint8Array,
  into: Buffer | number,
  take: (at: number, bytes: Buffer) => boolean = (at, bytes) => typeof into !== 'number' && bytes.copy(into, at) > 0,
): Promise<void> {
  await inChunks(typeof into === 'number' ? into : into.length, async (at, length) => {
    for (let got = 0; got < length; ) {
      const piece = await readPiece(protocol, handle, at + got, length - got);
      if (!take(at + got, piece)) return false;
      got += piece.length;
    }
    return true;
  });
}

async function readPiece(protocol: SftpProtocol, handle: Uint8Array, at: number, length: number): Promise<Buffer> {
  let piece: Buffer;
  try {
    piece = (await protocol.request('read the file', packetType.read, packetType.data, handle, BigInt(at), length)).bytes();
  } catch (error) {
    if (isEnd(error)) throw new SftpFailure('changed', 'the file shrank while it was read');
    throw error;
  }
  if (piece.length === 0 || piece.length > length)
    throw new SftpFailure('failed', 'could not read the file: the server sent what nobody asked for');
  return piece;
}

/** Writes a file from its start, without a copy of the whole. */
export async function sendAll(protocol: SftpProtocol, handle: Uint8Array, body: Uint8Array): Promise<void> {
  await inChunks(body.length, async (at, length) => {
    const piece = body.subarray(at, at + length);
    await protocol.request('write the file', packetType.write, packetType.status, handle, BigInt(at), piece);
    return true;
  });
}

/** Does a piece of work for every chunk, a window of them at once; false from one ends it all. Settles when none is under way. */
async function inChunks(size: number, work: (at: number, length: number) => Promise<boolean>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < size) {
      const at = next;
      next += CHUNK;
      try {
        if (await work(at, Math.min(CHUNK, size - at))) continue;
      } catch (error) {
        next = size;
        throw error;
      }
      next = size;
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: Math.min(WINDOW, Math.ceil(size / CHUNK)) }, worker));
  for (const one of workers) if (one.status === 'rejected') throw one.reason;
}
