import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WireText } from './charset.ts';
import { isFailure, namedFailure, SftpFailure } from './failure.ts';
import { type FileAttributes, packetType } from './packet.ts';
import { isEnd, SftpProtocol } from './protocol.ts';
import { readInto, sendAll } from './transfer.ts';

/** What is found under a path. */
export interface Found {
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
}

/** A file or folder as a listing shows it. */
export interface Entry extends Found {
  readonly name: WireText;
}

/** Flags of SSH_FXP_OPEN (draft-ietf-secsh-filexfer-02, section 6.3). */
const open = { read: 1, write: 2, create: 8, exclusive: 32 } as const;
const { status, handle, attrs, name, extendedReply } = packetType;
/** No attributes: the server chooses (section 5). */
const NONE = 0;

/** One SFTP session; many steps may be under way at once. Paths are {@link WireText}. Every method throws {@link SftpFailure};
 *  after `lost` and `timeout` the session is over. */
export class SftpSession {
  private readonly protocol: SftpProtocol;
  private readonly socket: Socket;
  private readonly farewell: () => void;

  private constructor(protocol: SftpProtocol, socket: Socket, farewell: () => void) {
    this.protocol = protocol;
    this.socket = socket;
    this.farewell = farewell;
  }

  /** @param farewell says goodbye to the server
   *  @param timeoutMs how long the server may be silent while it owes an answer */
  static async start(channel: Duplex, socket: Socket, farewell: () => void, timeoutMs: number): Promise<SftpSession> {
    const protocol = await SftpProtocol.start(channel, timeoutMs, () => socket.destroy());
    socket.on('close', () => protocol.end(new SftpFailure('lost', 'the connection broke')));
    return new SftpSession(protocol, socket, farewell);
  }

  /** Calls back when the session is over, for whatever reason. */
  onClosed(listener: () => void): void {
    this.socket.once('close', listener);
  }

  get closed(): boolean {
    return this.socket.destroyed || !this.socket.writable;
  }

  /** The absolute path of a folder, seen from the user's home. */
  async absolute(path: WireText): Promise<WireText> {
    const found = await this.protocol.request('find the folder', packetType.realpath, name, path);
    return found.u32() === 0 ? path : found.text();
  }

  /** @param atMost where a folder has more, the rest is not read */
  async list(folder: WireText, atMost: number): Promise<readonly Entry[]> {
    const opened = (await this.protocol.request('list the folder', packetType.opendir, handle, folder)).bytes();
    const entries: Entry[] = [];
    try {
      for (let seen = 0; seen < atMost; ) {
        const batch = await this.protocol.request('list the folder', packetType.readdir, name, opened);
        const count = batch.u32();
        // Not an end by the standard, but nothing will follow.
        if (count === 0) break;
        seen += count;
        for (let left = count; left > 0; left -= 1) {
          const filename = batch.text();
          const longname = batch.text();
          const found = foundOf(batch.attributes(), longname);
          if (filename !== '.' && filename !== '..') entries.push({ name: filename, ...found });
        }
      }
      return entries;
    } catch (error) {
      if (isEnd(error)) return entries;
      throw error;
    } finally {
      await this.release(opened);
    }
  }

  /** @returns undefined when there is nothing of that name */
  stat(path: WireText): Promise<Found | undefined> {
    return this.look(packetType.stat, path);
  }

  /** As {@link stat}, of a symbolic link itself. */
  lstat(path: WireText): Promise<Found | undefined> {
    return this.look(packetType.lstat, path);
  }

  /** Reads a whole file into memory of its own size, no more.
   *  @param expected what was found under the path; throws `changed` when it is not, or no longer, so */
  async read(path: WireText, expected: Found): Promise<Buffer> {
    const body = Buffer.allocUnsafeSlow(expected.size);
    await this.withFile(path, (opened) => readInto(this.protocol, opened, body), expected);
    return body;
  }

  /** Has a file these very bytes? Holds only a few of its own at a time. */
  async holds(path: WireText, body: Uint8Array): Promise<boolean> {
    const found = await this.stat(path);
    if (found?.kind !== 'file' || found.size !== body.length) return false;
    const known = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    let same = true;
    try {
      await this.withFile(path, (opened) =>
        readInto(this.protocol, opened, known.length, (at, bytes) => {
          same &&= known.compare(bytes, 0, bytes.length, at, at + bytes.length) === 0;
          return same;
        }),
      );
    } catch (error) {
      // The partner has fetched it meanwhile, or writes to it.
      if (isFailure(error, 'missing', 'changed')) return false;
      throw error;
    }
    return same;
  }

  /** Writes a new file. Fails where one of that name is. */
  async write(path: WireText, body: Uint8Array): Promise<void> {
    const flags = open.write | open.create | open.exclusive;
    const opened = (await this.protocol.request('create a file in the folder', packetType.open, handle, path, flags, NONE)).bytes();
    let closed = false;
    try {
      await sendAll(this.protocol, opened, body);
      closed = true;
      // Some servers tell only now that the disk is full.
      await this.protocol.request('finish the file', packetType.close, status, opened);
    } finally {
      if (!closed) await this.release(opened);
    }
  }

  /** Never over an existing file, on servers that keep to the standard (section 6.5). */
  async rename(from: WireText, to: WireText): Promise<void> {
    await this.protocol.request('rename the file', packetType.rename, status, from, to);
  }

  get replacesAtOnce(): boolean {
    return this.protocol.offers('posix-rename@openssh.com');
  }

  /** Over whatever is there, by posix-rename@openssh.com (OpenSSH, PROTOCOL, section 4.3): at no moment is there no file. */
  async replace(from: WireText, to: WireText): Promise<void> {
    await this.protocol.request('rename the file', packetType.extended, status, 'posix-rename@openssh.com', from, to);
  }

  async remove(path: WireText): Promise<void> {
    await this.protocol.request('remove the file', packetType.remove, status, path);
  }

  /** Makes a folder, and those above it as far as they are missing; others may be making them at the same time.
   *  @param climb false: the one above must be there
   *  @param step completes "could not …" */
  async makeFolder(path: WireText, climb = true, step = 'make a folder'): Promise<void> {
    try {
      await this.protocol.request(step, packetType.mkdir, status, path, NONE);
    } catch (error) {
      // Servers have one status for "exists already" and for everything else.
      const found = await this.stat(path);
      if (found?.kind === 'folder') return;
      if (found !== undefined) throw new SftpFailure('failed', `could not ${step}: a file has its name`);
      const parent = path.slice(0, path.lastIndexOf('/'));
      if (!climb || parent === '' || !isFailure(error, 'missing')) throw error;
      await this.makeFolder(parent);
      await this.makeFolder(path, false);
    }
  }

  async removeFolder(path: WireText): Promise<void> {
    await this.protocol.request('remove the folder', packetType.rmdir, status, path);
  }

  /** Why a step failed that the server gave no reason for, as far as its file system tells (statvfs@openssh.com).
   *  @param folder where it was tried */
  async explain(error: unknown, step: string, folder: WireText): Promise<unknown> {
    if (!isFailure(error, 'failed') || this.closed || !this.protocol.offers('statvfs@openssh.com', '2')) return error;
    try {
      const found = await this.protocol.request(step, packetType.extended, extendedReply, 'statvfs@openssh.com', folder);
      const [, , , , blocks, files, , nodes, , flags] = Array.from({ length: 11 }, () => found.u64());
      if (flags !== undefined && (flags & 1n) === 1n) return namedFailure(step, 'read-only');
      return blocks === 0n || (nodes === 0n && files !== 0n) ? namedFailure(step, 'full') : error;
    } catch {
      return error;
    }
  }

  async close(): Promise<void> {
    if (!this.closed) {
      const gone = new Promise<void>((resolve) => this.socket.once('close', resolve));
      // A server that does not answer the goodbye is left standing.
      const giveUp = setTimeout(() => this.socket.destroy(), 1_000);
      this.farewell();
      await gone;
      clearTimeout(giveUp);
    }
    this.socket.destroy();
  }

  private async look(type: number, path: WireText): Promise<Found | undefined> {
    try {
      return foundOf((await this.protocol.request('look at the file', type, attrs, path)).attributes());
    } catch (error) {
      if (isFailure(error, 'missing')) return undefined;
      throw error;
    }
  }

  /** @param expected what the file must be before and after */
  private async withFile(path: WireText, work: (opened: Uint8Array) => Promise<void>, expected?: Found): Promise<void> {
    const opened = (await this.protocol.request('open the file', packetType.open, handle, path, open.read, NONE)).bytes();
    try {
      await work(opened);
      if (expected === undefined) return;
      const after = (await this.protocol.request('look at the file', packetType.fstat, attrs, opened)).attributes();
      if (after.size !== expected.size || after.modifiedAt !== expected.modifiedAt)
        throw new SftpFailure('changed', 'the file changed while it was read');
    } finally {
      await this.release(opened);
    }
  }

  /** After a failure the handle is of no more use, nor is a complaint about it. */
  private async release(opened: Uint8Array): Promise<void> {
    await this.protocol.request('close', packetType.close, status, opened).catch(() => {});
  }
}

/** By the mode, or where a server leaves it out by the first letter of its `ls -l` line. */
function foundOf({ mode, size, modifiedAt }: FileAttributes, longname = ''): Found {
  const type = mode === undefined ? 0 : mode & 0o170000;
  const isFile = type === 0o100000 || (type === 0 && longname.startsWith('-'));
  const isFolder = type === 0o040000 || (type === 0 && longname.startsWith('d'));
  return { kind: isFile ? 'file' : isFolder ? 'folder' : 'other', size, modifiedAt };
}
