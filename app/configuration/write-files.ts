import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';

/** A file as it is to be. */
export interface NewText {
  /** Relative to the home, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const PATH = /^(mappings|schemas\/partners)(\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;

/** @throws E_REQUEST_INVALID a path that is not one of a text file of the configuration */
export function checkPath(path: string): void {
  if (!PATH.test(path) || path.includes('..'))
    throw hubError('E_REQUEST_INVALID', {
      reason: 'a path is one under mappings/ or schemas/partners/, of letters, digits, dots and dashes',
    });
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

/** Writes files, all or none: each beside its place first, then put there by renaming; what fails puts back what was.
 *  @returns how to put back what was
 *  @throws E_REQUEST_INVALID a path that leads through a link; E_HOME_READ_ONLY */
export async function writeFiles(home: string, files: readonly NewText[]): Promise<() => Promise<void>> {
  for (const { path } of files) await refuseLinks(home, path);
  const before = await Promise.all(files.map(async ({ path }) => ({ path, text: await readIfThere(join(home, path)) })));
  const restore = async (): Promise<void> => {
    for (const { path, text } of before) await (text === undefined ? rm(join(home, path), { force: true }) : put(join(home, path), text));
  };
  try {
    for (const { path, text } of files) await put(join(home, path), text);
  } catch (cause) {
    await restore().catch(() => undefined);
    throw hubError('E_HOME_READ_ONLY', { reason: `writing failed (${(cause as NodeJS.ErrnoException).code ?? 'fault'})` }, { cause });
  }
  return restore;
}

/** Nothing on the way may be a link: it could lead out of the home. */
async function refuseLinks(home: string, path: string): Promise<void> {
  checkPath(path);
  let place = home;
  for (const step of path.split('/')) {
    place = join(place, step);
    const entry = await lstat(place).catch(() => undefined);
    if (entry?.isSymbolicLink()) throw hubError('E_REQUEST_INVALID', { reason: `${path} leads through a link` });
  }
}

async function put(place: string, text: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const beside = `${place}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function readIfThere(place: string): Promise<string | undefined> {
  return readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
