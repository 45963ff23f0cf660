import type { WorkSource } from '../../../core/spi/ledger/ledger.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { CLAIMED, type LedgerParts } from '../parts.ts';

const CLAIM = {
  name: 'claim',
  text: `
WITH due AS MATERIALIZED (
  SELECT id, due_at FROM work WHERE queue = $1 AND due_at <= $2 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE work w SET due_at = $4, lease = '${CLAIMED}' FROM due WHERE w.id = due.id RETURNING w.id, due.due_at AS was_due
)
SELECT id FROM claimed ORDER BY was_due, id`,
};

/** Hops from queue to queue over the index (loose index scan): as many steps as there are queues, however long they are. */
const HORIZON = {
  name: 'horizon',
  text: `
WITH RECURSIVE horizon AS (
  (SELECT queue, due_at FROM work ORDER BY queue, due_at LIMIT 1)
  UNION ALL
  SELECT next.queue, next.due_at FROM horizon CROSS JOIN LATERAL (
    SELECT w.queue, w.due_at FROM work w WHERE w.queue > horizon.queue ORDER BY w.queue, w.due_at LIMIT 1
  ) next
)
SELECT queue, due_at FROM horizon`,
};

/** Goes through the index queue by queue, so that it reads only what it gives. */
const DUE_BETWEEN = {
  name: 'due-between',
  text: `
WITH RECURSIVE queues AS (
  (SELECT queue FROM work ORDER BY queue LIMIT 1)
  UNION ALL
  SELECT (SELECT w.queue FROM work w WHERE w.queue > queues.queue ORDER BY w.queue LIMIT 1) FROM queues WHERE queues.queue IS NOT NULL
)
SELECT queue, due.id, due.due_at FROM queues CROSS JOIN LATERAL (
  SELECT w.id, w.due_at FROM work w
  WHERE w.queue = queues.queue AND w.due_at > $1 AND w.due_at <= $2 AND w.lease IS NULL ORDER BY w.due_at LIMIT $3
) due
ORDER BY due.due_at LIMIT $3`,
};

/** What is due. */
export function workSource({ database, bell, clock }: LedgerParts): WorkSource {
  return {
    claim: async (queue, limit, leaseMs, dueBefore) => {
      const now = clock.now();
      // What is due later is in somebody's hands, or its time has not come.
      const until = dueBefore === undefined || dueBefore > now ? now : dueBefore;
      const values = [queue, until.toISOString(), limit, new Date(now.getTime() + leaseMs).toISOString()];
      const rows = await database.query<{ id: string }>(CLAIM, values);
      return rows.map((row) => row.id);
    },
    dueBetween: async (from, to, limit) => {
      const values = [from.toISOString(), to.toISOString(), limit];
      const rows = await database.query<{ queue: QueueName; id: string; due_at: Date }>(DUE_BETWEEN, values);
      return rows.map((row) => ({ queue: row.queue, id: row.id, dueAt: row.due_at }));
    },
    horizon: async () => {
      const rows = await database.query<{ queue: QueueName; due_at: Date }>(HORIZON, []);
      return new Map(rows.map((row) => [row.queue, row.due_at]));
    },
    onRing: (listener) => bell.onRing(listener),
    announce: (queue) => bell.announce(queue),
  };
}

/** The queue of an outbound channel. */
export function deliverQueue(partner: string, channel: string): QueueName {
  return `deliver:${partner}/${channel}`;
}
