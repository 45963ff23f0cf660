import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { RunAs } from './command.ts';
import { canEnter, isRoot, postgresUser } from './system-user.ts';

/** Name of the cluster's folder. */
export const CLUSTER = 'pgdata';
/** In the data folder, when the cluster had to go elsewhere: one line, the folder in which it is. */
export const POINTER = 'pgdata.location';
/** In that other folder: one line, the data folder to which it belongs. */
const OWNER = 'belongs-to';

/** Where PostgreSQL lives, and under whom it runs. */
export interface Placement {
  /** Holds the cluster: the data folder itself, or the place to which its pointer leads. */
  readonly home: string;
  /** The folder in which copies of the programs may be put; made when asked for. */
  readonly copies: () => Promise<string>;
  readonly user: RunAs;
}

/** Decides where the cluster of this data folder is. It stays in the folder wherever possible. Only when the hub is root
 *  and PostgreSQL's own user cannot get into the folder does it go to a folder of its own under `reachable`.
 *  Rejects with `E_EMBEDDED_FAILED`.
 *  @param dataDir real path of the data folder, held by this process */
export async function place(dataDir: string, reachable: string, log: Logger): Promise<Placement> {
  const elsewhere = await followPointer(dataDir, log);
  if (!isRoot()) return { home: elsewhere ?? dataDir, copies: async () => dataDir, user: {} };
  const user = (await ownerOf(join(elsewhere ?? dataDir, CLUSTER))) ?? (await postgresUser());
  const copies = (): Promise<string> => openToAll(reachable);
  if (elsewhere !== undefined) return { home: elsewhere, copies, user };
  if (await canEnter(dataDir, user)) return { home: dataDir, copies, user };
  if (await stat(join(dataDir, CLUSTER)).catch(() => undefined)) {
    throw hubError('E_EMBEDDED_FAILED', {
      what: 'reach its data',
      reason: `the folder ${dataDir} was closed to the system user who owns ${CLUSTER} in it`,
    });
  }
  return { home: await newHome(dataDir, await openToAll(reachable)), copies, user };
}

/** Who made the cluster goes on with it: a hub started as root on the data of an ordinary user runs PostgreSQL as that user. */
async function ownerOf(cluster: string): Promise<RunAs | undefined> {
  const found = await stat(cluster).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

/** Where the pointer leads, if there is one. A data folder that was moved takes its cluster along; a copy of one gets a
 *  cluster of its own, as two hubs on one cluster would be a disaster. */
async function followPointer(dataDir: string, log: Logger): Promise<string | undefined> {
  const home = await readLine(join(dataDir, POINTER));
  if (home === undefined) return undefined;
  const owner = await readLine(join(home, OWNER));
  if (owner === undefined) {
    const pointer = join(dataDir, POINTER);
    const reason = `its data are not at ${home}, where ${pointer} says; bring them back, or delete that file to begin with an empty ledger`;
    throw hubError('E_EMBEDDED_FAILED', { what: 'find its data', reason });
  }
  if (owner === dataDir) return home;
  if ((await readLine(join(owner, POINTER))) === home) {
    log.warn({ folder: dataDir, original: owner }, 'the data folder is a copy of another one; it gets an empty ledger of its own');
    return undefined;
  }
  await writeWhole(join(home, OWNER), dataDir);
  return home;
}

/** The name has the data folder's hash, for people who look, and a random part: a folder deleted and made anew begins empty. */
async function newHome(dataDir: string, reachable: string): Promise<string> {
  const name = `${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-${randomBytes(4).toString('hex')}`;
  const home = await openToAll(join(reachable, name));
  await writeWhole(join(home, OWNER), dataDir);
  await writeWhole(join(dataDir, POINTER), home);
  return home;
}

/** A folder that everybody may enter and only root may change, whatever the umask. */
async function openToAll(folder: string): Promise<string> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await chmod(folder, 0o755);
  const { uid, mode } = await stat(folder);
  if (uid !== 0 || (mode & 0o022) !== 0)
    throw hubError('E_EMBEDDED_FAILED', { what: 'use its folder', reason: `others than root may write to ${folder}` });
  return folder;
}

async function readLine(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}

async function writeWhole(path: string, line: string): Promise<void> {
  await writeFile(`${path}.draft`, `${line}\n`);
  await rename(`${path}.draft`, path);
}
