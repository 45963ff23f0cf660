import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectionString } from '../../platform/embedded/client.ts';
import { startEmbeddedPostgres } from '../../platform/embedded/postgres.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { dataFolder } from '../support/data-folder.ts';

/** How a database is killed: SIGQUIT is PostgreSQL's own immediate shutdown, without a checkpoint. */
export type DatabaseKill = 'SIGKILL' | 'SIGQUIT';

const BACK_MS = 60_000;

/** What PostgreSQL says of itself in its folder (postmaster.pid: pid, folder, start, port, …, status). */
async function postmasterIn(folder: string): Promise<{ readonly pid: number; readonly port: number; readonly ready: boolean } | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
}

/** Kills the server that works in this folder. Its supervisor starts it again; settles when it has. */
export async function killPostmaster(folder: string, signal: DatabaseKill): Promise<void> {
  const before = await postmasterIn(folder);
  if (before === undefined) throw new Error(`no PostgreSQL works in ${folder}`);
  process.kill(before.pid, signal);
  const until = Date.now() + BACK_MS;
  for (;;) {
    const now = await postmasterIn(folder);
    if (now?.ready === true && now.pid !== before.pid) return;
    if (Date.now() > until) throw new Error(`PostgreSQL in ${folder} was not started again`);
    await pause(20);
  }
}

/** How to read the ledger that a hub keeps in its own PostgreSQL.
 *  @param folder the cluster */
export async function ledgerIn(folder: string): Promise<string> {
  const server = await postmasterIn(folder);
  const password = (await readFile(join(folder, 'relais.password'), 'utf8')).trim();
  return connectionString({ folder, password }, server?.port ?? 0);
}

/** A PostgreSQL of the suite's own. */
export interface Database {
  /** Of the server that runs now; a server that was stopped comes back at another port. */
  url(): string;
  /** Kills it; settles when it is back, at the same port. */
  kill(signal: DatabaseKill): Promise<void>;
  /** Stops it and leaves it stopped. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

export async function startDatabase(): Promise<Database> {
  const dataDir = await dataFolder('crash-database');
  const log = createLog({ level: 'silent' });
  let server = await startEmbeddedPostgres({ dataDir, log });
  const stop = () => server.stop();
  return {
    url: () => server.connectionString,
    kill: (signal) => killPostmaster(server.where, signal),
    stop,
    start: async () => {
      server = await startEmbeddedPostgres({ dataDir, log });
    },
    remove: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
