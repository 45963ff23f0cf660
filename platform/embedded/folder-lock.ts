import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import { startOf } from './process-identity.ts';

/** A folder held by this process. */
export interface FolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly start: string;
}

const LOCK = /^hub\.(\d+)\.lock$/;

/** Takes a folder for this process. The lock of a process that is gone, or whose pid now belongs to another one, is taken over.
 *
 *  Locks are numbered files and the highest number counts. To take over number n is to create n + 1, which the file
 *  system grants to one process only. Whoever worked from an old view of the folder sees a higher number afterwards and
 *  steps back; that is also why a released lock stays as an empty file.
 *
 *  Rejects with `E_EMBEDDED_LOCKED` when a living process has it. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const me: Holder = { pid: process.pid, start: (await startOf(process.pid)) ?? '' };
  for (;;) {
    const latest = await latestLock(folder);
    const holder = await readHolder(lockPath(folder, latest));
    if (holder !== undefined && (await startOf(holder.pid)) === holder.start)
      throw hubError('E_EMBEDDED_LOCKED', { pid: holder.pid, folder });
    const mine = latest + 1;
    if (!(await createExclusively(folder, mine, me))) continue;
    if ((await latestLock(folder)) === mine) {
      await removeOlder(folder, mine);
      return { release: () => replace(folder, mine, '') };
    }
    await rm(lockPath(folder, mine), { force: true });
  }
}

const lockPath = (folder: string, number: number): string => join(folder, `hub.${number}.lock`);
const draftPath = (folder: string): string => join(folder, `hub.lock.${randomUUID()}.draft`);

/** The highest number in the folder; 0 when it was never locked. */
async function latestLock(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((name) => Number(LOCK.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { pid, start } = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : undefined;
  } catch {
    return undefined; // never locked, released, or cut by a power failure
  }
}

/** A link to a finished file: nobody ever reads a lock that is half written. */
async function createExclusively(folder: string, number: number, holder: Holder): Promise<boolean> {
  const draft = draftPath(folder);
  await writeFile(draft, JSON.stringify(holder), { mode: 0o644 });
  try {
    await link(draft, lockPath(folder, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replace(folder: string, number: number, content: string): Promise<void> {
  const draft = draftPath(folder);
  await writeFile(draft, content);
  await rename(draft, lockPath(folder, number));
}

async function removeOlder(folder: string, mine: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const number = LOCK.exec(name)?.[1];
    if (number !== undefined && Number(number) < mine) await rm(join(folder, name), { force: true });
  }
}
