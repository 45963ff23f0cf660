import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '../../../core/kernel/clock.ts';
import { silentLog } from '../../../core/spi/log.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { openDatabase } from '../sql/database.ts';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { gatherTallies } from './tally-keeper.ts';

const AT = '2025-03-12T09:00:00.000Z';
const INSERT = `
INSERT INTO messages (id, root_id, partner, channel, source, entry, origin, status, config_hash, received_at)
SELECT id, id, 'acme', 'orders', 'received', 'document', 'acme', 'completed', 'cafe', $2 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING`;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

it('tallies follow inserts and deletes, also from before the step, and are gathered while others write', async () => {
  const connectionString = await database.create();
  const client = new pg.Client({ connectionString });
  await client.connect();
  const pool = openDatabase({ connectionString, poolSize: 4, log: silentLog });
  try {
    const add = (ids: readonly string[]) => client.query(INSERT, [ids, AT]);
    const tallied = async () => {
      const { rows } = await client.query<{ rows: number; sum: number }>(
        `SELECT count(*)::int AS rows, sum(count)::int AS sum FROM tallies WHERE kind = 'message'`,
      );
      return rows[0];
    };
    await migrate(client, migrations.slice(0, 6), manualClock(AT));
    const first = [randomUUID(), randomUUID()];
    await add(first);
    await migrate(client, migrations, manualClock(AT));
    expect(await tallied()).toEqual({ rows: 1, sum: 2 });

    await add([...first, randomUUID()]);
    await add(first);
    await client.query('DELETE FROM messages WHERE id = $1', [first[0]]);
    expect(await tallied()).toEqual({ rows: 3, sum: 2 });

    const gathering = Promise.all(Array.from({ length: 8 }, () => gatherTallies(pool)));
    for (let count = 0; count < 20; count += 1) await add([randomUUID()]);
    await gathering;
    expect((await tallied())?.sum).toBe(22);
    await gatherTallies(pool);
    expect(await tallied()).toEqual({ rows: 1, sum: 22 });
  } finally {
    await pool.close();
    await client.end();
  }
});
