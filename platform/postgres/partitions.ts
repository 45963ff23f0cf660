import type pg from 'pg';
import { SCHEMA_LOCK } from './migrate.ts';

/** How many months beyond the present one have their partition ready. */
const MONTHS_AHEAD = 2;

/** A calendar month in UTC and the partition of `contents` that holds it. */
interface Month {
  /** `contents_2025_03`. */
  readonly partition: string;
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

/** Sees to it that the present month and the next ones have a partition of `contents`. What fell into the default
 *  partition meanwhile, because no hub was running to create one, moves along.
 *  A month is a partition so that retention is a drop, not a delete of millions of rows. */
export async function ensurePartitions(client: pg.ClientBase, now: Date): Promise<void> {
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => monthOf(now, ahead));
  const { rows } = await client.query<{ relname: string }>(
    `SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid WHERE inhparent = 'contents'::regclass`,
  );
  const existing = new Set(rows.map((row) => row.relname));
  for (const month of months) if (!existing.has(month.partition)) await addPartition(client, month);
}

function monthOf(now: Date, ahead: number): Month {
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
  const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1));
  return { partition: `contents_${from.toISOString().slice(0, 7).replace('-', '_')}`, from: from.toISOString(), to: to.toISOString() };
}

async function addPartition(client: pg.ClientBase, { partition, from, to }: Month): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [partition]);
    if (rows[0]?.found !== true) {
      await client.query(`CREATE TABLE ${partition} (LIKE contents INCLUDING ALL)`);
      await client.query('LOCK TABLE contents_default IN ACCESS EXCLUSIVE MODE');
      await client.query(
        `WITH moved AS (DELETE FROM contents_default WHERE stored_at >= $1 AND stored_at < $2 RETURNING *) INSERT INTO ${partition} SELECT * FROM moved`,
        [from, to],
      );
      await client.query(`ALTER TABLE contents ATTACH PARTITION ${partition} FOR VALUES FROM ('${from}') TO ('${to}')`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
