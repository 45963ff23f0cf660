import { asHubError } from '../../core/kernel/errors.ts';
import type { WorkSource } from '../../core/spi/ledger/ledger.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { LetGo, QueueName, Subscription } from '../../core/spi/transport.ts';

/** At most so many ids for one call of a handler. */
const MAX_BATCH = 100;
/** A claim for less than half of the prefetch waits until so many milliseconds after the one before, and so does less than
 *  a batch of what is rung: work that trickles in, or ends piece by piece, is handed over by the handful. */
const PACE_MS = 10;
const FIRST_BACKOFF_MS = 100;

/** What all workers of a transport share. */
export interface WorkerContext {
  readonly work: WorkSource;
  readonly log: Logger;
  readonly leaseMs: number;
  /** Longest pause between two claims that fail, in milliseconds. */
  readonly maxBackoffMs: number;
  /** Takes turns with the other queues. */
  readonly takeTurn: (task: () => Promise<void>) => void;
  /** Calls other processes to help. */
  readonly announce: (queue: QueueName) => void;
}

/** Hands the work of one queue to its handler. What is rung here is handed over as it is; what waits in the ledger is
 *  claimed there, at most one claim at a time. Never more in hand than the prefetch. Idle until it is woken. */
export class QueueWorker {
  readonly #subscription: Subscription;
  readonly #context: WorkerContext;
  readonly #batchSize: number;
  readonly #inHand = new Set<string>();
  /** In hand, and not yet with the handler. */
  #rung: string[] = [];
  #handOver: NodeJS.Timeout | NodeJS.Immediate | undefined;
  #lastHandedAt = Number.NEGATIVE_INFINITY;
  readonly #running = new Map<Promise<void>, AbortController>();
  /** There may be work that we have not claimed. */
  #wanted = false;
  #claiming: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastClaimAt = Number.NEGATIVE_INFINITY;
  #lastWasFull = false;
  #failures = 0;
  #state: 'open' | 'draining' | 'aborted' = 'open';
  #paused = false;
  #delivered = 0;
  #failed = 0;

  constructor(subscription: Subscription, context: WorkerContext) {
    this.#subscription = subscription;
    this.#context = context;
    // Several batches at once: one slow document must not keep the whole prefetch waiting.
    this.#batchSize = Math.min(MAX_BATCH, Math.max(1, Math.ceil(subscription.prefetch / 4)));
  }

  /** Is the prefetch used up, or the queue paused here, so that work would be better off in another process? */
  get saturated(): boolean {
    return this.#paused || this.#free <= 0;
  }

  /** Ids handed to the handler since the start. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Ids handed to calls of the handler that threw. */
  get failed(): number {
    return this.#failed;
  }

  /** Ids with the handler at this moment. */
  get inHand(): number {
    return this.#inHand.size;
  }

  /** This work was just committed. Where older work may be waiting in the ledger, it waits there behind it. */
  ring(ids: readonly string[]): void {
    if (ids.length === 0 || ids.length > this.#free || this.#behind) {
      this.wake();
      return;
    }
    for (const id of ids) {
      if (this.#inHand.has(id)) continue;
      this.#inHand.add(id);
      this.#rung.push(id);
    }
    // What is rung in the same turn is handed over together.
    if (this.#rung.length > 0) this.#handOver ??= setImmediate(() => this.#handRung());
  }

  /** There may be work. */
  wake(): void {
    this.#wanted = true;
    this.#consider();
  }

  /** Claims no more until {@link resume}; what is in hand goes on. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.wake();
  }

  /** Claims no more; settles when all work in hand has ended, also by {@link abort}. */
  async drain(): Promise<void> {
    this.#state = 'draining';
    clearTimeout(this.#timer);
    this.#letGo();
    await this.#claiming;
    await Promise.all(this.#running.keys());
  }

  /** Asks the handlers to stop. @returns how many ids they still have in hand */
  abort(): number {
    this.#state = 'aborted';
    for (const controller of this.#running.values()) controller.abort();
    return this.#inHand.size;
  }

  get #free(): number {
    return this.#subscription.prefetch - this.#inHand.size;
  }

  /** May there be work in the ledger that is older than what is rung now? */
  get #behind(): boolean {
    return this.#state !== 'open' || this.#paused || this.#wanted || this.#lastWasFull || this.#failures > 0;
  }

  #handRung(): void {
    const waitMs = this.#rung.length < this.#batchSize ? this.#lastHandedAt + PACE_MS - performance.now() : 0;
    if (waitMs > 0) {
      this.#handOver = setTimeout(() => this.#handRung(), Math.ceil(waitMs));
      return;
    }
    this.#handOver = undefined;
    this.#lastHandedAt = performance.now();
    const ids = this.#rung;
    this.#rung = [];
    this.#inBatches(ids);
  }

  /** Leaves to the ledger what was rung and not handed over. */
  #letGo(): void {
    for (const id of this.#rung) this.#inHand.delete(id);
    this.#rung = [];
  }

  #consider(): void {
    if (this.#state !== 'open' || this.#paused || !this.#wanted || this.#claiming !== undefined || this.#free <= 0) return;
    clearTimeout(this.#timer);
    const waitMs = this.#waitMs();
    if (waitMs > 0) {
      this.#timer = setTimeout(() => this.#consider(), Math.ceil(waitMs));
      return;
    }
    this.#claiming = new Promise((ended) => {
      this.#context.takeTurn(async () => {
        if (this.#state === 'open' && !this.#paused) await this.#claim();
        this.#claiming = undefined;
        ended();
        this.#consider();
      });
    });
  }

  #waitMs(): number {
    const sinceLast = performance.now() - this.#lastClaimAt;
    if (this.#failures > 0) return Math.min(this.#context.maxBackoffMs, FIRST_BACKOFF_MS * 2 ** (this.#failures - 1)) - sinceLast;
    const worthIt = this.#lastWasFull && this.#free * 2 >= this.#subscription.prefetch;
    return worthIt ? 0 : PACE_MS - sinceLast;
  }

  async #claim(): Promise<void> {
    const { work, log, leaseMs } = this.#context;
    const { queue } = this.#subscription;
    const limit = this.#free;
    this.#wanted = false;
    this.#lastClaimAt = performance.now();
    try {
      const ids = await work.claim(queue, limit, leaseMs);
      if (this.#failures > 0) log.info({ queue }, 'work can be claimed again');
      this.#failures = 0;
      const full = ids.length >= limit;
      if (full && !this.#lastWasFull) this.#context.announce(queue);
      if (full) this.#wanted = true;
      this.#lastWasFull = full;
      this.#hand(ids);
    } catch (error) {
      this.#failures += 1;
      this.#wanted = true;
      const { code, message } = asHubError(error);
      if (this.#failures === 1) log.warn({ queue, code, reason: message }, 'work could not be claimed; trying on');
    }
  }

  /** An id that is still in hand was claimed again because its lease ended: its handler goes on, the ledger decides. */
  #hand(claimed: readonly string[]): void {
    if (this.#state === 'aborted') return;
    this.#inBatches(claimed.filter((id) => !this.#inHand.has(id)));
  }

  #inBatches(ids: readonly string[]): void {
    for (let start = 0; start < ids.length; start += this.#batchSize) this.#handle(ids.slice(start, start + this.#batchSize));
  }

  #handle(ids: readonly string[]): void {
    const { queue, handler } = this.#subscription;
    for (const id of ids) this.#inHand.add(id);
    this.#delivered += ids.length;
    const controller = new AbortController();
    const mine = new Set(ids);
    const letGo: LetGo = (some) => {
      for (const id of some) if (mine.delete(id)) this.#inHand.delete(id);
      this.#consider();
    };
    const run = (async () => handler({ v: 1, queue, ids }, controller.signal, letGo))()
      .catch((error: unknown) => {
        this.#failed += ids.length;
        if (controller.signal.aborted) return;
        this.#context.log.error({ queue, count: ids.length, error }, 'work failed; it comes back when its lease ends');
      })
      .finally(() => {
        letGo(ids);
        this.#running.delete(run);
      });
    this.#running.set(run, controller);
  }
}
