import type { QueueName } from '../../core/spi/transport.ts';
import { bitPattern, duePattern, TIERS, tier, tierMs } from './delays.ts';
import { brokerQueue, DEAD_LETTER, DUE_EXCHANGE, UNROUTED, WORK_EXCHANGE } from './names.ts';

/** An exchange; all are durable. */
export interface Exchange {
  readonly name: string;
  readonly type: 'direct' | 'fanout' | 'topic';
  /** Takes what no binding takes. */
  readonly alternate?: string;
}

/** A queue; all are durable quorum queues. */
export interface Queue {
  readonly name: string;
  /** Without `x-queue-type`. Numbers are counts or milliseconds. */
  readonly arguments: Readonly<Record<string, string | number>>;
}

/** From an exchange to a queue, or to another exchange. */
export interface Binding {
  readonly from: string;
  readonly to: string;
  readonly toKind: 'queue' | 'exchange';
  readonly key: string;
}

/** What there must be in the broker. */
export interface Topology {
  readonly exchanges: readonly Exchange[];
  readonly queues: readonly Queue[];
  readonly bindings: readonly Binding[];
}

/** A bell that was given out so often and never acknowledged is put aside; the ledger counts attempts itself. */
const DELIVERY_LIMIT = 20;
/** Bells put aside are for people to look at, not to keep: the ledger has the work. The oldest go first. */
const ASIDE_LIMIT = 10_000;

/** Dead letters are moved under confirms: a bell leaves its queue only when the next one has it. Needs `reject-publish`. */
const deadLettersTo = (exchange: string): Queue['arguments'] => ({
  'x-dead-letter-exchange': exchange,
  'x-dead-letter-strategy': 'at-least-once',
  'x-delivery-limit': DELIVERY_LIMIT,
  'x-overflow': 'reject-publish',
});

const aside = (name: string): Queue => ({
  name,
  arguments: { 'x-delivery-limit': DELIVERY_LIMIT, 'x-max-length': ASIDE_LIMIT, 'x-overflow': 'drop-head' },
});

const bind = (from: string, key: string, to: string, toKind: Binding['toKind'] = 'queue'): Binding => ({ from, to, toKind, key });

/** Tiers from the highest to the lowest. */
const bits = Array.from({ length: TIERS }, (_, index) => TIERS - 1 - index);
/** Where a bell goes after a tier. */
const below = (bit: number): string => (bit === 0 ? DUE_EXCHANGE : tier(bit - 1));

/** What every hub needs, whatever queues it serves.
 *
 *  A delayed bell comes to the exchange of a tier with the bits of its delay in its key: with a 1 it waits in the tier's
 *  queue until that queue's time is over, with a 0 it goes on to the next tier at once. A queue has one time for all that
 *  is in it, so that nobody waits behind somebody who waits longer. */
export const base: Topology = {
  exchanges: [
    { name: UNROUTED, type: 'fanout' },
    { name: DEAD_LETTER, type: 'fanout' },
    { name: WORK_EXCHANGE, type: 'direct', alternate: UNROUTED },
    { name: DUE_EXCHANGE, type: 'topic', alternate: UNROUTED },
    ...bits.map((bit): Exchange => ({ name: tier(bit), type: 'topic', alternate: UNROUTED })),
  ],
  queues: [
    aside(UNROUTED),
    aside(DEAD_LETTER),
    ...bits.map((bit): Queue => ({ name: tier(bit), arguments: { 'x-message-ttl': tierMs(bit), ...deadLettersTo(below(bit)) } })),
  ],
  bindings: [
    bind(UNROUTED, '', UNROUTED),
    bind(DEAD_LETTER, '', DEAD_LETTER),
    ...bits.flatMap((bit) => [
      bind(tier(bit), bitPattern(bit, true), tier(bit)),
      bind(tier(bit), bitPattern(bit, false), below(bit), 'exchange'),
    ]),
  ],
};

/** What one queue of work needs besides {@link base}. */
export function workQueue(queue: QueueName): Topology {
  const name = brokerQueue(queue);
  return {
    exchanges: [],
    queues: [{ name, arguments: deadLettersTo(DEAD_LETTER) }],
    bindings: [bind(WORK_EXCHANGE, name, name), bind(DUE_EXCHANGE, duePattern(name), name)],
  };
}

/** Everything that hubs which serve these queues need. */
export function topology(queues: readonly QueueName[]): Topology {
  const parts = [base, ...queues.map(workQueue)];
  return {
    exchanges: parts.flatMap(({ exchanges }) => exchanges),
    queues: parts.flatMap((part) => part.queues),
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}

/** The arguments under which an exchange is declared. */
export function exchangeArguments({ alternate }: Exchange): Readonly<Record<string, string>> {
  return alternate === undefined ? {} : { 'alternate-exchange': alternate };
}

/** The arguments under which a queue is declared. */
export function queueArguments(queue: Queue): Readonly<Record<string, string | number>> {
  return { 'x-queue-type': 'quorum', ...queue.arguments };
}
