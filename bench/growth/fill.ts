import type pg from 'pg';
import { ensurePartitions } from '../../platform/postgres/partitions.ts';
import { withoutIndexes } from './indexes.ts';
import { FUNCTIONS, ROWS, STAGE, type Year } from './year.ts';

/** Messages of one transaction. */
const CHUNK = 500_000;
/** Kept while loading: the next ones are inserted with them in place. */
const INDEXED = ['type_hours', 'work'];

/** The year up to now, with so many messages; contents and attempts of its last `months`. */
export function yearUntil(now: Date, settled: number, open: number, months: number): Year {
  const back = (count: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1));
  const from = new Date(now.getTime() - 365 * 86_400_000);
  return { settled, open, from, to: new Date(now.getTime() - 60_000), contentsFrom: back(months - 1) };
}

/** Fills an empty ledger that is migrated. Ends with what autovacuum would have done in a year. */
export async function fill(client: pg.Client, year: Year, say: (line: string) => void): Promise<void> {
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'; ${FUNCTIONS}`);
  for (let month = year.contentsFrom; month < year.to; month = nextMonth(month)) await ensurePartitions(client, month);
  const tables = ROWS.map(({ table }) => table).filter((table) => !INDEXED.includes(table));
  await withoutIndexes(
    client,
    tables,
    () => load(client, year, say),
    (name) => say(`built ${name}`),
  );
  await client.query('VACUUM (ANALYZE)');
  await client.query('RESET ALL');
}

async function load(client: pg.Client, year: Year, say: (line: string) => void): Promise<void> {
  const count = year.settled + year.open;
  const step = (year.to.getTime() - year.from.getTime()) / count;
  for (let first = 0; first < count; first += CHUNK) {
    const last = Math.min(first + CHUNK, count) - 1;
    await client.query('BEGIN');
    await client.query('DROP TABLE IF EXISTS staged');
    await client.query(STAGE, [first, last, year.settled, year.from.getTime(), step]);
    for (const { sql, kept } of ROWS) await client.query(sql, kept === true ? [year.contentsFrom.toISOString()] : []);
    await client.query('COMMIT');
    say(`${last + 1} of ${count} messages`);
  }
  await client.query('DROP TABLE staged');
}

function nextMonth(month: Date): Date {
  return new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
}
