import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Binaries } from './binaries.ts';
import { bareEnvironment, type RunAs, run } from './command.ts';
import { CLUSTER, type Placement } from './placement.ts';

/** The role that owns everything, and the database of the ledger. */
export const ROLE = 'relais';
/** Inside the cluster, so that the two appear and disappear together. Mode 0600. */
const PASSWORD = 'relais.password';
/** Beginning of the names of clusters in the making. */
const DRAFT = `${CLUSTER}.draft-`;

/** An initialised database cluster. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** Opens the cluster, or makes it. It is made under another name and renamed when it is whole: what a crash left of
 *  the making is removed and made again. A folder that is no whole cluster, which we never leave, is put aside.
 *  Rejects with `E_EMBEDDED_FAILED`. */
export async function openCluster({ home, user }: Placement, binaries: Binaries, log: Logger): Promise<Cluster> {
  const folder = join(home, CLUSTER);
  await removeDrafts(home);
  if (!(await isWhole(folder))) {
    await putAside(folder, log);
    const draft = join(home, `${DRAFT}${randomBytes(4).toString('hex')}`);
    await initialise(draft, user, binaries);
    await rename(draft, folder);
  }
  await checkVersion(folder, binaries);
  const password = (await readFile(join(folder, PASSWORD), 'utf8').catch(() => '')).trim();
  if (password === '')
    throw hubError('E_EMBEDDED_FAILED', { what: 'open its data', reason: `${join(folder, PASSWORD)} is missing or unreadable` });
  return { folder, password };
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

/** initdb writes `global/pg_control` near its end, PG_VERSION at its beginning. */
const isWhole = async (folder: string): Promise<boolean> =>
  (await exists(join(folder, 'PG_VERSION'))) && (await exists(join(folder, 'global', 'pg_control')));

/** An initdb whose hub was killed may still be writing to its draft; then the rest of it is removed at another start.
 *  That is also why no two drafts have the same name: a failing initdb deletes its folder. */
async function removeDrafts(home: string): Promise<void> {
  const drafts = (await readdir(home)).filter((name) => name.startsWith(DRAFT));
  await Promise.allSettled(drafts.map((name) => rm(join(home, name), { recursive: true, force: true })));
}

async function putAside(folder: string, log: Logger): Promise<void> {
  const content = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return;
  const aside = `${folder}.unusable-${randomBytes(4).toString('hex')}`;
  await rename(folder, aside);
  log.warn({ folder, aside }, 'the data folder of the embedded PostgreSQL was not whole; it was put aside and is made anew');
}

async function initialise(folder: string, user: RunAs, binaries: Binaries): Promise<void> {
  const password = randomBytes(24).toString('hex');
  const passwordFile = `${folder}.password`;
  await mkdir(folder, { mode: 0o700 });
  await writePassword(passwordFile, password, user);
  await own(folder, user);
  // C sorts by bytes, the same on every machine; the built-in provider adds Unicode's upper and lower case.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--auth=scram-sha-256', `--username=${ROLE}`, `--pwfile=${passwordFile}`];
  const { code, output } = await run(binaries.initdb, [`--pgdata=${folder}`, ...access, ...locale], { ...user, env: bareEnvironment });
  await rm(passwordFile, { force: true });
  if (code !== 0) {
    const reason = output.split('\n').find((line) => line.includes('error:')) ?? `initdb ended with ${code}`;
    throw hubError('E_EMBEDDED_FAILED', { what: 'make its data folder', reason: reason.trim() });
  }
  await writePassword(join(folder, PASSWORD), password, user);
}

/** Mode 0600 from the first byte on, and despite an old file of that name. */
async function writePassword(path: string, password: string, user: RunAs): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, password, { mode: 0o600, flag: 'wx' });
  await chmod(path, 0o600);
  await own(path, user);
}

async function own(path: string, { uid, gid }: RunAs): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function checkVersion(folder: string, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  const major = binaries.version.split('.')[0] ?? '';
  if (found === major) return;
  throw hubError('E_EMBEDDED_FAILED', {
    what: 'open its data',
    reason: `${folder} was written by PostgreSQL ${found}, and this is PostgreSQL ${major}: move the data with pg_dump and pg_restore`,
  });
}

/** The server's command line: loopback only, and settings fit for a ledger: many small commits, each of them durable. */
export function serverArguments(folder: string, port: number): readonly string[] {
  const megabytes = Math.floor(totalmem() / 1024 / 1024);
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // Socket paths are limited to 107 bytes, and the folder may be deep.
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${Math.min(512, Math.max(64, Math.floor(megabytes / 16)))}MB`,
    synchronous_commit: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // The ledger's queue tables change fast: plans and free space must follow.
    autovacuum_naptime: '15s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must not hold what the rows hold: no statements, no details with key values.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
