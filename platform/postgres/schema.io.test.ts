import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import { countingIds } from '../../core/kernel/ids.ts';
import { silentLog } from '../../core/spi/log.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openLedger } from './open-ledger.ts';
import { ensurePartitions } from './partitions.ts';
import { describeSchema } from './testing/describe-schema.ts';
import { startTestDatabase, type TestDatabase } from './testing/test-database.ts';

const clock = manualClock('2025-03-12T09:00:00.000Z');

describe('schema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  });
  afterAll(() => database.stop());

  const open = (connectionString: string) => openLedger({ connectionString, clock, ids: countingIds(), log: silentLog });
  const withClient = async <T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  it('is the committed one after all migrations', async () => {
    const schema = await withClient(await database.create(), async (client) => {
      await migrate(client, migrations, clock);
      return describeSchema(client);
    });
    await expect(schema).toMatchFileSnapshot('./schema.snapshot.sql');
  });

  it('is migrated once, by whichever of several hubs comes first', async () => {
    const url = await database.create();
    const ledgers = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    await Promise.all(ledgers.map((ledger) => ledger.ping()));
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    const { rows } = await withClient(url, (client) => client.query('SELECT number, applied_at FROM schema_migrations ORDER BY number'));
    expect(rows).toEqual(migrations.map(({ number }) => ({ number, applied_at: clock.now() })));
  });

  it('is left alone when it is newer than the code', async () => {
    const url = await database.create();
    const newer = { number: (migrations.at(-1)?.number ?? 0) + 1, name: 'from the future', sql: 'CREATE TABLE future ()' };
    await withClient(url, (client) => migrate(client, [...migrations, newer], clock));
    await expect(open(url)).rejects.toMatchObject({ code: 'E_LEDGER_SCHEMA', message: expect.stringContaining('from the future') });
  });

  it('is left alone when it took another step under the same number', async () => {
    const url = await database.create();
    const [first, ...rest] = migrations;
    if (first === undefined) throw new Error('no migrations');
    await withClient(url, (client) => migrate(client, [{ ...first, sql: `${first.sql}-- changed` }, ...rest], clock));
    await expect(open(url)).rejects.toMatchObject({ code: 'E_LEDGER_SCHEMA' });
  });

  it('takes a failed step back as a whole', async () => {
    const url = await database.create();
    const broken = { number: 1, name: 'broken', sql: 'CREATE TABLE half (); SELECT no_such_function()' };
    await withClient(url, async (client) => {
      await expect(migrate(client, [broken], clock)).rejects.toThrow();
      const { rows } = await client.query(`SELECT to_regclass('half') AS half, (SELECT count(*)::int FROM schema_migrations) AS applied`);
      expect(rows).toEqual([{ half: null, applied: 0 }]);
    });
  });

  it('has the partitions of this month and the next two, and moves what the default partition took meanwhile', async () => {
    const url = await database.create();
    await withClient(url, async (client) => {
      await migrate(client, migrations, clock);
      const insert = (at: string) =>
        client.query(`INSERT INTO contents VALUES (gen_random_uuid(), 0, $1, 'receive', 'text/plain', '', 'x')`, [at]);
      await insert('2025-04-30T23:59:59.999Z');
      await insert('2030-01-01T00:00:00.000Z');
      for (let twice = 0; twice < 2; twice += 1) await ensurePartitions(client, clock.now());
      await insert('2025-03-01T00:00:00.000Z');
      const { rows } = await client.query('SELECT tableoid::regclass::text AS partition FROM contents ORDER BY stored_at');
      expect(rows.map(({ partition }) => partition)).toEqual(['contents_2025_03', 'contents_2025_04', 'contents_default']);
    });
  });

  it('cannot be opened where nobody listens', async () => {
    await expect(open('postgres://relais@127.0.0.1:9/none')).rejects.toMatchObject({ code: 'E_NOT_READY' });
  });
});
