import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { Batching, ClosedBatch, NewBatch, WaitingDeliveries } from '../../../core/spi/ledger/batches.ts';
import { TRACE_COLUMNS, type TraceRow, traceOfRow } from '../dispatching/open-work.ts';
import { deliverQueue } from '../dispatching/work-source.ts';
import type { LedgerParts } from '../parts.ts';
import { insertContents, insertTerms, insertTypeHours, insertWork } from '../processing/stored-rows.ts';
import { insertFailures } from '../reading/failure-rows.ts';
import { keyTerm } from '../reading/search-terms.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import { BATCH_ROUTE, leaveWaiting } from './batch-members.ts';
import { isStopped } from './channel-states.ts';
import { insertSent, sentRows } from './sent-messages.ts';
import { finalRoots, noteEnded, settleDeliveries } from './settle.ts';

/** What the members of one batch may have together, in bytes: all are in memory at once while it is written. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Hops from channel to channel over the index, and reads no more of each than is counted. */
const WAITING = {
  name: 'waiting-deliveries',
  text: `
WITH RECURSIVE channels AS (
  (SELECT partner, channel FROM batch_members WHERE open AND batch_id IS NULL ORDER BY partner, channel LIMIT 1)
  UNION ALL
  SELECT next.partner, next.channel FROM channels CROSS JOIN LATERAL (
    SELECT w.partner, w.channel FROM batch_members w
    WHERE w.open AND w.batch_id IS NULL AND (w.partner, w.channel) > (channels.partner, channels.channel) ORDER BY w.partner, w.channel LIMIT 1
  ) next
)
SELECT partner, channel, waiting.count, waiting.oldest FROM channels CROSS JOIN LATERAL (
  SELECT count(*)::float8 AS count, min(created_at) AS oldest FROM (
    SELECT w.created_at FROM batch_members w
    WHERE w.partner = channels.partner AND w.channel = channels.channel AND w.open AND w.batch_id IS NULL
    ORDER BY w.created_at, w.delivery_id LIMIT $1
  ) first
) waiting`,
};
/** @param more further columns, of the messages `m` */
const nextMembers = (more: string, join: string) => `
SELECT waiting.id, message_id, parameters, media_type, body${more} FROM (
  SELECT d.id, d.message_id, d.parameters, c.media_type, c.body, w.created_at,
    sum(octet_length(c.body)) OVER (ORDER BY w.created_at, w.delivery_id) - octet_length(c.body) AS before
  FROM (
    SELECT delivery_id, created_at FROM batch_members WHERE partner = $1 AND channel = $2 AND open AND batch_id IS NULL
    ORDER BY created_at, delivery_id LIMIT $3
  ) w JOIN deliveries d ON d.id = w.delivery_id
  LEFT JOIN contents c ON c.owner_id = d.id AND c.part = 0 AND c.stored_at = d.created_at
) waiting${join}
WHERE coalesce(before, 0) < ${MOST_BYTES} ORDER BY created_at, waiting.id`;
const NEXT_MEMBERS = { name: 'next-batch-members', text: nextMembers('', '') };
const NEXT_TRACED_MEMBERS = {
  name: 'next-traced-batch-members',
  text: nextMembers(`, ${TRACE_COLUMNS}`, ' JOIN messages m ON m.id = message_id'),
};

/** Whoever closes a batch at the same time waits here, and finds its members taken. */
const LOCK_WAITING = {
  name: 'lock-waiting-members',
  text: `
SELECT delivery_id FROM batch_members WHERE delivery_id = ANY($1::uuid[]) AND open AND batch_id IS NULL ORDER BY delivery_id FOR UPDATE`,
};
const INSERT_BATCH = {
  name: 'insert-batch',
  text: `
INSERT INTO messages (id, root_id, partner, channel, source, entry, origin, status, config_hash, received_at, types, control_reference,
  deliveries_total, deliveries_open)
VALUES ($1, $1, $2, $3, 'batch', 'document', $2, 'processing', $4, $5, $6, $7, 1, 1)`,
};
const delivery = rowset({
  id: 'uuid',
  message_id: 'uuid',
  route: 'text',
  partner: 'text',
  channel: 'text',
  status: 'text',
  idempotency_key: 'text',
  parameters: 'json',
  created_at: 'timestamptz',
  awaits: 'boolean',
});
const INSERT_DELIVERY = {
  name: 'insert-batch-delivery',
  text: `INSERT INTO deliveries (${delivery.columns}) SELECT * FROM ${delivery.from('r')}`,
};
const CARRY = {
  name: 'carry-members',
  text: `
UPDATE batch_members b SET batch_id = $2, number = m.number
FROM unnest($1::uuid[]) WITH ORDINALITY AS m(id, number) WHERE b.delivery_id = m.id`,
};
const refusal = rowset({ id: 'uuid', at: 'timestamptz', error: 'json' });
const REFUSE = {
  name: 'refuse-waiting',
  text: `
UPDATE deliveries d SET status = 'dead', settled_at = r.at, stage = 'translate', error = r.error FROM ${refusal.from('r')} WHERE d.id = r.id RETURNING d.partner, d.channel`,
};

interface MemberRow extends TraceRow {
  readonly id: DeliveryId;
  readonly message_id: MessageId;
  readonly parameters: Readonly<Record<string, string>>;
  readonly media_type: string | null;
  readonly body: Buffer | null;
}

/** Deliveries that wait and go out together. */
export function batching({ database, bell, traffic, traces }: LedgerParts): Batching {
  return {
    waitingDeliveries: async (countUpTo) => {
      const rows = await database.query<{ partner: string; channel: string; count: number; oldest: Date }>(WAITING, [countUpTo]);
      return rows.map(({ oldest, ...rest }): WaitingDeliveries => ({ ...rest, oldestAt: oldest }));
    },
    nextMembers: async (partner, channel, limit) => {
      const rows = await database.query<MemberRow>(traces ? NEXT_TRACED_MEMBERS : NEXT_MEMBERS, [partner, channel, limit]);
      return rows.map(({ id, message_id, parameters, media_type, body, ...trace }) => ({
        id,
        messageId: message_id,
        parameters,
        content: { mediaType: media_type ?? 'application/octet-stream', body: body ?? new Uint8Array() },
        ...traceOfRow(trace),
      }));
    },
    closeBatch: async (batch) => {
      const closed = await database.transaction((session) => close(session, batch));
      if (closed.closed) bell.announce(closed.queue);
      return closed;
    },
    refuseWaiting: async (id, error, at) => {
      const counted = await database.transaction(async (session) => {
        const message = await leaveWaiting(session, id);
        if (message === undefined) return [];
        const refused = await session.query<{ partner: string; channel: string }>(REFUSE, refusal.values([{ id, at, error }]));
        insertFailures(
          session,
          refused.map((place) => ({ id, message_id: message, at, stage: 'translate', finding: error, ...place })),
        );
        return settleDeliveries(session, [{ id: message, settled: 1, dead: 1, at }]);
      });
      bell.announceSettled(finalRoots(counted));
      noteEnded(traffic, counted);
    },
  };
}

async function close(session: Session, batch: NewBatch): Promise<ClosedBatch> {
  const { id, messageId, partner, channel, at, members, controlReference, types } = batch;
  if (await isStopped(session, partner, channel)) return { closed: false, because: 'stopped' };
  const waiting = await session.query(LOCK_WAITING, [members]);
  if (waiting.length < members.length) return { closed: false, because: 'changed' };
  const queue = deliverQueue(partner, channel);
  void session.query(INSERT_BATCH, [messageId, partner, channel, batch.configHash, at.toISOString(), types, controlReference ?? null]);
  void session.query(INSERT_DELIVERY, delivery.values([deliveryRow(batch)]));
  const { mediaType, body } = batch.content;
  insertContents(session, [{ owner_id: id, part: 0, stored_at: at, stage: 'translate', media_type: mediaType, body }]);
  await insertSent(session, sentRows(messageId, at, [batch]));
  insertTerms(session, controlReference === undefined ? [] : [{ term: keyTerm(controlReference), at, id: messageId }]);
  insertTypeHours(
    session,
    types.map((type) => ({ type, at })),
  );
  insertWork(session, [{ id, queue, message_id: messageId, due_at: at }]);
  void session.query(CARRY, [members, id]);
  return { closed: true, queue };
}

/** The key is constant over attempts, as the bytes are: a batch is written once. */
function deliveryRow({ id, messageId, partner, channel, parameters, at, awaited }: NewBatch) {
  return {
    id,
    message_id: messageId,
    route: BATCH_ROUTE,
    partner,
    channel,
    status: 'pending',
    idempotency_key: id,
    parameters,
    created_at: at,
    awaits: awaited !== undefined,
  };
}
