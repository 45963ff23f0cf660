import type { Socket } from 'node:net';
import type { FileEntry, SFTPWrapper } from 'ssh2';
import { SftpFailure, statusFailure } from './failure.ts';

/** A file or folder as a listing shows it. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
}

/** Bytes per request: what every server takes (draft-ietf-secsh-filexfer-02, section 3). */
const CHUNK = 32_768;
/** Requests under way at once for one file, so that distance costs little. */
const WINDOW = 8;

type Done<T> = (error: unknown, value: T) => void;

/** One SFTP session; many steps may be under way at once. A step that the server does not answer in time ends the session,
 *  and with it all other steps: what hangs once hangs for all.
 *
 *  Works on ssh2's own wrapper instead of ssh2-sftp-client's methods (12.1.1): its `put` of a buffer reports success when
 *  the server refused the write, a failed `stat` becomes "does not exist", the status of a failed `mkdir` is lost, and of
 *  several steps under way when the connection breaks all but one are never settled.
 *  Every method throws {@link SftpFailure}. */
export class SftpSession {
  private readonly sftp: SFTPWrapper;
  private readonly socket: Socket;
  private readonly end: () => Promise<unknown>;
  private readonly timeoutMs: number;
  private readonly pending = new Set<(failure: SftpFailure) => void>();

  constructor(sftp: SFTPWrapper, socket: Socket, end: () => Promise<unknown>, timeoutMs: number) {
    this.sftp = sftp;
    this.socket = socket;
    this.end = end;
    this.timeoutMs = timeoutMs;
    const lost = (): void => {
      for (const fail of this.pending) fail(new SftpFailure('lost', 'the connection broke'));
    };
    sftp.on('error', () => socket.destroy());
    sftp.on('close', lost);
    socket.on('close', lost);
  }

  /** Calls back when the session is over, for whatever reason. */
  onClosed(listener: () => void): void {
    this.socket.once('close', listener);
  }

  get closed(): boolean {
    return this.socket.destroyed || !this.socket.writable;
  }

  /** The absolute path of a folder, seen from the user's home. */
  absolute(path: string): Promise<string> {
    return this.step<string>('realpath', (done) => this.sftp.realpath(path, done));
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const found = await this.step<FileEntry[]>('list', (done) => this.sftp.readdir(folder, done));
    return found.flatMap(({ filename, longname, attrs }) =>
      filename === '.' || filename === '..'
        ? []
        : [{ name: filename, kind: kindOf(attrs.mode, longname), size: attrs.size ?? 0, modifiedAt: attrs.mtime ?? 0 }],
    );
  }

  /** @returns undefined when there is nothing of that name */
  async stat(path: string): Promise<Omit<Entry, 'name'> | undefined> {
    try {
      const found = await this.step<{ size: number; mtime: number; mode: number }>('stat', (done) => this.sftp.stat(path, done));
      return { kind: kindOf(found.mode), size: found.size, modifiedAt: found.mtime };
    } catch (error) {
      if (error instanceof SftpFailure && error.kind === 'missing') return undefined;
      throw error;
    }
  }

  /** Reads a whole file. Throws `too-large` beyond the cap and `changed` when it grew or shrank meanwhile. */
  async read(path: string, maxBytes: number): Promise<Buffer> {
    const handle = await this.step<Buffer>('open', (done) => this.sftp.open(path, 'r', done));
    try {
      const before = await this.fstat(handle);
      if (before.size > maxBytes) throw new SftpFailure('too-large', `the file has more than ${maxBytes} bytes`);
      const body = Buffer.alloc(before.size);
      await inChunks(body.length, async (at, length) => {
        for (let got = 0; got < length; ) {
          const count = await this.step<number>('read', (done) => this.sftp.read(handle, body, at + got, length - got, at + got, done));
          if (count === 0) throw new SftpFailure('changed', 'the file shrank while it was read');
          got += count;
        }
      });
      const after = await this.fstat(handle);
      if (after.size !== before.size || after.mtime !== before.mtime)
        throw new SftpFailure('changed', 'the file changed while it was read');
      return body;
    } finally {
      await this.release(handle);
    }
  }

  /** Writes a new file. Fails where one of that name is. */
  async write(path: string, body: Uint8Array): Promise<void> {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    const handle = await this.step<Buffer>('create', (done) => this.sftp.open(path, 'wx', done));
    let closed = false;
    try {
      await inChunks(bytes.length, (at, length) =>
        this.step<void>('write', (done) => this.sftp.write(handle, bytes, at, length, at, (error) => done(error, undefined))),
      );
      closed = true;
      // Some servers tell only now that the disk is full.
      await this.step('close', (done) => this.sftp.close(handle, (error) => done(error, undefined)));
    } finally {
      if (!closed) await this.release(handle);
    }
  }

  /** Moves a file, atomically and never over another: of two sessions that move the same file, one gets `missing`. */
  rename(from: string, to: string): Promise<void> {
    return this.step('rename', (done) => this.sftp.rename(from, to, (error) => done(error, undefined)));
  }

  /** Moves a file over whatever is there, atomically. Only with posix-rename@openssh.com; others give `failed`. */
  replace(from: string, to: string): Promise<void> {
    return this.step('posix-rename', (done) => this.sftp.ext_openssh_rename(from, to, (error) => done(error, undefined)));
  }

  remove(path: string): Promise<void> {
    return this.step('remove', (done) => this.sftp.unlink(path, (error) => done(error, undefined)));
  }

  /** Makes a folder, and those above it as far as they are missing; others may be making them at the same time.
   *  @param climb false: the one above must be there */
  async makeFolder(path: string, climb = true): Promise<void> {
    try {
      await this.step<void>('mkdir', (done) => this.sftp.mkdir(path, (error) => done(error, undefined)));
    } catch (error) {
      // Servers have one status for "exists already" and for everything else.
      if ((await this.stat(path))?.kind === 'folder') return;
      const parent = path.slice(0, path.lastIndexOf('/'));
      if (!climb || parent === '' || !(error instanceof SftpFailure) || error.kind !== 'missing') throw error;
      await this.makeFolder(parent);
      await this.makeFolder(path, false);
    }
  }

  async close(): Promise<void> {
    if (!this.closed) {
      // A server that does not answer the goodbye is left standing.
      const giveUp = setTimeout(() => this.socket.destroy(), 1_000);
      await this.end().catch(() => {});
      clearTimeout(giveUp);
    }
    this.socket.destroy();
  }

  private async fstat(handle: Buffer): Promise<{ readonly size: number; readonly mtime: number }> {
    return this.step('stat', (done) => this.sftp.fstat(handle, done));
  }

  /** After a failure the handle is of no more use, nor is a complaint about it. */
  private async release(handle: Buffer): Promise<void> {
    await this.step('close', (done) => this.sftp.close(handle, (error) => done(error, undefined))).catch(() => {});
  }

  private step<T>(name: string, begin: (done: Done<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new SftpFailure('lost', 'the connection broke'));
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        this.pending.delete(fail);
        act();
      };
      const fail = (failure: SftpFailure): void => settle(() => reject(failure));
      const timer = setTimeout(() => {
        fail(new SftpFailure('timeout', `${name}: the server did not answer`));
        this.socket.destroy();
      }, this.timeoutMs);
      this.pending.add(fail);
      try {
        begin((error, value) => {
          const status = (error as { readonly code?: unknown } | null | undefined)?.code;
          if (!error) settle(() => resolve(value));
          // An error without a status is ssh2's own: the session ended with the step under way.
          else fail(typeof status === 'number' ? statusFailure(name, status) : new SftpFailure('lost', 'the connection broke'));
        });
      } catch {
        // ssh2 refuses what the server did not announce.
        fail(new SftpFailure('failed', `${name}: the server does not know it`));
      }
    });
  }
}

/** Does a piece of work for every chunk, a window of them at once. */
async function inChunks(size: number, work: (at: number, length: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < size) {
      const at = next;
      next += CHUNK;
      await work(at, Math.min(CHUNK, size - at));
    }
  };
  await Promise.all(Array.from({ length: Math.min(WINDOW, Math.ceil(size / CHUNK)) }, worker));
}

/** By the mode, or where a server leaves it out by the first letter of its `ls -l` line. */
function kindOf(mode: number | undefined, longname = ''): Entry['kind'] {
  const type = mode === undefined ? 0 : mode & 0o170000;
  if (type === 0o100000 || (type === 0 && longname.startsWith('-'))) return 'file';
  return type === 0o040000 || (type === 0 && longname.startsWith('d')) ? 'folder' : 'other';
}
