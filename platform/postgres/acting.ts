import { hubError } from '../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../core/kernel/ids.ts';
import type { DeliveryStatus, MessageSource, MessageStatus } from '../../core/spi/ledger.ts';
import type { Acting } from '../../core/spi/ledger-queries.ts';
import type { QueueName } from '../../core/spi/transport.ts';
import { IS_BATCH, leaveWaiting, refuseCarried, settleCarried } from './batch-members.ts';
import { leaveCaseOrder } from './case-order.ts';
import { refuseStopped } from './channel-states.ts';
import type { Session } from './database.ts';
import { isHeld, type LedgerParts } from './parts.ts';
import { storable } from './rowset.ts';
import { keyTerm } from './search-terms.ts';
import { byMessage, settleDeliveries } from './settle.ts';
import { insertTerms, insertWork } from './stored-rows.ts';
import { deliverQueue } from './work-source.ts';

const LOCK_WORK = { name: 'lock-work', text: 'SELECT lease FROM work WHERE id = $1 FOR UPDATE' };
const LOCK_DELIVERY = {
  name: 'lock-delivery',
  text: `
SELECT message_id, partner, channel, status, stage, ${IS_BATCH} AS is_batch,
  EXISTS (SELECT FROM contents c WHERE c.owner_id = d.id AND c.part = 0 AND c.stored_at = d.created_at) AS kept
FROM deliveries d WHERE id = $1 FOR UPDATE`,
};
const RETRY_DELIVERY = {
  name: 'retry-delivery',
  text: `
UPDATE deliveries SET status = 'pending', nonce = nonce + 1, attempts_before = attempt_count, stage = NULL, error = NULL, settled_at = NULL
WHERE id = $1`,
};
const RETRY_NOW = {
  name: 'retry-now',
  text: `
INSERT INTO work (id, queue, message_id, due_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, lease = NULL, starts = 0`,
};
/** The message waits again for its delivery, unless it failed by itself or was discarded. */
const REOPEN_MESSAGE = {
  name: 'reopen-message',
  text: `
UPDATE messages SET deliveries_open = deliveries_open + $2, deliveries_dead = deliveries_dead - $3,
  status = CASE WHEN status IN ('completed', 'dead') AND failure_stage IS NULL THEN 'processing' ELSE status END,
  settled_at = CASE WHEN status IN ('completed', 'dead') AND failure_stage IS NULL THEN NULL ELSE settled_at END
WHERE id = $1`,
};

/** A replay that is on its way, or did what the message could not. */
const FIND_REPLAY = {
  name: 'find-replay',
  text: `
SELECT id FROM messages WHERE parent_id = $1 AND id <> $2 AND source = 'replay' AND status IN ('received', 'processing', 'completed') LIMIT 1`,
};
/** A replay begins a chain of causes of its own, with the old origin, and takes the old
 *  place in the order of its case. Only a reply, a part of one, or a gathering keeps its case: a document is
 *  correlated anew, since a wrong case may be why it is replayed. */
const REPLAY_MESSAGE = {
  name: 'replay-message',
  text: `
INSERT INTO messages (id, parent_id, root_id, partner, channel, source, entry, origin, status, config_hash, received_at, ordered_at, case_id, filename, headers, request_envelope_id)
SELECT $2, id, $2, partner, channel, 'replay', entry, origin, 'received', $3, $4, coalesce(ordered_at, received_at), CASE WHEN entry IN ('reply', 'gather') OR request_envelope_id IS NOT NULL THEN case_id END, filename, headers, request_envelope_id
FROM messages WHERE id = $1
ON CONFLICT (id) DO NOTHING
RETURNING filename`,
};
const COPY_ORIGINAL = {
  name: 'copy-original',
  text: `
INSERT INTO contents (owner_id, part, stored_at, stage, media_type, sha256, body)
SELECT $2::uuid, 0, $3::timestamptz, c.stage, c.media_type, c.sha256, c.body
FROM messages m JOIN contents c ON c.owner_id = m.id AND c.part = 0 AND c.stored_at = m.received_at WHERE m.id = $1
RETURNING owner_id`,
};

/** A gathering that asked for the reply has the answer of the replay in its place. */
const ANSWER_ANEW = { name: 'answer-anew', text: 'UPDATE gathering_answers SET reply_id = $2 WHERE reply_id = $1' };
const LOCK_MESSAGE = { name: 'lock-message', text: 'SELECT status, source FROM messages WHERE id = $1 FOR UPDATE' };
const DISCARD_MESSAGE = {
  name: 'discard-message',
  text: `UPDATE messages SET status = 'discarded', discard_reason = $2, settled_at = $3, deliveries_dead = 0 WHERE id = $1`,
};
const CANCEL_DELIVERIES = {
  name: 'cancel-deliveries',
  text: `UPDATE deliveries SET status = 'cancelled', settled_at = $2 WHERE message_id = $1 AND status IN ('dead', 'held') RETURNING id`,
};

const CANCEL_DELIVERY = { name: 'cancel-delivery', text: `UPDATE deliveries SET status = 'cancelled', settled_at = $2 WHERE id = $1` };
const FORGET_DEAD = {
  name: 'forget-dead-delivery',
  text: `
UPDATE messages SET deliveries_dead = deliveries_dead - 1,
  status = CASE WHEN status = 'dead' AND failure_stage IS NULL AND deliveries_open = 0 AND deliveries_dead = 1 THEN 'completed' ELSE status END,
  settled_at = CASE WHEN status = 'dead' AND failure_stage IS NULL AND deliveries_open = 0 AND deliveries_dead = 1 THEN $2 ELSE settled_at END
WHERE id = $1 AND deliveries_dead > 0`,
};

interface LockedDelivery {
  readonly message_id: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly status: DeliveryStatus;
  readonly stage: string | null;
  readonly is_batch: boolean;
  /** Is what it sends still there? */
  readonly kept: boolean;
}

/** What people do. */
export function acting({ database, bell }: LedgerParts): Acting {
  return {
    retryDelivery: async (id, at) => {
      const queue = await database.transaction((session) => retry(session, id, at));
      bell.announce(queue);
      return queue;
    },
    replay: async (id, newId, configHash, at) => {
      await database.transaction((session) => replay(session, id, newId, configHash, at));
      bell.announce('process');
      return newId;
    },
    cancelDelivery: async (id, at) => {
      const due = await database.transaction((session) => cancel(session, id, at));
      for (const queue of due.keys()) bell.announce(queue);
    },
    discard: async (id, reason, at) => {
      const due = await database.transaction((session) => discard(session, id, reason, at));
      for (const queue of due.keys()) bell.announce(queue);
    },
  };
}

/** Locks work, then delivery, then message: the order of `recordAttempt`. */
async function retry(session: Session, id: DeliveryId, at: Date): Promise<QueueName> {
  const [work] = await session.query<{ lease: string | null }>(LOCK_WORK, [id]);
  const waits = await refuseCarried(session, id, 'retried');
  const [delivery] = await session.query<LockedDelivery>(LOCK_DELIVERY, [id]);
  if (delivery === undefined) throw hubError('E_NOT_FOUND', { what: 'delivery', id });
  const { message_id, partner, channel, status, stage, kept } = delivery;
  const conflict = (state: string, action: string) => hubError('E_STATE_CONFLICT', { what: 'delivery', id, state, action });
  if (isHeld(work?.lease)) throw conflict('sending', 'retried');
  if (waits) throw conflict('waiting for its batch', 'retried: close the batch of its channel');
  if (status !== 'dead' && status !== 'retrying' && status !== 'waiting' && status !== 'held') throw conflict(status, 'retried');
  if (stage === 'translate')
    throw conflict('dead at translate', 'retried, as there is nothing to send: mend the mapping and replay the message');
  if (!kept) throw hubError('E_CONTENT_DROPPED', { what: 'delivery', id });
  await refuseStopped(session, partner, channel, id);
  const queue = deliverQueue(partner, channel);
  void session.query(RETRY_DELIVERY, [id]);
  void session.query(RETRY_NOW, [id, queue, message_id, at.toISOString()]);
  void session.query(REOPEN_MESSAGE, [message_id, status === 'retrying' || status === 'waiting' ? 0 : 1, status === 'dead' ? 1 : 0]);
  return queue;
}

/** The same call again, after an answer that was lost, finds its message and does nothing. Of two people who replay one dead
 *  message at the same time the second waits, and finds it replayed: its content would take effect twice. */
async function replay(session: Session, id: MessageId, newId: MessageId, configHash: string, at: Date): Promise<void> {
  const [message] = await session.query<{ status: MessageStatus; source: MessageSource }>(LOCK_MESSAGE, [id]);
  if (message === undefined) throw hubError('E_NOT_FOUND', { what: 'message', id });
  const { status, source } = message;
  if (source === 'batch') {
    const action = 'replayed: retry its delivery, or replay the messages that it carries';
    throw hubError('E_STATE_CONFLICT', { what: 'message', id, state: 'a batch', action });
  }
  if (status === 'received' || status === 'processing')
    throw hubError('E_STATE_CONFLICT', { what: 'message', id, state: status, action: 'replayed' });
  const [replay] = status === 'dead' ? await session.query<{ id: MessageId }>(FIND_REPLAY, [id, newId]) : [];
  if (replay !== undefined)
    throw hubError('E_STATE_CONFLICT', { what: 'message', id, state: `replayed as ${replay.id}`, action: 'replayed once more' });
  const [replayed] = await session.query<{ filename: string | null }>(REPLAY_MESSAGE, [id, newId, configHash, at.toISOString()]);
  if (replayed === undefined) return;
  const copied = await session.query(COPY_ORIGINAL, [id, newId, at.toISOString()]);
  if (copied.length === 0) throw hubError('E_CONTENT_DROPPED', { what: 'message', id });
  void session.query(ANSWER_ANEW, [id, newId]);
  if (replayed.filename !== null) insertTerms(session, [{ term: keyTerm(replayed.filename), at, id: newId }]);
  insertWork(session, [{ id: newId, queue: 'process', message_id: newId, due_at: at }]);
}

/** The message no longer counts a dead one; it is completed when none is left and it did not fail by itself. */
async function cancel(session: Session, id: DeliveryId, at: Date): Promise<ReadonlyMap<QueueName, readonly string[]>> {
  const waits = await refuseCarried(session, id, 'cancelled');
  const [delivery] = await session.query<LockedDelivery>(LOCK_DELIVERY, [id]);
  if (delivery === undefined) throw hubError('E_NOT_FOUND', { what: 'delivery', id });
  const { message_id, status } = delivery;
  if (status !== 'dead' && status !== 'held' && !waits)
    throw hubError('E_STATE_CONFLICT', { what: 'delivery', id, state: status, action: 'cancelled' });
  void session.query(CANCEL_DELIVERY, [id, at.toISOString()]);
  if (waits) await leaveWaiting(session, id);
  const waited = waits ? [{ id: message_id, settled: 1, dead: 0, at }] : [];
  const carried = delivery.is_batch ? await settleCarried(session, [{ id, at }], 'cancelled') : [];
  const due = await leaveCaseOrder(session, [id], at);
  if (status === 'dead') void session.query(FORGET_DEAD, [message_id, at.toISOString()]);
  void settleDeliveries(session, byMessage([...waited, ...carried]));
  return due;
}

/** Deliveries that were given up or held go with it; what is still on its way goes on. @returns what they kept waiting */
async function discard(session: Session, id: MessageId, reason: string, at: Date): Promise<ReadonlyMap<QueueName, readonly string[]>> {
  const [message] = await session.query<{ status: MessageStatus; source: MessageSource }>(LOCK_MESSAGE, [id]);
  if (message === undefined) throw hubError('E_NOT_FOUND', { what: 'message', id });
  if (message.status !== 'dead') throw hubError('E_STATE_CONFLICT', { what: 'message', id, state: message.status, action: 'discarded' });
  void session.query(DISCARD_MESSAGE, [id, storable(reason), at.toISOString()]);
  const cancelled = await session.query<{ id: DeliveryId }>(CANCEL_DELIVERIES, [id, at.toISOString()]);
  if (message.source === 'batch') {
    const batches = cancelled.map((delivery) => ({ id: delivery.id, at }));
    void settleDeliveries(session, byMessage(await settleCarried(session, batches, 'cancelled')));
  }
  return leaveCaseOrder(
    session,
    cancelled.map((delivery) => delivery.id),
    at,
  );
}
