import { hubError } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { MessageSource, MessageStatus } from '../../../core/spi/ledger/ledger.ts';
import type { Acting } from '../../../core/spi/ledger/ledger-queries.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { leaveCaseOrder } from '../cases/case-order.ts';
import { leaveWaiting, refuseCarried, settleCarried } from '../delivering/batch-members.ts';
import { resend } from '../delivering/resend.ts';
import { LOCK_DELIVERY, type LockedDelivery, retry } from '../delivering/retry-delivery.ts';
import { byMessage, settleDeliveries } from '../delivering/settle.ts';
import type { LedgerParts } from '../parts.ts';
import { correct, replay } from '../processing/made-anew.ts';
import type { Session } from '../sql/database.ts';
import { storable } from '../sql/rowset.ts';

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

/** What people do. */
export function acting({ database, bell }: LedgerParts): Acting {
  return {
    retryDelivery: async (id, at) => {
      const queue = await database.transaction((session) => retry(session, id, at));
      bell.announce(queue);
      return queue;
    },
    replay: async (id, newId, configHash, at, asOf = false) => {
      await database.transaction((session) => replay(session, { id, newId, configHash, at, asOf }));
      bell.announce('process');
      return newId;
    },
    correct: async (correction) => {
      await database.transaction((session) => correct(session, correction));
      bell.announce('process');
      return correction.newId;
    },
    resend: async (id, deliveries, at) => {
      const due = await database.transaction((session) => resend(session, id, deliveries, at));
      for (const queue of due.keys()) bell.announce(queue);
      return due;
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
export async function discard(
  session: Session,
  id: MessageId,
  reason: string,
  at: Date,
): Promise<ReadonlyMap<QueueName, readonly string[]>> {
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
