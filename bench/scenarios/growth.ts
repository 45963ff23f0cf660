import { systemClock } from '../../core/kernel/clock.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import { silentLog } from '../../core/spi/log.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import { fill, yearUntil } from '../growth/fill.ts';
import { CROWDED, READS, READS_IN_A_CROWD, type Read, type Sample, samples } from '../growth/reads.ts';
import { acceptRate, roadRate } from '../growth/road.ts';
import type { Context, Row, Scenario } from '../scenario.ts';
import { type Database, freshDatabase } from '../support/database.ts';
import { returnDocuments } from '../support/document.ts';
import { median, percentile } from '../support/statistics.ts';

/** Months of which contents and attempts are kept: those before were dropped by retention. */
const MONTHS_KEPT = 6;
/** What a list may take, in milliseconds; what a rate may lose. */
const LIST_MS = 200;
const SHARE = 0.8;
/** How long one reading is repeated at most, in milliseconds. */
const READING_MS = 4000;

/** Whether a ledger of a year is as fast as an empty one. */
export const growth: Scenario = {
  name: 'growth',
  tells: 'a ledger with 10,000,000 messages of a year beside an empty one: rates, lists, look-ups',
  byNameOnly: true,
  run: async (context) => {
    const full = await openOne(context);
    await fill(
      full.database.client,
      yearUntil(systemClock.now(), context.pick(10_000_000, 20_000), context.pick(5000, 50), MONTHS_KEPT),
      context.say,
    );
    const rows = await sizes(full.database);
    return [...rows, ...(await compare(context, full, await openOne(context)))];
  },
};

interface Opened {
  readonly database: Database;
  readonly ledger: Ledger;
}

async function openOne(context: Context): Promise<Opened> {
  const database = await freshDatabase(context);
  const { connectionString } = database;
  const ledger = await openLedger({ connectionString, clock: systemClock, ids: systemIds, log: silentLog });
  context.later(() => ledger.close());
  return { database, ledger };
}

/** The same on both, in turn. */
async function compare(context: Context, full: Opened, empty: Opened): Promise<Row[]> {
  const rows = await ratesOf(context, full, empty);
  context.say('rates are measured');
  const [ofFull, ofEmpty] = [full, empty].map(({ database }) => samples(database.client, context.pick(200, 5)));
  const found = { full: (await ofFull) ?? [], empty: (await ofEmpty) ?? [] };
  const measure = async (reads: readonly Read[], when: string): Promise<void> => {
    for (const read of reads) {
      const [mine, other] = [await timesOf(read, full.ledger, found.full), await timesOf(read, empty.ledger, found.empty)];
      rows.push(...readRows(`${read.what}${when}`, read.isList === true, mine, other));
    }
  };
  await measure(READS, '');
  const waiting = context.pick(100_000, 1000);
  for (const { database } of [full, empty]) await crowd(database, waiting);
  await measure(READS_IN_A_CROWD, `, while ${waiting.toLocaleString('en-GB')} wait in one queue`);
  return rows;
}

/** Each round on both, now the one first and then the other; the first round warms up. */
async function ratesOf(context: Context, full: Opened, empty: Opened): Promise<Row[]> {
  const count = context.pick(10_000, 100);
  const document = returnDocuments(context.seed);
  const accepted = new Map<Opened, number[]>();
  const delivered = new Map<Opened, number[]>();
  for (let round = 0; round <= context.pick(6, 1); round += 1) {
    for (const one of round % 2 === 0 ? [full, empty] : [empty, full]) {
      const accepts = await acceptRate(one.ledger, systemClock, (n) => document(round * count + n), count);
      const deliveries = await roadRate(one.ledger, systemClock, count);
      if (round === 0) continue;
      accepted.set(one, [...(accepted.get(one) ?? []), accepts]);
      delivered.set(one, [...(delivered.get(one) ?? []), deliveries]);
    }
  }
  const rates = (what: string, of: ReadonlyMap<Opened, number[]>) =>
    rateRows(what, median(of.get(full) ?? []), median(of.get(empty) ?? []));
  return [...rates('accepted', accepted), ...rates('claimed, processed and delivered', delivered)];
}

/** Work in one queue that nobody will do. */
async function crowd({ client }: Database, count: number): Promise<void> {
  await client.query(
    `INSERT INTO work (id, queue, message_id, due_at) SELECT gen_random_uuid(), $1, gen_random_uuid(), now() - n * interval '1 ms' FROM generate_series(1, $2::integer) n`,
    [CROWDED, count],
  );
}

/** Milliseconds, ascending. The first time warms up. */
async function timesOf(read: Read, ledger: Ledger, found: readonly Sample[]): Promise<Float64Array> {
  const times: number[] = [];
  const began = performance.now();
  for (const [index, sample] of found.entries()) {
    const from = performance.now();
    await read.run(ledger, sample);
    if (index > 0) times.push(performance.now() - from);
    if (performance.now() - began > READING_MS) break;
  }
  return Float64Array.from(times).sort();
}

function rateRows(what: string, full: number, empty: number): Row[] {
  return [
    { what, figure: full, unit: '/s' },
    { what: `${what}: share of the rate on an empty ledger`, figure: full / empty, unit: '×', target: { atLeast: SHARE } },
  ];
}

function readRows(what: string, isList: boolean, full: Float64Array, empty: Float64Array): Row[] {
  const row = (name: string, share: number): Row => ({
    what: `${what}: ${name}`,
    figure: percentile(full, share),
    unit: 'ms',
    against: [{ baseline: 'the same on an empty ledger', ratio: percentile(full, share) / percentile(empty, share) }],
  });
  return [row('p50', 0.5), { ...row('p95', 0.95), ...(isList ? { target: { atMost: LIST_MS } } : {}) }];
}

/** How large the ledger is; each table with its indexes. */
async function sizes({ client }: Database): Promise<Row[]> {
  const { rows } = await client.query<{ name: string; bytes: number }>(`
SELECT regexp_replace(relname, '_(default|\\d{4}_\\d\\d)$', '') AS name, sum(pg_total_relation_size(oid))::float8 AS bytes
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace GROUP BY 1 HAVING sum(pg_total_relation_size(oid)) > 10 * 1048576 ORDER BY 2 DESC`);
  const {
    rows: [count],
  } = await client.query<{ count: number }>('SELECT count(*)::float8 AS count FROM messages');
  return [
    { what: 'messages in the ledger', figure: count?.count ?? 0, unit: '' },
    ...rows.map(({ name, bytes }) => ({ what: `size of ${name}`, figure: bytes / 1048576, unit: 'MB' })),
  ];
}
