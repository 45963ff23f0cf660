import type pg from 'pg';
import { fill, yearUntil } from '../growth/fill.ts';

/** Months of which contents and attempts are there. */
const MONTHS_KEPT = 3;
const OPEN = 500;

/** What the year of `growth` has not: failures by their groups, traffic, what was sent under which references, what cases have come to. */
const REST: readonly { readonly what: string; readonly sql: string }[] = [
  {
    what: 'failures',
    sql: `
INSERT INTO failures (id, message_id, received_at, at, fingerprint, stage, code, path, partner, channel)
SELECT d.id, d.message_id, d.created_at, d.settled_at, left(md5(d.partner || code), 16), 'deliver', code, '/items/quantity', d.partner, d.channel
FROM (SELECT d.*, (ARRAY['E_DELIVERY_REFUSED', 'E_RETRIES_EXHAUSTED', 'E_ANSWER_TOO_LARGE'])[1 + abs(hashtext(d.id::text)) % 3] AS code
  FROM search_terms t JOIN deliveries d ON d.id = t.id WHERE t.term = 'delivery:dead') d`,
  },
  {
    what: 'traffic',
    sql: `
INSERT INTO traffic (grain, at, kind, partner, channel, other, type, count, dead, at_once, times)
SELECT grain, at, kind, 'partner-' || 10 + p, CASE kind WHEN 'flow' THEN '' WHEN 'sent' THEN 'labels' ELSE 'returns' END,
  CASE kind WHEN 'flow' THEN 'partner-' || 10 + (p + 7) % 21 ELSE '' END, CASE kind WHEN 'flow' THEN 'return.announced' ELSE '' END,
  40, 1, 38, '{0,0,0,2,3,5,9,12,5,3,1}'::bigint[]
FROM (
  SELECT 'minute' AS grain, generate_series(date_trunc('minute', now()) - interval '26 hours', now(), interval '1 minute') AS at
  UNION ALL SELECT 'hour', generate_series(date_trunc('hour', now()) - interval '35 days', now(), interval '1 hour')
) t CROSS JOIN generate_series(0, 20) AS p CROSS JOIN unnest('{received,ended,sent,flow}'::text[]) AS kind`,
  },
  {
    what: 'what was sent under references',
    sql: `
INSERT INTO sent_messages (delivery_id, ordinal, message_id, partner, channel, planned_at, type, interchange, message_reference, document,
  interchange_key, message_key, document_key, receipt_suffices, technical, technical_within_s, technical_due, application)
SELECT id, 1, message_id, partner, channel, created_at, 'RETINS', n::text, '1', n::text, n::text, '1', n::text, false,
  (ARRAY['accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'waiting', 'overdue', 'rejected', 'accepted with errors'])[1 + n % 10],
  7200, created_at + interval '2 hours', 'none'
FROM (SELECT *, row_number() OVER () AS n FROM deliveries) d WHERE n % 5 = 0`,
  },
  {
    what: 'what cases have come to',
    sql: `
INSERT INTO case_states (case_id, opened_at, kind, state, decision, logistics, money, last_at, events, ignored, partners, keys, milestones, late, projected_at)
SELECT c.id, c.opened_at, c.kind, CASE WHEN n % 50 = 0 THEN 'open' ELSE 'closed' END, 'approved', 'received', 'settled', c.opened_at, 5, 0,
  ARRAY[k.scope], json_build_object('returnNumber', k.value), '{}', CASE WHEN n % 500 = 0 THEN 1 ELSE 0 END, c.opened_at
FROM (SELECT *, row_number() OVER () AS n FROM cases) c JOIN case_keys k ON k.case_id = c.id AND k.name = 'returnNumber'`,
  },
  {
    what: 'by what cases are found',
    sql: `
INSERT INTO case_terms (term, opened_at, case_id)
SELECT 'key:' || lower(keys ->> 'returnNumber'), opened_at, case_id FROM case_states
UNION ALL SELECT 'partner:' || partners[1], opened_at, case_id FROM case_states`,
  },
  {
    what: 'what is late',
    sql: `
INSERT INTO expectations (case_id, name, opened_by, opened_at, due_at, state, say, told_at)
SELECT case_id, 'label-used', case_id, opened_at, opened_at + interval '14 days', 'late', 'The parcel was not handed over.', opened_at FROM case_states WHERE late > 0`,
  },
];

/** Fills an empty ledger with so many messages of a year and all that belongs to them. */
export async function loadLedger(client: pg.Client, messages: number, say: (line: string) => void): Promise<void> {
  await fill(client, yearUntil(new Date(), messages - OPEN, OPEN, MONTHS_KEPT), say);
  for (const { what, sql } of REST) {
    await client.query(sql);
    say(`wrote ${what}`);
  }
  await client.query('VACUUM (ANALYZE)');
}
