import type { DeliveryStatus, MessageStatus } from '../../../core/spi/ledger/ledger.ts';
import type { Queries } from '../../../core/spi/ledger/ledger-queries.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { CLAIMED, type LedgerParts } from '../parts.ts';
import { MESSAGE_STATUS } from './summary.ts';

/** What is open is counted in the work and in what waits for batches or is carried by them, what people must see in its search terms; the good rest is the total, which is in
 *  the tallies, less those. No large table is read. */
const COUNTS = {
  name: 'counts',
  text: `
WITH unsettled AS (
  SELECT DISTINCT m.id, ${MESSAGE_STATUS} AS status FROM (
    SELECT message_id FROM work UNION ALL SELECT message_id FROM batch_members WHERE open
  ) open JOIN messages m ON m.id = open.message_id LEFT JOIN work w ON w.id = m.id
)
SELECT 'message' AS kind, status, count(*)::float8 AS count FROM unsettled WHERE status IN ('received', 'processing') GROUP BY status
UNION ALL
SELECT 'delivery', status, count(*)::float8 FROM (
  SELECT CASE WHEN w.lease <> '${CLAIMED}' THEN 'sending' ELSE d.status END AS status FROM work w JOIN deliveries d ON d.id = w.id
  UNION ALL SELECT 'pending' FROM batch_members WHERE open
) open GROUP BY status
UNION ALL
SELECT split_part(flag, ':', 1), split_part(flag, ':', 2), (SELECT count(*)::float8 FROM search_terms WHERE term = flag)
FROM unnest('{message:dead,message:discarded,delivery:dead,delivery:held,delivery:cancelled}'::text[]) AS flag
UNION ALL
SELECT kind, CASE kind WHEN 'message' THEN 'completed' ELSE 'delivered' END, sum(count)::float8 FROM tallies GROUP BY kind`,
};

const NO_MESSAGES: Readonly<Record<MessageStatus, number>> = { received: 0, processing: 0, completed: 0, dead: 0, discarded: 0 };
const NO_DELIVERIES: Readonly<Record<DeliveryStatus, number>> = {
  pending: 0,
  sending: 0,
  delivered: 0,
  retrying: 0,
  waiting: 0,
  dead: 0,
  held: 0,
  cancelled: 0,
};

/** Over the whole table, which has only what is open. */
const BACKLOG = {
  name: 'backlog',
  text: 'SELECT queue, count(*)::float8 AS open, min(due_at) AS oldest FROM work GROUP BY queue ORDER BY queue',
};

/** How many there are of each; one statement, so one moment. */
export function counts({ database }: LedgerParts): Pick<Queries, 'counts' | 'backlog'> {
  return {
    backlog: async () => {
      const rows = await database.query<{ queue: QueueName; open: number; oldest: Date }>(BACKLOG, []);
      return rows.map(({ queue, open, oldest }) => ({ queue, open, oldestDueAt: oldest }));
    },
    counts: async () => {
      const rows = await database.query<{ kind: string; status: string; count: number }>(COUNTS, []);
      const of = (kind: string): Record<string, number> =>
        Object.fromEntries(rows.filter((row) => row.kind === kind).map((row) => [row.status, row.count]));
      const messages: Record<MessageStatus, number> = { ...NO_MESSAGES, ...of('message') };
      const deliveries: Record<DeliveryStatus, number> = { ...NO_DELIVERIES, ...of('delivery') };
      return {
        messages: { ...messages, completed: messages.completed - sumOfOthers(messages, 'completed') },
        deliveries: { ...deliveries, delivered: deliveries.delivered - sumOfOthers(deliveries, 'delivered') },
      };
    },
  };
}

function sumOfOthers(counted: Readonly<Record<string, number>>, total: string): number {
  return Object.entries(counted).reduce((sum, [status, count]) => (status === total ? sum : sum + count), 0);
}
