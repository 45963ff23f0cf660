import type pg from 'pg';
import type { CaseId, MessageId } from '../../core/kernel/ids.ts';
import type { Ledger, MessageFilter } from '../../core/spi/ledger/ledger-queries.ts';
import type { QueueName } from '../../core/spi/transport.ts';

/** One message of a ledger, by which things are looked for. */
export interface Sample {
  readonly id: MessageId;
  readonly case_id: CaseId;
  readonly partner: string;
  readonly type: string;
  /** A business key of its case. */
  readonly key: string;
  readonly received_at: Date;
}

/** The ledger's age in equal steps, and the message at each. */
const SAMPLES = `
SELECT m.*, k.value AS key FROM (SELECT min(received_at) AS low, max(received_at) AS high FROM messages) span
CROSS JOIN generate_series(1, $1::integer) AS step
CROSS JOIN LATERAL (
  SELECT id, case_id, partner, types[1] AS type, received_at FROM messages
  WHERE received_at <= low + (high - low) * step / $1::integer AND case_id IS NOT NULL ORDER BY received_at DESC, id DESC LIMIT 1
) m
JOIN case_keys k ON k.case_id = m.case_id AND k.name = 'returnNumber'`;

/** Messages from all over the ledger. */
export async function samples(client: pg.ClientBase, count: number): Promise<readonly Sample[]> {
  const { rows } = await client.query<Sample>(SAMPLES, [count]);
  return rows;
}

/** One reading of the ledger, as the console or a transport does it. */
export interface Read {
  readonly what: string;
  /** A list for people, who should not wait. */
  readonly isList?: true;
  run(ledger: Ledger, sample: Sample): Promise<unknown>;
}

/** The queue in which much waits. */
export const CROWDED: QueueName = 'deliver:bench/crowded';

const list = (what: string, filter: (sample: Sample) => MessageFilter): Read => ({
  what: `list: ${what}`,
  isList: true,
  run: (ledger, sample) => ledger.messages(filter(sample)),
});

const horizon: Read = { what: 'horizon', run: (ledger) => ledger.horizon() };
const backlog: Read = { what: 'backlog', run: (ledger) => ledger.backlog() };
const counts: Read = { what: 'counts', run: (ledger) => ledger.counts() };
const open = list('open', () => ({ status: ['received', 'processing'] }));

/** What is read while much waits in one queue. */
export const READS_IN_A_CROWD: readonly Read[] = [
  { what: 'claim of 100', run: (ledger) => ledger.claim(CROWDED, 100, 3_600_000) },
  ...[horizon, backlog, counts, { what: open.what, run: open.run }],
];

/** What is read on any day. */
export const READS: readonly Read[] = [
  horizon,
  backlog,
  counts,
  { what: 'one message with all that came of it', run: (ledger, { id }) => ledger.message(id) },
  { what: 'one case with its timeline', run: (ledger, { case_id }) => ledger.case(case_id) },
  list('newest', () => ({})),
  list('up to a day of the year', ({ received_at }) => ({ to: received_at })),
  list('dead', () => ({ status: ['dead'] })),
  list('discarded, of a partner', ({ partner }) => ({ status: ['discarded'], partner })),
  open,
  list('completed', () => ({ status: ['completed'] })),
  list('of a partner', ({ partner }) => ({ partner })),
  list('of a partner, up to a day of the year', ({ partner, received_at }) => ({ partner, to: received_at })),
  list('of a frequent type', ({ type }) => ({ type })),
  list('of a rare type', () => ({ type: 'claim.opened' })),
  list('of a type that never came', () => ({ type: 'remittance.announced' })),
  list('by business key', ({ key }) => ({ q: key })),
  list('by the beginning of an id', ({ id }) => ({ q: id.slice(0, 13) })),
  list('of a case', ({ case_id }) => ({ caseId: case_id })),
];
