import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../core/spi/log.ts';
import type { Subscription } from '../../core/spi/transport.ts';
import { Backlog, type Batch, type Leave } from './backlog.ts';
import type { Bell } from './bell.ts';

/** At most so many ids for one call of a handler. */
const MAX_BATCH = 100;
/** Less than a full batch waits until so many milliseconds after the one before: what trickles in is handed over by the handful. */
const PACE_MS = 10;
/** Pauses after a handler that threw: the ledger may be away, and bells that nobody can serve would be used up. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Hands the ids of one queue to its handler, never more at once than the prefetch. */
export class Handing {
  readonly #subscription: Subscription;
  readonly #log: Logger;
  readonly #batchSize: number;
  readonly #backlog = new Backlog();
  readonly #running = new Map<Promise<void>, AbortController>();
  /** Ends pauses early. */
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | NodeJS.Immediate | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #pausing = false;
  #delivered = 0;
  #failed = 0;

  constructor(subscription: Subscription, log: Logger) {
    this.#subscription = subscription;
    this.#log = log;
    // Several batches at once: one slow document must not keep the whole prefetch waiting.
    this.#batchSize = Math.min(MAX_BATCH, Math.max(1, Math.ceil(subscription.prefetch / 4)));
  }

  /** Ids handed over since the start. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Ids handed to calls of the handler that threw. */
  get failed(): number {
    return this.#failed;
  }

  /** Ids with the handler at this moment. */
  get inHand(): number {
    return this.#backlog.inHand;
  }

  /** Ids that wait for the handler. */
  get waiting(): number {
    return this.#backlog.size;
  }

  /** See {@link Backlog.newest}. */
  get newest(): number | undefined {
    return this.#backlog.newest;
  }

  /** @param left called once: `done` when the handler has ended for every id, `give-back` when another process is to have it */
  add(bell: Bell, left: (how: Leave) => void): void {
    this.#backlog.add(bell, left);
    if (this.#stopping.signal.aborted) this.#backlog.giveBack();
    // What comes in the same turn is handed over together.
    else this.#timer ??= setImmediate(() => this.#wake());
  }

  /** Lets go of what waits; what is in hand goes on. */
  giveBack(): void {
    this.#backlog.giveBack();
  }

  /** Hands over no more; settles when all work in hand has ended, also by {@link abort}. */
  async drain(): Promise<void> {
    this.#stopping.abort();
    this.#backlog.giveBack();
    await Promise.all(this.#running.keys());
  }

  /** Asks the handlers to stop. @returns how many ids they still have in hand */
  abort(): number {
    for (const controller of this.#running.values()) controller.abort();
    return this.#backlog.inHand;
  }

  #wake(): void {
    this.#timer = undefined;
    this.#consider();
  }

  #consider(): void {
    if (this.#timer !== undefined || this.#pausing || this.#stopping.signal.aborted) return;
    for (let size = this.#nextSize(); size > 0; size = this.#nextSize()) {
      const waitMs = size < this.#batchSize ? this.#lastAt + PACE_MS - performance.now() : 0;
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#wake(), Math.ceil(waitMs));
        return;
      }
      this.#handle(this.#backlog.take(size));
    }
  }

  #nextSize(): number {
    return Math.min(this.#batchSize, this.#subscription.prefetch - this.#backlog.inHand, this.#backlog.size);
  }

  #handle(batch: Batch): void {
    if (batch.ids.length === 0) return;
    this.#lastAt = performance.now();
    this.#delivered += batch.ids.length;
    const controller = new AbortController();
    const run = this.#run(batch, controller.signal).finally(() => {
      batch.settle();
      this.#running.delete(run);
      this.#consider();
    });
    this.#running.set(run, controller);
  }

  /** Settles when the bells may be acknowledged: after a failure, at the end of the pause. */
  async #run({ ids, letGo }: Batch, signal: AbortSignal): Promise<void> {
    const { queue, handler } = this.#subscription;
    try {
      await handler({ v: 1, queue, ids }, signal, (some) => {
        letGo(some);
        this.#consider();
      });
      this.#failures = 0;
    } catch (error) {
      this.#failed += ids.length;
      if (signal.aborted) return;
      this.#log.error({ queue, count: ids.length, error }, 'work failed; it comes back when its lease ends');
      await this.#pause();
    }
  }

  /** Batches that fail together share one pause. */
  async #pause(): Promise<void> {
    if (!this.#pausing) this.#failures += 1;
    this.#pausing = true;
    const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures - 1));
    await pause(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    this.#pausing = false;
  }
}
