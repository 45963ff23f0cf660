import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import type { WorkSource } from '../../core/spi/ledger/ledger.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { QueueName } from '../../core/spi/transport.ts';
import type { QueueConsumer } from './consumer.ts';
import type { Publisher } from './publisher.ts';

/** Ids of one queue that are rung again at once, at most. */
const MAX_RUNG = 5_000;
/** Queues that are looked into at the same time: each takes a connection of the ledger. */
const QUEUES_AT_ONCE = 4;
/** How long those rung again are left alone, in milliseconds. */
const CLAIM_MS = 5_000;

/** What the sweeper stands on. */
export interface SweeperOptions {
  readonly work: WorkSource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly publisher: Publisher;
  /** The queues that this process serves; others are left to those who serve them. */
  readonly consumers: ReadonlyMap<QueueName, QueueConsumer>;
  /** How often, in milliseconds. */
  readonly sweepMs: number;
  /** What is due for so long, in milliseconds, and whose bell must have come by now, is lost. */
  readonly graceMs: number;
  /** What is due within so many milliseconds may wait in the broker. */
  readonly maxInBrokerMs: number;
}

/** Compares ledger and broker, and rings what the broker does not have. */
export interface Sweeper {
  /** Sweeps soon. */
  start(): void;
  /** The broker may have lost what it had: rings again also what is due soon. */
  distrust(): void;
  /** Ids rung since the start. */
  readonly rung: number;
  /** Why it cannot sweep, in words for an operator. */
  readonly trouble: string | undefined;
  stop(): Promise<void>;
}

export function sweeper(options: SweeperOptions): Sweeper {
  const { work, clock, log, publisher, consumers, sweepMs, graceMs, maxInBrokerMs } = options;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let stopped = false;
  let rung = 0;
  let trouble: string | undefined;
  /** What is due up to then has been rung, unless the broker lost it or bells were dropped. */
  let rungUntil = 0;
  let distrusted = true;
  let droppedBefore = 0;

  /** Bells come in the order in which they rang. So whatever was due well before the newest bell that was taken up has had
   *  its turn; what is due later may still wait behind a slow partner, and is not rung twice. When nothing waits, in the
   *  broker or here, that holds for everything up to now. */
  const lostBefore = async (consumer: QueueConsumer): Promise<number | undefined> => {
    const askedAt = clock.now().getTime();
    const inBroker = await consumer.waitingInBroker();
    if (inBroker === undefined) return undefined;
    const { waiting, newest } = consumer.handing;
    const seen = inBroker === 0 && waiting === 0 ? askedAt : newest;
    // Never later than now: what is due then is under a lease. A clock that was set back leaves times that are.
    return seen === undefined ? undefined : Math.min(seen, askedAt) - graceMs;
  };
  /** @returns whether there may be more */
  const ringLost = async (queue: QueueName, due: Date, consumer: QueueConsumer): Promise<boolean> => {
    const before = await lostBefore(consumer);
    const limit = Math.min(MAX_RUNG, publisher.room);
    if (before === undefined || before < due.getTime() || limit === 0) return false;
    const ids = await work.claim(queue, limit, CLAIM_MS, new Date(before));
    if (ids.length === 0) return false;
    publisher.ring({ v: 1, queue, ids }, 0);
    rung += ids.length;
    return ids.length === limit;
  };
  /** The last hop of long delays, which until now only the ledger knew of. */
  const ringUpcoming = async (): Promise<boolean> => {
    const now = clock.now().getTime();
    const from = distrusted || publisher.dropped > droppedBefore ? now : rungUntil;
    distrusted = false;
    droppedBefore = publisher.dropped;
    const limit = Math.min(MAX_RUNG, publisher.room);
    const upcoming = await work.dueBetween(new Date(from), new Date(now + maxInBrokerMs), limit);
    for (const { queue, id, dueAt } of upcoming) {
      if (!consumers.has(queue)) continue;
      publisher.ring({ v: 1, queue, ids: [id] }, dueAt.getTime() - clock.now().getTime());
      rung += 1;
    }
    const last = upcoming.at(-1)?.dueAt.getTime();
    const full = last !== undefined && upcoming.length === limit;
    // Others may be due in the same millisecond as the last.
    rungUntil = full ? Math.max(last - 1, from) : now + maxInBrokerMs;
    return full;
  };
  /** @returns whether there may be more */
  const sweepOnce = async (): Promise<boolean> => {
    const lateBefore = clock.now().getTime() - graceMs;
    const late = [...(await work.horizon())].filter(([queue, due]) => consumers.has(queue) && due.getTime() <= lateBefore).values();
    let more = await ringUpcoming();
    const lane = async (): Promise<void> => {
      for (const [queue, due] of late) {
        const consumer = consumers.get(queue);
        if (consumer !== undefined && (await ringLost(queue, due, consumer))) more = true;
      }
    };
    await Promise.all(Array.from({ length: QUEUES_AT_ONCE }, lane));
    return more;
  };
  const sweep = async (): Promise<void> => {
    let more = false;
    try {
      if (publisher.room > 0) more = await sweepOnce();
      trouble = undefined;
    } catch (error) {
      const { code } = asHubError(error);
      if (trouble === undefined) log.warn({ code }, 'the ledger could not be asked what is due; trying on');
      trouble = `the ledger cannot be asked what is due (${code})`;
    }
    sweeping = undefined;
    plan(more ? sweepMs / 4 : sweepMs);
  };
  const plan = (inMs: number): void => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      sweeping = sweep();
    }, inMs);
  };

  return {
    start: () => {
      if (sweeping === undefined) plan(0);
    },
    distrust: () => {
      distrusted = true;
      if (sweeping === undefined) plan(0);
    },
    get rung() {
      return rung;
    },
    get trouble() {
      return trouble;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
}
