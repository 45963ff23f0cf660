import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import { settles } from '../../core/kernel/settles.ts';
import type { WorkSource } from '../../core/spi/ledger/ledger.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { QueueName, Transport } from '../../core/spi/transport.ts';
import { announcer } from './announcer.ts';
import { QueueWorker, type WorkerContext } from './queue-worker.ts';
import { turns } from './turns.ts';
import { wakeTimes } from './wake-times.ts';

/** What the transport stands on. */
export interface EmbeddedTransportOptions {
  readonly work: WorkSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long claimed work is ours until its handler opens it under a lease of its own, in milliseconds. @default 5,000 */
  readonly leaseMs?: number;
  /** How often the ledger is asked what is due, in milliseconds. @default 5,000 */
  readonly sweepMs?: number;
}

/** Claims under way at once, all queues together: each takes a connection of the ledger. */
const CLAIMS_AT_ONCE = 4;
/** How long aborted handlers may take to notice, in milliseconds. */
const ABORT_GRACE_MS = 1_000;

/** The transport that needs no broker. What is rung in this process goes to its worker as it is; all other work is
 *  claimed from the ledger itself.
 *
 *  A queue is looked into when it is rung in another process, or here while the worker is behind; when the ledger said that something would be due;
 *  and at each sweep, one question for all queues, which finds whatever was never rung. An idle hub asks nothing else. */
export function embeddedTransport({ work, clock, log, leaseMs = 5_000, sweepMs = 5_000 }: EmbeddedTransportOptions): Transport {
  const workers = new Map<QueueName, QueueWorker>();
  const others = announcer(work, log);
  const context: WorkerContext = { work, log, leaseMs, maxBackoffMs: sweepMs, takeTurn: turns(CLAIMS_AT_ONCE), announce: others.announce };
  const times = wakeTimes(clock, (queue) => bell(queue, []));
  const stopListening = work.onRing((queue) => workers.get(queue)?.wake());
  let closing: Promise<void> | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  let sweeping = false;
  let sweepFailure: string | undefined;
  let rung = 0;

  /** Others need to know only of what we cannot take ourselves. */
  const bell = (queue: QueueName, ids: readonly string[]): void => {
    const worker = workers.get(queue);
    if (worker === undefined || worker.saturated) others.announce(queue);
    worker?.ring(ids);
  };
  const planSweep = (inMs: number): void => {
    clearTimeout(sweeper);
    if (closing === undefined) sweeper = setTimeout(sweep, inMs);
  };
  const sweep = async (): Promise<void> => {
    const known = workers.size;
    sweeping = true;
    try {
      const now = clock.now().getTime();
      for (const [queue, due] of await work.horizon()) {
        if (due.getTime() <= now) workers.get(queue)?.wake();
        else if (due.getTime() < now + sweepMs && workers.has(queue)) times.add(queue, due);
      }
      sweepFailure = undefined;
    } catch (error) {
      const { code } = asHubError(error);
      if (sweepFailure === undefined) log.warn({ code }, 'the ledger could not be asked what is due; trying on');
      sweepFailure = `the ledger cannot be asked what is due (${code})`;
    }
    sweeping = false;
    planSweep(workers.size === known ? sweepMs : 0);
  };
  const shutDown = async (timeoutMs: number): Promise<void> => {
    stopListening();
    clearTimeout(sweeper);
    times.clear();
    others.flush();
    const drained = Promise.all([...workers.values()].map((worker) => worker.drain()));
    if (await settles(drained, timeoutMs)) return;
    const count = [...workers.values()].reduce((sum, worker) => sum + worker.abort(), 0);
    log.warn({ count, timeoutMs }, 'work in hand was aborted; it comes back when its lease ends');
    await settles(drained, ABORT_GRACE_MS);
  };

  return {
    ring: ({ queue, ids }, delayMs = 0) => {
      if (closing !== undefined) return;
      rung += ids.length;
      if (delayMs <= 0) bell(queue, ids);
      else if (delayMs < sweepMs) times.add(queue, new Date(clock.now().getTime() + delayMs));
      // What is due later is found by the sweep before it.
    },
    subscribe: async (subscription) => {
      const { queue } = subscription;
      if (closing !== undefined) throw hubError('E_NOT_READY', { reason: 'the transport is closed' });
      if (workers.has(queue)) throw hubError('E_CONFIG_DUPLICATE', { what: 'The subscription to', name: queue });
      workers.set(queue, new QueueWorker(subscription, context));
      // Subscriptions come together at start-up: one sweep tells which of them have work.
      if (!sweeping) planSweep(0);
    },
    pause: (queue) => workers.get(queue)?.pause(),
    resume: (queue) => workers.get(queue)?.resume(),
    health: () => {
      if (closing !== undefined) return { state: 'down', reason: 'the transport is closed' };
      return sweepFailure === undefined ? { state: 'up' } : { state: 'degraded', reason: sweepFailure };
    },
    stats: () => {
      const sum = (of: (worker: QueueWorker) => number): number => [...workers.values()].reduce((total, worker) => total + of(worker), 0);
      return {
        rung,
        rungAgain: 0, // work is claimed from the ledger itself: there is nothing between them to lose it
        dropped: 0,
        delivered: sum(({ delivered }) => delivered),
        failed: sum(({ failed }) => failed),
        inHand: sum(({ inHand }) => inHand),
        reconnects: 0,
      };
    },
    close: (timeoutMs) => (closing ??= shutDown(timeoutMs)),
  };
}
