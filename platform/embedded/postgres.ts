import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { Logger } from '../../core/spi/log.ts';
import { findBinaries, runnableBinaries } from './binaries.ts';
import { connectionString } from './client.ts';
import { openCluster } from './cluster.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { place } from './placement.ts';
import { type Postmaster, type ServerPlan, startPostmaster, takeOver } from './postmaster.ts';
import { supervise } from './supervisor.ts';

/** Where the embedded PostgreSQL works. */
export interface EmbeddedPostgresOptions {
  /** Folder of this hub's data; made if missing. */
  readonly dataDir: string;
  readonly log: Logger;
  /** For a hub that runs as root in a folder closed to other users: where programs and data go instead.
   *  @default /var/lib/relais */
  readonly reachable?: string;
}

/** A running PostgreSQL that belongs to this hub. */
export interface EmbeddedPostgres {
  /** Holds the password: never to be logged. Stays the same while the hub runs. */
  readonly connectionString: string;
  /** The folder that holds the data. */
  readonly where: string;
  /** Fast shutdown; settles when the server has ended. */
  stop(): Promise<void>;
}

/** Starts a PostgreSQL for this hub alone: on loopback, a random port and a random password, with its data in `dataDir`.
 *  A server that a killed hub left running there is taken over; one that ends by accident is started again.
 *  Rejects with `E_EMBEDDED_MISSING`, `E_EMBEDDED_LOCKED` or `E_EMBEDDED_FAILED`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  let lock: FolderLock | undefined;
  try {
    const found = await findBinaries(import.meta.url);
    await mkdir(options.dataDir, { recursive: true });
    const dataDir = await realpath(options.dataDir);
    lock = await lockFolder(dataDir);
    return await start(dataDir, found, options, lock);
  } catch (error) {
    await lock?.release();
    if (error instanceof HubError) throw error;
    const { code, syscall, path } = error as NodeJS.ErrnoException;
    throw hubError(
      'E_EMBEDDED_FAILED',
      { what: 'start', reason: [syscall, path, code ?? 'unknown'].filter((part) => part !== undefined).join(' ') },
      { cause: error },
    );
  }
}

async function start(
  dataDir: string,
  found: Awaited<ReturnType<typeof findBinaries>>,
  { log, reachable = '/var/lib/relais' }: EmbeddedPostgresOptions,
  lock: FolderLock,
): Promise<EmbeddedPostgres> {
  const began = performance.now();
  const placement = await place(dataDir, reachable, log);
  const binaries = await runnableBinaries(found, placement.user, placement.copies);
  const cluster = await openCluster(placement, binaries, log);
  const plan: ServerPlan = { binaries, cluster, user: placement.user, logFile: join(dataDir, 'postgres.log'), log };
  const postmaster: Postmaster = (await takeOver(plan)) ?? (await startPostmaster(plan));
  const supervisor = supervise(plan, postmaster);
  const { folder } = cluster;
  log.info(
    { folder, programs: binaries.folder, pid: postmaster.pid, port: postmaster.port, ms: Math.round(performance.now() - began) },
    'embedded PostgreSQL is ready',
  );
  if (placement.home !== dataDir)
    log.warn({ dataDir, folder }, 'the data folder is closed to the user of PostgreSQL: its data are elsewhere');
  return {
    connectionString: connectionString(cluster, postmaster.port),
    where: folder,
    stop: async () => {
      await supervisor.stop();
      await lock.release();
    },
  };
}
