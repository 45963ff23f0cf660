import { hubError } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { DeliveryStatus } from '../../../core/spi/ledger/ledger.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import type { Session } from '../sql/database.ts';
import { retry } from './retry-delivery.ts';

/** In the order of their ids, in which each is then locked. What was carried by a batch is sent again with that batch; what could
 *  not be translated has no bytes. */
const FIND_SENT = {
  name: 'find-to-resend',
  text: `
SELECT d.id, d.status FROM deliveries d
WHERE d.message_id = $1 AND CASE WHEN $2::uuid[] IS NULL
  THEN d.envelope_id IS NOT NULL AND d.status IN ('delivered', 'dead') AND d.stage IS DISTINCT FROM 'translate'
    AND NOT EXISTS (SELECT FROM batch_members b WHERE b.delivery_id = d.id)
  ELSE d.id = ANY($2::uuid[]) END
ORDER BY d.id`,
};
const FIND_MESSAGE = { name: 'find-message-to-resend', text: 'SELECT status FROM messages WHERE id = $1' };

/** States from which, beside those in which a delivery is stuck, its bytes are sent again. */
const SETTLED: readonly DeliveryStatus[] = ['delivered', 'cancelled'];

/** All or none: each named delivery must be one of the message and fit to be sent. */
export async function resend(
  session: Session,
  id: MessageId,
  named: readonly DeliveryId[] | undefined,
  at: Date,
): Promise<ReadonlyMap<QueueName, readonly DeliveryId[]>> {
  const [message] = await session.query<{ status: string }>(FIND_MESSAGE, [id]);
  if (message === undefined) throw hubError('E_NOT_FOUND', { what: 'message', id });
  const found = await session.query<{ id: DeliveryId }>(FIND_SENT, [id, named ?? null]);
  const missing = named?.find((one) => !found.some((delivery) => delivery.id === one));
  if (missing !== undefined) throw hubError('E_NOT_FOUND', { what: `delivery of message ${id}`, id: missing });
  if (found.length === 0)
    throw hubError('E_STATE_CONFLICT', {
      what: 'message',
      id,
      state: `${message.status}, with nothing that was sent`,
      action: 'sent again',
    });
  const due = new Map<QueueName, DeliveryId[]>();
  for (const delivery of found) {
    const queue = await retry(session, delivery.id, at, SETTLED);
    due.set(queue, [...(due.get(queue) ?? []), delivery.id]);
  }
  return due;
}
