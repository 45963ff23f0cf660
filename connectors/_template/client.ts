import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { HubError, hubError } from '../../core/kernel/errors.ts';

/** What the machine offers. Tests play its faults here. */
export type FileSystem = Pick<typeof files, 'link' | 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'stat' | 'writeFile'>;

/** A file in a listing. */
export interface FoundFile {
  readonly name: string;
  readonly size: number;
}

/** A folder as the endpoints use it. Paths count from the folder. Every step ends within the timeout.
 *  All throw E_DELIVERY_REFUSED (nothing there, or no permission), E_DELIVERY_TIMEOUT, or else E_DELIVERY_UNAVAILABLE. */
export interface Client {
  /** The files in it, by name. */
  list(path: string): Promise<readonly FoundFile[]>;
  read(path: string): Promise<Buffer>;
  /** Moves a file, at once. @returns false when it is no longer there */
  move(from: string, to: string): Promise<boolean>;
  /** Writes under a temporary name, then gives it its own, at once. @returns false when there is one of that name already */
  put(name: string, temporary: string, body: Uint8Array): Promise<boolean>;
  /** Makes a folder, unless it is there; not what is above it. */
  makeFolder(path: string): Promise<void>;
}

/** The one place of this connector that speaks to the other side. */
export function clientOf(folder: string, timeoutMs: number, system: FileSystem = files): Client {
  const at = (path: string): string => join(folder, path);
  const step = <T>(work: () => Promise<T>): Promise<T> => within(timeoutMs, work);
  const stepUnless = <T>(code: string, instead: T, work: () => Promise<T>): Promise<T> =>
    step(() => work().catch((error: NodeJS.ErrnoException) => (error.code === code ? instead : Promise.reject(error))));

  return {
    list: async (path) => {
      const entries = await step(() => system.readdir(at(path), { withFileTypes: true }));
      const found: FoundFile[] = [];
      for (const { name } of entries.filter((entry) => entry.isFile())) {
        const size = await stepUnless('ENOENT', undefined, async () => (await system.stat(at(join(path, name)))).size);
        if (size !== undefined) found.push({ name, size });
      }
      return found.sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    read: (path) => step(() => system.readFile(at(path))),
    move: (from, to) => stepUnless('ENOENT', false, () => system.rename(at(from), at(to)).then(() => true)),
    put: async (name, temporary, body) => {
      try {
        await step(() => system.writeFile(at(temporary), body));
        // Unlike a rename, a link never replaces what is there.
        return await stepUnless('EEXIST', false, () => system.link(at(temporary), at(name)).then(() => true));
      } finally {
        await step(() => system.rm(at(temporary), { force: true })).catch(() => {});
      }
    },
    makeFolder: (path) => stepUnless('EEXIST', undefined, () => system.mkdir(at(path)).then(() => undefined)),
  };
}

async function within<T>(timeoutMs: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(hubError('E_DELIVERY_TIMEOUT', { timeoutMs })), timeoutMs);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    throw error instanceof HubError ? error : asHubFailure(error as NodeJS.ErrnoException);
  } finally {
    clearTimeout(timer);
  }
}

/** Words of our own: what the other side says may hold anything. */
function asHubFailure({ code }: NodeJS.ErrnoException): HubError {
  if (code === 'ENOENT' || code === 'ENOTDIR') return hubError('E_DELIVERY_REFUSED', { reason: 'there is no such folder' });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return hubError('E_DELIVERY_REFUSED', { reason: 'permission denied' });
  return hubError('E_DELIVERY_UNAVAILABLE', { reason: `the file system failed (${code ?? 'unknown'})` });
}
