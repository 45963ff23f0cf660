import type { MessageId } from '../../../core/kernel/ids.ts';
import type { MessageStatus } from '../../../core/spi/ledger/ledger.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import type { TrafficCounter } from '../traffic/traffic-counter.ts';

/** How many deliveries of a message were settled, and how many of them are dead. */
export interface Settlement {
  readonly id: MessageId;
  readonly settled: number;
  readonly dead: number;
  readonly at: Date;
}

const settlements = rowset({ id: 'uuid', settled: 'integer', dead: 'integer', at: 'timestamptz' });

/** Counts down under the row lock of the message, so that of two workers that settle the last two deliveries at the
 *  same time exactly one sees the end. Rows are locked in the order of their ids: no two such transactions can wait
 *  for each other. A message that failed before stays as it is. */
const SETTLE = {
  name: 'settle-messages',
  text: `
WITH settling AS MATERIALIZED (
  SELECT s.* FROM ${settlements.from('s')} JOIN messages m ON m.id = s.id ORDER BY m.id FOR UPDATE OF m
)
UPDATE messages m SET
  deliveries_open = m.deliveries_open - s.settled,
  deliveries_dead = m.deliveries_dead + s.dead,
  status = CASE WHEN m.status <> 'processing' OR m.deliveries_open > s.settled THEN m.status
                WHEN m.deliveries_dead + s.dead > 0 THEN 'dead' ELSE 'completed' END,
  settled_at = CASE WHEN m.status <> 'processing' OR m.deliveries_open > s.settled THEN m.settled_at ELSE s.at END
FROM settling s
WHERE m.id = s.id
RETURNING m.root_id, m.status, m.partner, m.channel, m.received_at, CASE WHEN m.settled_at = s.at THEN s.at END AS ended_at`,
};

/** A message on which settled deliveries were counted. */
export interface CountedMessage {
  readonly root_id: MessageId;
  readonly status: MessageStatus;
  readonly partner: string;
  readonly channel: string;
  readonly received_at: Date;
  /** When it came to its end, if it did so now. */
  readonly ended_at: Date | null;
}

/** One settlement for each message; the last instant counts. */
export function byMessage(settled: readonly Settlement[]): readonly Settlement[] {
  const sums = new Map<MessageId, Settlement>();
  for (const one of settled) {
    const before = sums.get(one.id);
    if (before === undefined) sums.set(one.id, one);
    else sums.set(one.id, { ...one, settled: before.settled + one.settled, dead: before.dead + one.dead });
  }
  return [...sums.values()];
}

/** Sends the count; the transaction waits for it. */
export function settleDeliveries(session: Session, settled: readonly Settlement[]): Promise<readonly CountedMessage[]> {
  return settled.length === 0 ? Promise.resolve([]) : session.query<CountedMessage>(SETTLE, settlements.values(settled));
}

/** The roots of the messages that are final now. */
export function finalRoots(counted: readonly CountedMessage[]): readonly MessageId[] {
  return counted.filter(({ status }) => status !== 'processing').map(({ root_id }) => root_id);
}

/** Counts those that came to their end now. */
export function noteEnded(traffic: TrafficCounter, counted: readonly CountedMessage[]): void {
  for (const { status, partner, channel, received_at, ended_at } of counted)
    if (ended_at !== null && (status === 'completed' || status === 'dead'))
      traffic.note({ kind: 'ended', partner, channel }, ended_at, {
        dead: status === 'dead',
        ms: ended_at.getTime() - received_at.getTime(),
      });
}
