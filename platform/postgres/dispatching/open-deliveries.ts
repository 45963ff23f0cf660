import type { CaseId, DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { Delivering, DeliveryInWork } from '../../../core/spi/ledger/ledger.ts';
import { turnsOf } from '../cases/case-order.ts';
import { isStopped } from '../delivering/channel-states.ts';
import { finalRoots, settleDeliveries } from '../delivering/settle.ts';
import type { LedgerParts } from '../parts.ts';
import type { Session } from '../sql/database.ts';
import { iso, OPEN_TO_DELIVER, openingValues, TRACE_COLUMNS, type TraceRow, traceOfRow, underLease } from './open-work.ts';

/** Who waits for its turn is called when the one before it leaves; should that call be lost, it looks again after this time. */
const TURN_MS = 60 * 60 * 1000;
/** Who waits for an older message that is still being processed looks again after a quarter of the time that it has waited,
 *  within these bounds, in milliseconds: many that look again at once would keep those from working whom they wait for. */
const SOONEST_MS = 100;
const LATEST_MS = 2_000;

const openDeliveriesText = (columns: string, from: string) => `
WITH ${OPEN_TO_DELIVER}
SELECT o.starts, d.id, d.created_at, d.message_id, d.partner, d.channel, d.idempotency_key, d.parameters, c.media_type, c.body AS content,
  s.state AS channel_state, p.case_id AS ordered_case${columns}
FROM opened o JOIN deliveries d ON d.id = o.id
LEFT JOIN contents c ON c.owner_id = d.id AND c.part = 0 AND c.stored_at = d.created_at
LEFT JOIN channel_states s ON s.partner = d.partner AND s.channel = d.channel AND s.state <> 'active'
LEFT JOIN case_order p ON p.delivery_id = d.id${from}`;
const OPEN_DELIVERIES = { name: 'open-deliveries', text: openDeliveriesText('', '') };
const OPEN_TRACED_DELIVERIES = {
  name: 'open-traced-deliveries',
  text: openDeliveriesText(`, ${TRACE_COLUMNS}`, ' JOIN messages m ON m.id = d.message_id'),
};
const RELEASE_DELIVERIES = {
  name: 'release-deliveries',
  text: `
WITH held AS MATERIALIZED (SELECT id FROM work WHERE id = ANY($1::uuid[]) AND lease = $2 ORDER BY id FOR UPDATE)
UPDATE work w SET due_at = r.due_at, lease = NULL, starts = starts - 1
FROM held JOIN unnest($1::uuid[], $3::timestamptz[]) AS r(id, due_at) USING (id) WHERE w.id = held.id`,
};
const TAKE_FROM_WORK = { name: 'take-from-work', text: 'DELETE FROM work WHERE id = ANY($1::uuid[]) AND lease = $2 RETURNING id' };
const HOLD = { name: 'hold-deliveries', text: `UPDATE deliveries SET status = 'held' WHERE id = ANY($1::uuid[]) RETURNING message_id` };

interface OpenedDelivery extends TraceRow {
  readonly id: DeliveryId;
  readonly created_at: Date;
  readonly message_id: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly starts: number;
  readonly idempotency_key: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly media_type: string | null;
  readonly content: Buffer | null;
  readonly channel_state: string | null;
  readonly ordered_case: CaseId | null;
}

/** Deliveries into a worker's hands. One statement, unless a channel is stopped or keeps the order of its cases. */
export function openDeliveries(parts: LedgerParts): Pick<Delivering, 'openDeliveries'> {
  return {
    openDeliveries: async (ids, leaseMs, lookAgain = () => undefined) => {
      if (ids.length === 0) return [];
      const { lease, values } = openingValues(parts, ids, leaseMs);
      const { opened, looking } = await underLease(parts, lease, openAll(parts, lease, values));
      for (const { id, ms } of looking) lookAgain(id, ms);
      return opened;
    },
  };
}

async function openAll(parts: LedgerParts, lease: string, values: readonly unknown[]) {
  const opened = await parts.database.query<OpenedDelivery>(parts.traces ? OPEN_TRACED_DELIVERIES : OPEN_DELIVERIES, values);
  const stopped = opened.filter((row) => row.channel_state !== null);
  if (stopped.length > 0) await hold(parts, lease, stopped);
  const going = opened.filter((row) => row.channel_state === null);
  const parked = await park(parts, lease, going);
  const notYet = new Set(parked.map(({ id }) => id));
  return {
    opened: going.filter(({ id }) => !notYet.has(id)).map((row) => toDelivery(row, lease)),
    looking: parked.filter(({ ms }) => ms !== TURN_MS),
  };
}

/** Keeps what a stopped channel should have sent. A channel that was resumed meanwhile gets it back at once. */
async function hold({ database, bell, clock }: LedgerParts, lease: string, rows: readonly OpenedDelivery[]): Promise<void> {
  for (const [place, ids] of byChannel(rows)) {
    const counted = await database.transaction(async (session) => {
      if (!(await isStopped(session, place.partner, place.channel))) {
        const now = iso(clock.now().getTime());
        void session.query(RELEASE_DELIVERIES, [ids, lease, ids.map(() => now)]);
        return [];
      }
      return keep(session, ids, lease, clock.now());
    });
    bell.announceSettled(finalRoots(counted));
  }
}

async function keep(session: Session, ids: readonly DeliveryId[], lease: string, at: Date) {
  const taken = await session.query<{ id: DeliveryId }>(TAKE_FROM_WORK, [ids, lease]);
  if (taken.length === 0) return [];
  const held = await session.query<{ message_id: MessageId }>(HOLD, [taken.map(({ id }) => id)]);
  const counts = new Map<MessageId, number>();
  for (const { message_id } of held) counts.set(message_id, (counts.get(message_id) ?? 0) + 1);
  return settleDeliveries(
    session,
    [...counts].map(([id, settled]) => ({ id, settled, dead: 0, at })),
  );
}

interface Parked {
  readonly id: DeliveryId;
  /** When it is due again. */
  readonly ms: number;
}

/** Gives back whose turn has not come. @returns which */
async function park({ database, clock }: LedgerParts, lease: string, rows: readonly OpenedDelivery[]): Promise<readonly Parked[]> {
  const ordered = rows.flatMap((row) => (row.ordered_case === null ? [] : [{ ...row, case_id: row.ordered_case }]));
  if (ordered.length === 0) return [];
  return database.transaction(async (session) => {
    const now = clock.now();
    const turns = await turnsOf(session, ordered);
    // One that was tried before its predecessor came to light is not called: it looks again by itself.
    const called = ordered.filter(({ id, starts }) => turns.get(id) === 'behind' && starts === 1);
    const looking = ordered.filter(({ id, starts }) => turns.get(id) === 'soon' || (turns.get(id) === 'behind' && starts > 1));
    const back = [
      ...called.map(({ id }) => ({ id, ms: TURN_MS })),
      ...looking.map(({ id, created_at }) => ({ id, ms: lookAgainAfter(now.getTime() - created_at.getTime()) })),
    ];
    const dueAt = back.map(({ ms }) => iso(now.getTime() + ms));
    if (back.length > 0) void session.query(RELEASE_DELIVERIES, [back.map(({ id }) => id), lease, dueAt]);
    return back;
  });
}

function lookAgainAfter(waitedMs: number): number {
  return Math.min(LATEST_MS, Math.max(SOONEST_MS, waitedMs / 4));
}

function byChannel(rows: readonly OpenedDelivery[]) {
  const channels = new Map<
    string,
    { readonly place: { readonly partner: string; readonly channel: string }; readonly ids: DeliveryId[] }
  >();
  for (const { id, partner, channel } of rows) {
    const entry = channels.get(`${partner}/${channel}`) ?? { place: { partner, channel }, ids: [] };
    entry.ids.push(id);
    channels.set(`${partner}/${channel}`, entry);
  }
  return [...channels.values()].map(({ place, ids }) => [place, ids] as const);
}

function toDelivery(row: OpenedDelivery, lease: string): DeliveryInWork {
  return {
    id: row.id,
    lease,
    messageId: row.message_id,
    partner: row.partner,
    channel: row.channel,
    attempt: row.starts,
    idempotencyKey: row.idempotency_key,
    parameters: row.parameters,
    content: { mediaType: row.media_type ?? 'application/octet-stream', body: row.content ?? new Uint8Array() },
    ...traceOfRow(row),
  };
}
