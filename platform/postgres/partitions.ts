import type pg from 'pg';
import { SCHEMA_LOCK } from './migrate.ts';

/** How many months beyond the present one have their partition ready. */
const MONTHS_AHEAD = 2;

/** The tables that are kept by month, each with the column that decides, and with those that ANALYZE leaves alone: nothing
 *  is looked up by them, and sorting samples of documents takes time from the documents. */
export const MONTHLY = [
  { name: 'attempts', at: 'ended_at', unsampled: [] },
  { name: 'contents', at: 'stored_at', unsampled: ['sha256', 'body'] },
] as const;
type Table = (typeof MONTHLY)[number];

/** A calendar month in UTC. */
export interface Month {
  /** `2025_03`: partitions are called `contents_2025_03`. */
  readonly suffix: string;
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

/** Sees to it that the present month and the next ones have a partition of each table that is kept by month. What fell
 *  into a default partition meanwhile, because no hub was running to create one, moves along.
 *  A month is a partition so that retention is a drop, not a delete of millions of rows. */
export async function ensurePartitions(client: pg.ClientBase, now: Date): Promise<void> {
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => monthOf(now, ahead));
  for (const table of MONTHLY) {
    const existing = new Set(await monthsOf(client, table));
    for (const month of months) if (!existing.has(month.suffix)) await addPartition(client, table, month);
  }
}

/** The suffixes of the months that a table has partitions of. */
export async function monthsOf(client: pg.ClientBase, { name }: Table): Promise<readonly string[]> {
  const { rows } = await client.query<{ suffix: string }>(
    `SELECT substr(child.relname, length($1) + 2) AS suffix FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
WHERE inhparent = $1::regclass AND child.relname <> $1 || '_default'`,
    [name],
  );
  return rows.map(({ suffix }) => suffix);
}

/** The month of this instant, or one so many months later. */
export function monthOf(at: Date, later = 0): Month {
  const from = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later, 1));
  const to = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later + 1, 1));
  return { suffix: from.toISOString().slice(0, 7).replace('-', '_'), from: from.toISOString(), to: to.toISOString() };
}

/** Makes the partition of a month, unless another process has; what the default partition has of it moves there. */
export async function addPartition(client: pg.ClientBase, { name, at, unsampled }: Table, { suffix, from, to }: Month): Promise<void> {
  const partition = `${name}_${suffix}`;
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [partition]);
    if (rows[0]?.found !== true) {
      await client.query(`CREATE TABLE ${partition} (LIKE ${name} INCLUDING ALL)`);
      for (const column of unsampled) await client.query(`ALTER TABLE ${partition} ALTER COLUMN ${column} SET STATISTICS 0`);
      await client.query(`LOCK TABLE ${name}_default IN ACCESS EXCLUSIVE MODE`);
      await client.query(
        `WITH moved AS (DELETE FROM ${name}_default WHERE ${at} >= $1 AND ${at} < $2 RETURNING *) INSERT INTO ${partition} SELECT * FROM moved`,
        [from, to],
      );
      await client.query(`ALTER TABLE ${name} ATTACH PARTITION ${partition} FOR VALUES FROM ('${from}') TO ('${to}')`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
