import { hubError } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import type { Settlement } from './settle.ts';

/** Is the delivery `d` a batch? Routes plan deliveries of envelopes; only a batch has this name and none. */
export const IS_BATCH = `(d.route = 'batch' AND d.envelope_id IS NULL)`;
/** The route of a batch's own delivery. */
export const BATCH_ROUTE = 'batch';

const waiting = rowset({ delivery_id: 'uuid', message_id: 'uuid', partner: 'text', channel: 'text', created_at: 'timestamptz' });
const batches = rowset({ id: 'uuid', at: 'timestamptz' });

/** A delivery that begins to wait. */
export type WaitingRow = Parameters<typeof waiting.values>[0][number];

const INSERT_WAITING = {
  name: 'insert-batch-members',
  text: `INSERT INTO batch_members (${waiting.columns}) SELECT * FROM ${waiting.from('r')}`,
};
const LOCK_MEMBER = { name: 'lock-batch-member', text: 'SELECT open, batch_id FROM batch_members WHERE delivery_id = $1 FOR UPDATE' };
const LEAVE = {
  name: 'leave-waiting',
  text: 'UPDATE batch_members SET open = false WHERE delivery_id = $1 AND open AND batch_id IS NULL RETURNING message_id',
};
const SETTLE_CARRIED = {
  name: 'settle-carried',
  text: `
WITH carried AS (
  UPDATE batch_members b SET open = false FROM ${batches.from('r')} WHERE b.batch_id = r.id AND b.open RETURNING b.delivery_id, r.at
)
UPDATE deliveries d SET status = $3, settled_at = c.at FROM carried c WHERE d.id = c.delivery_id RETURNING d.message_id, c.at`,
};

/** Sends the insert; the transaction waits for it. */
export function insertWaiting(session: Session, rows: readonly WaitingRow[]): void {
  if (rows.length > 0) void session.query(INSERT_WAITING, waiting.values(rows));
}

/** What a person may do with a delivery depends on whether it waits for a batch or is carried by one.
 *  @param action what is asked for: `retried`, `cancelled`
 *  @returns whether it waits; until the transaction ends, no batch takes it then
 *  @throws E_STATE_CONFLICT when a batch carries it: it shares that batch's fate */
export async function refuseCarried(session: Session, id: DeliveryId, action: 'retried' | 'cancelled'): Promise<boolean> {
  const [member] = await session.query<{ open: boolean; batch_id: DeliveryId | null }>(LOCK_MEMBER, [id]);
  if (member === undefined || !member.open) return false;
  if (member.batch_id === null) return true;
  const state = `carried by the batch ${member.batch_id}`;
  const remedy = action === 'retried' ? 'retry the batch' : 'cancel the batch, and all that it carries';
  throw hubError('E_STATE_CONFLICT', { what: 'delivery', id, state, action: `${action} by itself: ${remedy}` });
}

/** A delivery waits no more. @returns its message, if it did wait */
export async function leaveWaiting(session: Session, id: DeliveryId): Promise<MessageId | undefined> {
  const [left] = await session.query<{ message_id: MessageId }>(LEAVE, [id]);
  return left?.message_id;
}

/** Deliveries that these batches carry end as their batch did. Members are locked by those alone who settle their batch.
 *  @returns what to count on their messages */
export async function settleCarried(
  session: Session,
  ended: readonly { readonly id: DeliveryId; readonly at: Date }[],
  status: 'delivered' | 'cancelled',
): Promise<readonly Settlement[]> {
  if (ended.length === 0) return [];
  const rows = await session.query<{ message_id: MessageId; at: Date }>(SETTLE_CARRIED, [...batches.values(ended), status]);
  return rows.map(({ message_id, at }) => ({ id: message_id, settled: 1, dead: 0, at }));
}
