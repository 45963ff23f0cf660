import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { silentLog } from '../../../core/spi/log.ts';
import { startEmbeddedPostgres } from '../../embedded/postgres.ts';

/** PostgreSQL for tests, with one fresh database for each test. */
export interface TestDatabase {
  /** Creates a database. @returns its connection string */
  create(): Promise<string>;
  /** Stops the server at once, as a crash would, and starts it again. Undefined where the server is not ours. */
  readonly restart?: () => Promise<void>;
  stop(): Promise<void>;
}

/** A server of our own, started as the hub starts its own; or the one at `DATABASE_URL`. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { create: () => createDatabase(given), stop: async () => undefined };

  const folder = await mkdtemp(join(tmpdir(), 'relais-postgres-'));
  // Also where the tests run as root, the user of PostgreSQL must be able to enter.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLog });
  return {
    create: () => createDatabase(server.connectionString),
    restart: async () => {
      const before = await postmasterId(server.where);
      process.kill(before, 'SIGQUIT');
      // Whoever started it notices that it died, and starts it again on the same port.
      await waitUntilReady(server.connectionString, async () => (await postmasterId(server.where)) !== before);
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let created = 0;

async function createDatabase(serverUrl: string): Promise<string> {
  created += 1;
  const name = `relais_test_${process.pid}_${Date.now()}_${created}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The process of the server: the first line of its `postmaster.pid`; 0 while there is none. */
async function postmasterId(folder: string): Promise<number> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]);
}

async function waitUntilReady(url: string, restarted: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      if (await restarted()) {
        await client.connect();
        await client.end();
        return;
      }
    } catch {
      // Not yet: it is starting.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The test server did not begin to answer.');
}
