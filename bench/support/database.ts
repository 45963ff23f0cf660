import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { silentLog } from '../../core/spi/log.ts';
import { startEmbeddedPostgres } from '../../platform/embedded/postgres.ts';
import type { Context } from '../scenario.ts';
import { freshFolder } from './folder.ts';

/** An empty database. */
export interface Database {
  readonly connectionString: string;
  /** A connection beside the hub's own. */
  readonly client: pg.Client;
  /** Process of the server; undefined where it is not ours. */
  readonly serverPid?: number;
}

/** An empty database on a server as the hub starts its own, in a folder of its own; or, where `DATABASE_URL` is given,
 *  beside that one. Goes with the scenario.
 *  @param options.countStatements loads pg_stat_statements; a server at `DATABASE_URL` must have it loaded */
export async function freshDatabase(context: Context, options: { readonly countStatements?: boolean } = {}): Promise<Database> {
  const given = process.env['DATABASE_URL'];
  const database = given === undefined ? await onOwnServer(context, options.countStatements === true) : await besides(context, given);
  if (options.countStatements === true) await database.client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  return database;
}

async function onOwnServer(context: Context, countStatements: boolean): Promise<Database> {
  const dataDir = await freshFolder(context, 'postgres');
  let server = await startEmbeddedPostgres({ dataDir, log: silentLog });
  context.later(() => server.stop());
  if (countStatements) {
    await setBeforeStart(server.connectionString, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
    await server.stop();
    server = await startEmbeddedPostgres({ dataDir, log: silentLog });
  }
  const serverPid = Number((await readFile(join(server.where, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  return { connectionString: server.connectionString, client: await connect(context, server.connectionString), serverPid };
}

async function setBeforeStart(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function besides(context: Context, given: string): Promise<Database> {
  const owner = await connect(context, given);
  const name = `relais_bench_${process.pid}_${Date.now()}`;
  await owner.query(`CREATE DATABASE ${name}`);
  context.later(() => owner.query(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { connectionString: url.href, client: await connect(context, url.href) };
}

async function connect(context: Context, connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'relais-bench' });
  client.on('error', () => undefined);
  await client.connect();
  context.later(() => client.end());
  return client;
}

/** Settles when the ledger has no work left: every message and delivery is settled.
 *  @param limitMs how long that may take */
export async function drained({ client }: Database, limitMs: number): Promise<void> {
  const until = performance.now() + limitMs;
  for (;;) {
    const { rows } = await client.query<{ open: boolean }>('SELECT EXISTS (SELECT FROM work) AS open');
    if (rows[0]?.open === false) return;
    if (performance.now() > until) throw new Error(`work was left after ${limitMs} ms`);
    await pause(20);
  }
}

/** Rejects when a message is anything but completed: figures of a failure are not figures. */
export async function allCompleted({ client }: Database): Promise<void> {
  const { rows } = await client.query<{ status: string; count: string }>('SELECT status, count(*) FROM messages GROUP BY 1');
  const others = rows.filter(({ status }) => status !== 'completed');
  if (others.length > 0)
    throw new Error(`not every message is completed: ${others.map(({ status, count }) => `${count} ${status}`).join(', ')}`);
}
