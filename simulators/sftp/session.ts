import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Attributes as ClientAttributes, FileEntry, SFTPWrapper } from 'ssh2';
import { type Attributes, attributesOf, type Disk, Refusal, status, statusOf } from './disk.ts';
import type { CutCounter, SftpFaults } from './faults.ts';

/** One request that the server carried out or refused. */
export interface SftpOperation {
  readonly user: string;
  readonly operation:
    | 'open'
    | 'read'
    | 'write'
    | 'close'
    | 'list'
    | 'stat'
    | 'rename'
    | 'replace'
    | 'remove'
    | 'mkdir'
    | 'rmdir'
    | 'realpath'
    | 'setstat';
  readonly path: string;
  /** Where a rename leads. */
  readonly target?: string;
  readonly bytes?: number;
  /** SFTP status; 0 is good. */
  readonly status: number;
}

/** What a session shares with its server. */
export interface SessionContext {
  readonly user: string;
  readonly disk: Disk;
  readonly faults: () => SftpFaults;
  readonly cuts: CutCounter;
  /** Cuts the connection. */
  readonly cut: () => void;
  readonly record: (operation: SftpOperation) => void;
}

type OpenFile = { readonly path: string; readonly file: FileHandle } | { readonly path: string; readonly entries: FileEntry[] };
type Details = Omit<SftpOperation, 'user' | 'status'>;
type Answer = (sftp: SFTPWrapper, id: number) => void;

const READDIR_BATCH = 100;
/** SSH_FXF_WRITE. */
const WRITE_FLAG = 2;
const MAX_READ = 262_144;

/** Serves one SFTP session from a disk. */
export function serveSession(sftp: SFTPWrapper, context: SessionContext): void {
  const served: Served = { sftp, context, handles: new Handles(), run: runner(sftp, context) };
  serveFiles(served);
  serveFolders(served);
  serveAttributes(served);
  serveNames(served);
  sftp.on('end', () => {
    served.handles.closeAll();
    sftp.end();
  });
}

interface Served {
  readonly sftp: SFTPWrapper;
  readonly context: SessionContext;
  readonly handles: Handles;
  readonly run: (id: number, details: Details, work: () => Promise<Answer> | Promise<void>) => Promise<void>;
}

/** Open files and listings by the handles that the client was given. */
class Handles {
  private readonly opened = new Map<number, OpenFile>();
  private last = 0;

  keep(file: OpenFile): Answer {
    this.last += 1;
    this.opened.set(this.last, file);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(this.last);
    return (sftp, id) => sftp.handle(id, handle);
  }

  get(handle: Buffer): OpenFile {
    const found = this.find(handle);
    if (found === undefined) throw new Refusal(status.failure);
    return found;
  }

  file(handle: Buffer): FileHandle {
    const found = this.get(handle);
    if (!('file' in found)) throw new Refusal(status.failure);
    return found.file;
  }

  path(handle: Buffer): string {
    return this.find(handle)?.path ?? '';
  }

  drop(handle: Buffer): OpenFile {
    const found = this.get(handle);
    this.opened.delete(handle.readUInt32BE());
    return found;
  }

  closeAll(): void {
    for (const found of this.opened.values()) if ('file' in found) found.file.close().catch(() => {});
    this.opened.clear();
  }

  private find(handle: Buffer): OpenFile | undefined {
    return handle.length === 4 ? this.opened.get(handle.readUInt32BE()) : undefined;
  }
}

function serveFiles({ sftp, context, handles, run }: Served): void {
  sftp.on('OPEN', (id, path, flags) =>
    run(id, { operation: 'open', path }, async () => {
      if (flags & WRITE_FLAG) mayChange(context, path);
      return handles.keep({ path, file: await context.disk.open(path, flags) });
    }),
  );
  sftp.on('READ', (id, handle, offset, length) =>
    run(id, { operation: 'read', path: handles.path(handle), bytes: length }, async () => {
      const wanted = Math.min(length, MAX_READ);
      const { bytesRead, buffer } = await handles.file(handle).read(Buffer.alloc(wanted), 0, wanted, offset);
      if (bytesRead === 0) throw new Refusal(status.eof);
      return (to, request) => to.data(request, buffer.subarray(0, bytesRead));
    }),
  );
  sftp.on('WRITE', (id, handle, offset, data) =>
    run(id, { operation: 'write', path: handles.path(handle), bytes: data.length }, async () => {
      spendQuota(context.faults(), data.length);
      await handles.file(handle).write(data, 0, data.length, offset);
    }),
  );
  sftp.on('CLOSE', (id, handle) =>
    run(id, { operation: 'close', path: handles.path(handle) }, async () => {
      const found = handles.drop(handle);
      if ('file' in found) await found.file.close();
    }),
  );
}

function serveFolders({ sftp, context, handles, run }: Served): void {
  const { disk } = context;
  sftp.on('OPENDIR', (id, path) =>
    run(id, { operation: 'list', path }, async () => {
      const entries = (await disk.list(path)).map(({ name, attributes }) => entry(name, attributes));
      return handles.keep({ path, entries });
    }),
  );
  sftp.on('READDIR', (id, handle) =>
    run(id, { operation: 'list', path: handles.path(handle) }, () => {
      const found = handles.get(handle);
      if ('file' in found || found.entries.length === 0) throw new Refusal(status.eof);
      const batch = found.entries.splice(0, READDIR_BATCH);
      return Promise.resolve((to, request) => to.name(request, batch));
    }),
  );
  sftp.on('MKDIR', (id, path) => run(id, { operation: 'mkdir', path }, () => disk.makeFolder(changeable(context, path))));
  sftp.on('RMDIR', (id, path) => run(id, { operation: 'rmdir', path }, () => disk.removeFolder(changeable(context, path))));
}

function serveAttributes({ sftp, context, handles, run }: Served): void {
  const { disk } = context;
  const tell = (id: number, path: string, read: () => Promise<Attributes>) =>
    run(id, { operation: 'stat', path }, async () => {
      const found = await read();
      return (to, request) => to.attrs(request, found);
    });
  const setTimes = (id: number, path: string, { atime, mtime }: ClientAttributes) =>
    run(id, { operation: 'setstat', path }, async () => {
      mayChange(context, path);
      if (mtime !== undefined) await disk.setTimes(path, atime ?? mtime, mtime);
    });
  sftp.on('STAT', (id, path) => tell(id, path, () => disk.stat(path)));
  sftp.on('LSTAT', (id, path) => tell(id, path, () => disk.lstat(path)));
  sftp.on('FSTAT', (id, handle) => tell(id, handles.path(handle), async () => attributesOf(await handles.file(handle).stat())));
  sftp.on('SETSTAT', setTimes);
  sftp.on('FSETSTAT', (id, handle, wanted) => setTimes(id, handles.path(handle), wanted));
}

function serveNames({ sftp, context, run }: Served): void {
  const { disk } = context;
  const move = (id: number, operation: 'rename' | 'replace', path: string, target: string) =>
    run(id, { operation, path, target }, () => disk[operation](changeable(context, path), changeable(context, target)));
  sftp.on('RENAME', (id, from, to) => move(id, context.faults().renameReplaces === true ? 'replace' : 'rename', from, to));
  sftp.on('EXTENDED', (id, name, data) => {
    if (name === 'statvfs@openssh.com') return answerExtended(sftp, id, fileSystem(context.faults()));
    if (name !== 'posix-rename@openssh.com') return sftp.status(id, status.unsupported);
    const [from, to] = twoStrings(data);
    return move(id, 'replace', from, to);
  });
  sftp.on('REMOVE', (id, path) => run(id, { operation: 'remove', path }, () => disk.remove(changeable(context, path))));
  sftp.on('REALPATH', (id, path) =>
    run(id, { operation: 'realpath', path }, () => {
      const filename = disk.resolve(path);
      return Promise.resolve((to, request) => to.name(request, [{ filename, longname: filename, attrs: noAttributes }]));
    }),
  );
}

/** Carries out one request, with the faults of the moment, and records it. */
function runner(sftp: SFTPWrapper, { faults, cuts, cut, record, user }: SessionContext): Served['run'] {
  return async (id, details, work) => {
    const { hang, delayMs = 0, cut: wanted } = faults();
    if (hang) return;
    const cutNow = cuts.due(wanted, details.bytes ?? 0);
    if (faults().down === true || (cutNow && wanted?.when === 'before')) return cut();
    let answer: Answer | undefined;
    let code: number = status.ok;
    try {
      answer = (await work()) || undefined;
    } catch (error) {
      code = statusOf(error);
    }
    record({ user, ...details, status: code });
    if (cutNow) return cut();
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (answer !== undefined) answer(sftp, id);
    else sftp.status(id, code, code === status.ok ? '' : faults().text);
  };
}

function changeable(context: SessionContext, path: string): string {
  mayChange(context, path);
  return path;
}

function mayChange({ disk, faults }: SessionContext, path: string): void {
  const folder = posix.dirname(disk.resolve(path));
  const within = (forbidden: string): boolean => forbidden === '/' || folder === forbidden || folder.startsWith(`${forbidden}/`);
  if (faults().readOnly?.some(within)) throw new Refusal(status.permissionDenied);
}

function spendQuota(faults: SftpFaults, bytes: number): void {
  if (faults.quotaBytes === undefined) return;
  if (bytes > faults.quotaBytes) throw new Refusal(status.failure);
  faults.quotaBytes -= bytes;
}

/** OpenSSH, PROTOCOL, section 4.4: eleven numbers. */
function fileSystem({ fileSystem: found = { freeBlocks: 1_000_000, readOnly: false } }: SftpFaults): Buffer {
  const { freeBlocks, readOnly } = found;
  const numbers = [4_096, 4_096, 2_000_000, freeBlocks, freeBlocks, 100_000, 50_000, 50_000, 1, readOnly ? 1 : 0, 255];
  const data = Buffer.alloc(8 * numbers.length);
  for (const [n, number] of numbers.entries()) data.writeBigUInt64BE(BigInt(number), 8 * n);
  return data;
}

/** SSH_FXP_EXTENDED_REPLY, for which ssh2's server has no method. */
function answerExtended(sftp: SFTPWrapper, id: number, data: Buffer): void {
  const header = Buffer.alloc(9);
  header.writeUInt32BE(5 + data.length, 0);
  header[4] = 201;
  header.writeUInt32BE(id, 5);
  const { _protocol, outgoing } = sftp as unknown as {
    readonly _protocol: { channelData(channel: number, data: Buffer): void };
    readonly outgoing: { readonly id: number };
  };
  _protocol.channelData(outgoing.id, Buffer.concat([header, data]));
}

const noAttributes: Attributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };

function entry(filename: string, attrs: Attributes): FileEntry {
  const kind = (attrs.mode & 0o170000) === 0o040000 ? 'd' : '-';
  const utc = new Date(attrs.mtime * 1000).toUTCString();
  const date = `${utc.slice(8, 11)} ${utc.slice(5, 7)} ${utc.slice(17, 22)}`;
  const longname = `${kind}rw-r--r--    1 owner    group    ${String(attrs.size).padStart(12)} ${date} ${filename}`;
  return { filename, longname, attrs };
}

function twoStrings(data: Buffer): [string, string] {
  const length = data.readUInt32BE(0);
  const second = 4 + length;
  return [data.toString('utf8', 4, second), data.toString('utf8', second + 4, second + 4 + data.readUInt32BE(second))];
}
