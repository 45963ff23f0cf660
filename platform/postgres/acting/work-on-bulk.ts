import { asHubError } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { BulkRound, BulkVerb } from '../../../core/spi/ledger/bulks.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { resend } from '../delivering/resend.ts';
import { retry } from '../delivering/retry-delivery.ts';
import type { LedgerParts } from '../parts.ts';
import { correct, replay } from '../processing/made-anew.ts';
import type { Session } from '../sql/database.ts';
import { discard } from './acting.ts';

const RUNNING = {
  name: 'running-bulk',
  text: `
SELECT id, verb, configuration, options, reason, payload FROM bulks WHERE state = 'running' ORDER BY planned_at LIMIT 1`,
};
const WAITING = {
  name: 'waiting-bulk-items',
  text: `SELECT position, item_id FROM bulk_items WHERE bulk_id = $1 AND state = 'waiting' ORDER BY position LIMIT $2`,
};
/** Under the row's lock: of two who have it in hand one finds it done. Nothing more is begun of what was cancelled. */
const TAKE = {
  name: 'take-bulk-item',
  text: `
UPDATE bulk_items i SET state = 'done', new_id = $3 FROM bulks b
WHERE b.id = i.bulk_id AND b.state = 'running' AND i.bulk_id = $1 AND i.position = $2 AND i.state = 'waiting' RETURNING i.item_id`,
};
const REFUSE = {
  name: 'refuse-bulk-item',
  text: `UPDATE bulk_items SET state = 'failed', error = $3 WHERE bulk_id = $1 AND position = $2 AND state = 'waiting'`,
};
const OLD_HASH = { name: 'configuration-of-message', text: 'SELECT config_hash FROM messages WHERE id = $1' };
const COUNT = {
  name: 'count-bulk',
  text: `
UPDATE bulks b SET done = c.done, failed = c.failed,
  state = CASE WHEN b.state = 'running' AND c.waiting = 0 THEN 'done' ELSE b.state END,
  ended_at = CASE WHEN b.state = 'running' AND c.waiting = 0 THEN $2 ELSE b.ended_at END,
  payload = CASE WHEN c.waiting = 0 THEN NULL ELSE b.payload END
FROM (
  SELECT count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state = 'failed') AS failed,
    count(*) FILTER (WHERE state = 'waiting') AS waiting
  FROM bulk_items WHERE bulk_id = $1
) c WHERE b.id = $1`,
};
/** Items under way at once: each takes a connection of the pool, and others need some. */
const AT_ONCE = 4;

interface Running {
  readonly id: string;
  readonly verb: BulkVerb;
  readonly configuration: 'today' | 'then';
  readonly options: { readonly evenIfAccepted: boolean };
  readonly reason: string;
  readonly payload: Buffer | null;
}

/** How a round is done. */
export interface RoundOptions {
  readonly limit: number;
  readonly configHash: string;
  readonly newId: () => MessageId;
  readonly at: Date;
}

type Due = Map<QueueName, string[]>;

/** Each item in one transaction with the note that it is done: whatever is killed, it is done once. What refuses it is noted. */
export async function workOnBulk(parts: LedgerParts, options: RoundOptions): Promise<BulkRound> {
  const { database, bell } = parts;
  const [bulk] = await database.query<Running>(RUNNING, []);
  if (bulk === undefined) return { worked: 0, due: new Map() };
  const items = await database.query<{ position: number }>(WAITING, [bulk.id, options.limit]);
  const due: Due = new Map();
  const queue = [...items];
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      for (const [name, ids] of await workOnItem(parts, bulk, item.position, options)) due.set(name, [...(due.get(name) ?? []), ...ids]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await database.query(COUNT, [bulk.id, options.at.toISOString()]);
  for (const name of due.keys()) bell.announce(name);
  return { worked: Math.max(1, items.length), due };
}

async function workOnItem({ database }: LedgerParts, bulk: Running, position: number, options: RoundOptions) {
  try {
    return await database.transaction(async (session) => {
      const newId = bulk.verb === 'replay' || bulk.verb === 'correct' ? options.newId() : undefined;
      const [item] = await session.query<{ item_id: string }>(TAKE, [bulk.id, position, newId ?? null]);
      return item === undefined ? new Map() : act(session, bulk, item.item_id, newId, options);
    });
  } catch (thrown) {
    const error = asHubError(thrown);
    if (error.transient) throw error;
    const { code, message } = error;
    await database.query(REFUSE, [bulk.id, position, JSON.stringify({ code, message })]);
    return new Map();
  }
}

/** @returns what is due by it, by queue */
async function act(
  session: Session,
  bulk: Running,
  item: string,
  newId: MessageId | undefined,
  { configHash, at }: RoundOptions,
): Promise<ReadonlyMap<QueueName, readonly string[]>> {
  if (bulk.verb === 'retry' || bulk.verb === 'release') return new Map([[await retry(session, item as DeliveryId, at), [item]]]);
  const id = item as MessageId;
  if (bulk.verb === 'resend') return resend(session, id, undefined, at);
  if (newId === undefined) return discard(session, id, bulk.reason, at);
  if (bulk.verb === 'correct') {
    const body = bulk.payload ?? Buffer.alloc(0);
    await correct(session, { id, newId, body, configHash, at, evenIfAccepted: bulk.options.evenIfAccepted });
  } else {
    const asOf = bulk.configuration === 'then';
    const [old] = asOf ? await session.query<{ config_hash: string }>(OLD_HASH, [id]) : [];
    await replay(session, { id, newId, configHash: old?.config_hash ?? configHash, at, asOf });
  }
  return new Map([['process', [newId]]]);
}
