import type pg from 'pg';
import { hubError } from '../../../core/kernel/errors.ts';
import type { DroppedContents, Retention } from '../../../core/spi/ledger/ledger-queries.ts';
import { SCHEMA_LOCK } from '../migrate.ts';
import { addPartition, MONTHLY, type Month, monthOf, monthsOf } from '../partitions.ts';
import type { LedgerParts } from '../parts.ts';

/** Who waits for a table to drop it lets nobody else in: better to give up and come again. */
const PATIENCE = '2s';
const LOCK_NOT_AVAILABLE = '55P03';

/** Work needs the contents of its message and of its delivery. Held deliveries are out of work until their channel is
 *  resumed; their terms have the time of their contents. What waits for a batch is out of work, too. */
const IS_NEEDED = `
SELECT EXISTS (
  SELECT FROM work w LEFT JOIN messages m ON m.id = w.message_id LEFT JOIN deliveries d ON d.id = w.id
  WHERE m.received_at >= $1 AND m.received_at < $2 OR d.created_at >= $1 AND d.created_at < $2
) OR EXISTS (SELECT FROM search_terms WHERE term = 'delivery:held' AND at >= $1 AND at < $2)
OR EXISTS (SELECT FROM batch_members WHERE open AND batch_id IS NULL AND created_at >= $1 AND created_at < $2) AS needed`;

/** Drops what is kept no longer, a month at a time. */
export function retention({ database, clock }: LedgerParts): Retention {
  return {
    dropContentsBefore: (before) =>
      database.withClient(async (client) => {
        const until = new Date(Math.min(before.getTime(), clock.now().getTime()));
        await sortDefaults(client, until);
        const dropped: { month: string; bytes: number }[] = [];
        const kept: string[] = [];
        for (const month of await endedBy(client, until)) {
          const name = month.from.slice(0, 7);
          const bytes = await dropMonth(client, month);
          if (bytes === undefined) kept.push(name);
          else dropped.push({ month: name, bytes });
        }
        return { dropped, kept } satisfies DroppedContents;
      }),
  };
}

/** Gives months of their own to what default partitions hold of months that have ended. */
async function sortDefaults(client: pg.ClientBase, until: Date): Promise<void> {
  for (const table of MONTHLY) {
    const { rows } = await client.query<{ month: Date }>(
      `SELECT DISTINCT date_trunc('month', ${table.at}) AS month FROM ${table.name}_default WHERE ${table.at} < $1`,
      [monthOf(until).from],
    );
    for (const { month } of rows) await addPartition(client, table, monthOf(month));
  }
}

/** The months with a partition that ended at this instant or earlier, the oldest first. */
async function endedBy(client: pg.ClientBase, until: Date): Promise<readonly Month[]> {
  const suffixes = new Set<string>();
  for (const table of MONTHLY) for (const suffix of await monthsOf(client, table)) suffixes.add(suffix);
  const months = [...suffixes].sort().map((suffix) => monthOf(new Date(`${suffix.replace('_', '-')}-01T00:00:00Z`)));
  return months.filter(({ to }) => Date.parse(to) <= until.getTime());
}

/** Locks first and looks then: whoever would open old work again waits, and finds its contents or finds them gone.
 *  Tables are locked in the order in which attempts are recorded.
 *  @returns the bytes set free; undefined when the month is needed */
async function dropMonth(client: pg.ClientBase, { suffix, from, to }: Month): Promise<number | undefined> {
  const partitions = MONTHLY.map(({ name }) => `${name}_${suffix}`);
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = '${PATIENCE}'`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    await client.query(`LOCK TABLE ${MONTHLY.map(({ name }) => name).join(', ')} IN ACCESS EXCLUSIVE MODE`);
    const { rows } = await client.query<{ needed: boolean }>(IS_NEEDED, [from, to]);
    const needed = rows[0]?.needed !== false;
    const bytes = await sizeOf(client, partitions);
    if (!needed) await client.query(`DROP TABLE IF EXISTS ${partitions.join(', ')}`);
    await client.query('COMMIT');
    return needed ? undefined : bytes;
  } catch (error) {
    await client.query('ROLLBACK');
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    throw hubError('E_NOT_READY', { reason: `the contents of ${from.slice(0, 7)} are in use` }, { cause: error });
  }
}

async function sizeOf(client: pg.ClientBase, tables: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    'SELECT coalesce(sum(pg_total_relation_size(to_regclass(name))), 0)::float8 AS bytes FROM unnest($1::text[]) AS name',
    [tables],
  );
  return rows[0]?.bytes ?? 0;
}
