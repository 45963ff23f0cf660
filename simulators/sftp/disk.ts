import { constants, type Stats } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, readdir, rename, rmdir, stat, unlink, utimes } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** Status codes of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 7). */
export const status = { ok: 0, eof: 1, noSuchFile: 2, permissionDenied: 3, failure: 4, unsupported: 8 } as const;

/** A refusal with its status. */
export class Refusal extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`status ${code}`);
    this.code = code;
  }
}

/** The status that tells a failed call of the file system, as OpenSSH's server chooses it. */
export function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.code;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return status.noSuchFile;
  if (code === 'EACCES' || code === 'EPERM') return status.permissionDenied;
  return status.failure;
}

/** Attributes as SFTP has them: times in whole seconds. */
export interface Attributes {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly atime: number;
  readonly mtime: number;
}

/** Flags of SSH_FXP_OPEN (section 6.3). */
const flag = { read: 1, write: 2, append: 4, create: 8, truncate: 16, exclusive: 32 } as const;

/** A real folder seen as the root of an SFTP server: nothing outside it can be named. */
export class Disk {
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** The absolute path that a client means. */
  resolve(path: string): string {
    return posix.resolve('/', path);
  }

  open(path: string, flags: number): Promise<FileHandle> {
    let mode = (flags & flag.write) === 0 ? constants.O_RDONLY : (flags & flag.read) === 0 ? constants.O_WRONLY : constants.O_RDWR;
    if (flags & flag.append) mode |= constants.O_APPEND;
    if (flags & flag.create) mode |= constants.O_CREAT;
    if (flags & flag.truncate) mode |= constants.O_TRUNC;
    if (flags & flag.exclusive) mode |= constants.O_EXCL;
    return open(this.real(path), mode, 0o644);
  }

  async list(path: string): Promise<readonly { readonly name: string; readonly attributes: Attributes }[]> {
    const names = await readdir(this.real(path));
    const entries = await Promise.all(
      names.map(async (name) => ({ name, attributes: await this.lstat(posix.join(path, name)).catch(() => undefined) })),
    );
    // What went away in between is not there.
    return entries.flatMap(({ name, attributes }) => (attributes === undefined ? [] : [{ name, attributes }]));
  }

  async stat(path: string): Promise<Attributes> {
    return attributesOf(await stat(this.real(path)));
  }

  async lstat(path: string): Promise<Attributes> {
    return attributesOf(await lstat(this.real(path)));
  }

  /** SSH_FXP_RENAME as OpenSSH does it: never over an existing file; of two renames of one file at once, one fails. */
  async rename(from: string, to: string): Promise<void> {
    const [source, target] = [this.real(from), this.real(to)];
    if ((await lstat(source)).isDirectory()) {
      if ((await lstat(target).catch(() => undefined)) !== undefined) throw new Refusal(status.failure);
      return rename(source, target);
    }
    await link(source, target);
    try {
      await unlink(source);
    } catch (error) {
      await unlink(target);
      throw error;
    }
  }

  /** posix-rename@openssh.com: replaces what is there. */
  replace(from: string, to: string): Promise<void> {
    return rename(this.real(from), this.real(to));
  }

  remove(path: string): Promise<void> {
    return unlink(this.real(path));
  }

  async makeFolder(path: string): Promise<void> {
    await mkdir(this.real(path));
  }

  removeFolder(path: string): Promise<void> {
    return rmdir(this.real(path));
  }

  setTimes(path: string, atime: number, mtime: number): Promise<void> {
    return utimes(this.real(path), atime, mtime);
  }

  private real(path: string): string {
    return join(this.root, this.resolve(path));
  }
}

/** Attributes of a file on the disk. */
export function attributesOf(found: Stats): Attributes {
  return {
    mode: found.mode,
    uid: found.uid,
    gid: found.gid,
    size: found.size,
    atime: Math.floor(found.atimeMs / 1000),
    mtime: Math.floor(found.mtimeMs / 1000),
  };
}
