import type { CaseId, DeliveryId } from '../../../core/kernel/ids.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';

/** The place of a delivery among those of its case to one channel. */
const places = rowset({
  partner: 'text',
  channel: 'text',
  case_id: 'uuid',
  ordered_at: 'timestamptz',
  message_id: 'uuid',
  delivery_id: 'uuid',
});
const rows = rowset({ partner: 'text', channel: 'text', case_id: 'uuid' });

export type PlaceRow = Parameters<typeof places.values>[0][number];

/** One case at one ordered channel. */
export interface Row {
  readonly partner: string;
  readonly channel: string;
  readonly case_id: CaseId;
}

/** In the line of the case into which theirs was merged. The lock makes a merge wait for us, and us for a merge: none is left
 *  behind in a line that is no more. Cases are locked in one order. */
const INSERT_PLACES = {
  name: 'insert-places',
  text: `
WITH lines AS MATERIALIZED (SELECT id, merged_into FROM cases WHERE id = ANY($7::uuid[]) ORDER BY id FOR KEY SHARE)
INSERT INTO case_order (${places.columns})
SELECT r.partner, r.channel, coalesce((SELECT merged_into FROM lines WHERE id = r.case_id), r.case_id), r.ordered_at, r.message_id, r.delivery_id
FROM ${places.from('r')}`,
};
const LEAVE = {
  name: 'leave-case-order',
  text: 'DELETE FROM case_order WHERE delivery_id = ANY($1::uuid[]) RETURNING partner, channel, case_id',
};
/** Only who waits for its turn: a retry keeps its time. */
const CALL_NEXT = {
  name: 'call-next-of-case',
  text: `
UPDATE work w SET due_at = $4
FROM ${rows.from('r')} CROSS JOIN LATERAL (
  SELECT delivery_id FROM case_order o WHERE o.partner = r.partner AND o.channel = r.channel AND o.case_id = r.case_id
  ORDER BY ordered_at, message_id, delivery_id LIMIT 1
) first
WHERE w.id = first.delivery_id AND w.lease IS NULL AND w.starts = 0
RETURNING w.id, w.queue`,
};
/** The share lock makes who would leave wait for us, and us for who is leaving: nobody begins to wait for one who has gone. */
const FIRST_OF_CASE = {
  name: 'first-of-case',
  text: `
SELECT r.partner, r.channel, r.case_id, first.delivery_id
FROM ${rows.from('r')} CROSS JOIN LATERAL (
  SELECT delivery_id FROM case_order o WHERE o.partner = r.partner AND o.channel = r.channel AND o.case_id = r.case_id
  ORDER BY ordered_at, message_id, delivery_id LIMIT 1 FOR SHARE
) first`,
};
/** Time and id as one text that sorts like the pair. */
const place = (at: string, id: string) => `to_char(${at} AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || ${id}::text COLLATE "C"`;
/** Deliveries before whose message another came by the same channel that is not processed yet: it may belong to the same
 *  case. A gathering does not count: it waits for partners, and what it comes to is said when it is closed. All that waits is
 *  looked at once for each inbound channel, so it costs what the backlog of processing is. */
const OVERTAKING = {
  name: 'overtaking-deliveries',
  text: `
WITH planned AS MATERIALIZED (
  SELECT p.delivery_id, m.partner, m.channel, ${place('p.ordered_at', 'p.message_id')} AS place
  FROM case_order p JOIN messages m ON m.id = p.message_id WHERE p.delivery_id = ANY($1::uuid[])
), earliest AS MATERIALIZED (
  SELECT m.partner, m.channel, min(${place('coalesce(m.ordered_at, m.received_at)', 'm.id')}) AS place
  FROM work w JOIN messages m ON m.id = w.id
  WHERE w.queue = 'process' AND m.source <> 'gather' AND (m.partner, m.channel) IN (SELECT partner, channel FROM planned) GROUP BY 1, 2
)
SELECT p.delivery_id FROM planned p JOIN earliest e ON e.partner = p.partner AND e.channel = p.channel WHERE e.place < p.place`,
};

/** Sends the insert; the transaction waits for it. */
export function insertPlaces(session: Session, planned: readonly PlaceRow[]): void {
  if (planned.length === 0) return;
  const cases = new Set(planned.map((row) => row.case_id));
  void session.query(INSERT_PLACES, [...places.values(planned), [...cases]]);
}

/** Deliveries that are done with leave their places; the next of each case is due now.
 *  @returns who may go, by queue */
export async function leaveCaseOrder(session: Session, left: readonly DeliveryId[], now: Date): Promise<Map<QueueName, string[]>> {
  const due = new Map<QueueName, string[]>();
  if (left.length === 0) return due;
  const freed = distinct(await session.query<Row>(LEAVE, [left]));
  if (freed.length === 0) return due;
  for (const { id, queue } of await session.query<{ id: string; queue: QueueName }>(CALL_NEXT, [
    ...rows.values(freed),
    now.toISOString(),
  ])) {
    const ids = due.get(queue);
    if (ids === undefined) due.set(queue, [id]);
    else ids.push(id);
  }
  return due;
}

/** `go`: it is the first of its case. `behind`: another is, and will call it. `soon`: who was first is just leaving, or an
 *  older message of the same inbound channel is still being processed. */
export type Turn = 'go' | 'behind' | 'soon';

/** Whose turn it is, until the transaction ends. */
export async function turnsOf(
  session: Session,
  waiting: readonly (Row & { readonly id: DeliveryId })[],
): Promise<ReadonlyMap<DeliveryId, Turn>> {
  // In this order: a message that is found processed here has its place in the line that is looked at next.
  const ids = waiting.map(({ id }) => id);
  const overtaking = await session.query<{ delivery_id: DeliveryId }>(OVERTAKING, [ids]);
  const tooSoon = new Set(overtaking.map((row) => row.delivery_id));
  const heads = await session.query<Row & { delivery_id: DeliveryId }>(FIRST_OF_CASE, rows.values(distinct(waiting)));
  const firstOf = new Map(heads.map((head) => [caseAt(head), head.delivery_id]));
  const turnOf = (row: Row & { readonly id: DeliveryId }): Turn => {
    const head = firstOf.get(caseAt(row));
    if (head === undefined) return 'soon';
    if (head !== row.id) return 'behind';
    return tooSoon.has(row.id) ? 'soon' : 'go';
  };
  return new Map(waiting.map((row) => [row.id, turnOf(row)]));
}

/** Sorted, so that two transactions lock them in one direction only. */
function distinct(all: readonly Row[]): readonly Row[] {
  const byPlace = new Map(all.map((row) => [caseAt(row), row]));
  return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { partner, channel, case_id }]) => ({ partner, channel, case_id }));
}

function caseAt({ partner, channel, case_id }: Row): string {
  return [partner, channel, case_id].join('\u0000');
}
