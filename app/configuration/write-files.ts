import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, copyFile, link, lstat, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import type { NewText } from './new-text.ts';

/** Files that were written, while it is not yet certain that they stay. */
export interface Written {
  /** Puts back what was, the very files with their owners and modes. */
  undo(): Promise<void>;
  /** Forgets what was. */
  keep(): Promise<void>;
}

/** One file on its way. Names with a dot in front are no part of a configuration: what a killed process leaves is not read. */
interface Step {
  readonly place: string;
  readonly fresh: string;
  /** What was there before; undefined: nothing. */
  readonly former?: string;
  /** The topmost folder that was made for it. */
  readonly madeFolder?: string;
}

/** Why files cannot be written under this home; undefined where they can. */
export async function readOnlyBecause(home: string): Promise<string | undefined> {
  for (const folder of [home, join(home, 'mappings')]) {
    const refused = await access(folder, constants.W_OK).then(
      () => false,
      () => true,
    );
    if (refused) return `${folder === home ? 'the home' : 'its folder mappings'} is read-only for the hub`;
  }
  return undefined;
}

/** Writes files, all or none: all beside their places first, where a full disk does no harm, then put there by renaming. A file that
 *  there was keeps its mode and, as far as the hub may give files away, its owner.
 *  @param files with paths that were found good
 *  @throws E_REQUEST_INVALID a path that leads through a link, or to what is no file; E_HOME_READ_ONLY, nothing is written then */
export async function writeFiles(home: string, files: readonly NewText[]): Promise<Written> {
  const present = new Map<string, Stats | undefined>();
  for (const { path } of files) present.set(path, await presentFile(home, path));
  const steps: Step[] = [];
  let put = 0;
  const undo = async (): Promise<void> => {
    const restored = await Promise.allSettled(
      steps.slice(0, put).map(({ place, former }) => (former === undefined ? rm(place, { force: true }) : rename(former, place))),
    );
    for (const { fresh, former } of steps) await Promise.allSettled([rm(fresh, { force: true }), rm(former ?? fresh, { force: true })]);
    for (const { place, madeFolder } of steps) if (madeFolder !== undefined) await removeEmpty(dirname(place), madeFolder);
    const failed = restored.find(({ status }) => status === 'rejected');
    if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
  };
  try {
    for (const { path, text } of files) await stage(join(home, path), text, present.get(path), steps);
    for (const { fresh, place } of steps) {
      await rename(fresh, place);
      put += 1;
    }
  } catch (cause) {
    await undo().catch(() => undefined);
    throw hubError('E_HOME_READ_ONLY', { reason: `writing failed (${(cause as NodeJS.ErrnoException).code ?? 'fault'})` }, { cause });
  }
  return {
    undo,
    keep: async () => {
      for (const { former } of steps) if (former !== undefined) await rm(former, { force: true });
    },
  };
}

/** The file at a path; undefined: none yet. Nothing on the way may be a link: it could lead out of the home. */
async function presentFile(home: string, path: string): Promise<Stats | undefined> {
  const refused = (what: string) => hubError('E_REQUEST_INVALID', { reason: `${path} ${what}` });
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth += 1) {
    const entry = await lstat(join(home, ...names.slice(0, depth))).catch(() => undefined);
    if (entry === undefined) return undefined;
    if (entry.isSymbolicLink()) throw refused('leads through a link');
    if (depth < names.length && !entry.isDirectory()) throw refused('leads through a file');
    if (depth === names.length && !entry.isFile()) throw refused('is no file');
    if (depth === names.length) return entry;
  }
  return undefined;
}

/** Writes the text beside its place, and gives what is there a second name. */
async function stage(place: string, text: string, present: Stats | undefined, steps: Step[]): Promise<void> {
  const madeFolder = await mkdir(dirname(place), { recursive: true });
  const beside = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString('hex')}`);
  const former = `${beside}.former`;
  steps.push({
    place,
    fresh: beside,
    ...(present === undefined ? {} : { former }),
    ...(madeFolder === undefined ? {} : { madeFolder }),
  });
  const file = await open(beside, 'wx');
  try {
    await file.writeFile(text);
    if (present !== undefined) {
      await file.chown(present.uid, present.gid).catch(() => undefined);
      await file.chmod(present.mode & 0o7777);
    }
    // Before the name points to it: a loss of power must not leave an empty file there.
    await file.sync();
  } finally {
    await file.close();
  }
  // Some file systems know no second names.
  if (present !== undefined) await link(place, former).catch(() => copyFile(place, former));
}

async function removeEmpty(folder: string, last: string): Promise<void> {
  const removed = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (removed && folder !== last) await removeEmpty(dirname(folder), last);
}
