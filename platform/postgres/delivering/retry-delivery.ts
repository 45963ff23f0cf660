import { hubError } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { DeliveryStatus } from '../../../core/spi/ledger/ledger.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { deliverQueue } from '../dispatching/work-source.ts';
import { isHeld } from '../parts.ts';
import type { Session } from '../sql/database.ts';
import { IS_BATCH, refuseCarried } from './batch-members.ts';
import { refuseStopped } from './channel-states.ts';

/** States in which a person may send a delivery again. */
const STUCK: readonly DeliveryStatus[] = ['dead', 'retrying', 'waiting', 'held'];

const LOCK_WORK = { name: 'lock-work', text: 'SELECT lease FROM work WHERE id = $1 FOR UPDATE' };
export const LOCK_DELIVERY = {
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

/** A delivery whose row is locked. */
export interface LockedDelivery {
  readonly message_id: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly status: DeliveryStatus;
  readonly stage: string | null;
  readonly is_batch: boolean;
  /** Is what it sends still there? */
  readonly kept: boolean;
}

/** Locks work, then delivery, then message: the order of `recordAttempt`.
 *  @param also states beside dead, retrying, waiting and held in which it is sent again */
export async function retry(session: Session, id: DeliveryId, at: Date, also: readonly DeliveryStatus[] = []): Promise<QueueName> {
  const [work] = await session.query<{ lease: string | null }>(LOCK_WORK, [id]);
  const waits = await refuseCarried(session, id, 'retried');
  const [delivery] = await session.query<LockedDelivery>(LOCK_DELIVERY, [id]);
  if (delivery === undefined) throw hubError('E_NOT_FOUND', { what: 'delivery', id });
  const { message_id, partner, channel, status, stage, kept } = delivery;
  const conflict = (state: string, action: string) => hubError('E_STATE_CONFLICT', { what: 'delivery', id, state, action });
  if (isHeld(work?.lease)) throw conflict('sending', 'retried');
  if (waits) throw conflict('waiting for its batch', 'retried: close the batch of its channel');
  if (!STUCK.includes(status) && !also.includes(status)) throw conflict(status, 'retried');
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
