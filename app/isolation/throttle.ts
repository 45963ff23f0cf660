import type { OutboundChannel } from '../../core/catalog/model.ts';
import type { RateLimits } from './rate-limits.ts';

/** Keeps each channel inside its declared limits: a semaphore for its concurrency and, only where a rate is declared,
 *  a limiter (one limiter passes some hundred jobs a second, which a declared rate seldom exceeds). */
export class Throttle {
  readonly #rates: Pick<RateLimits, 'pace'>;
  readonly #running = new Map<string, { count: number; readonly waiting: (() => void)[] }>();

  constructor(rates: Pick<RateLimits, 'pace'>) {
    this.#rates = rates;
  }

  /** Runs the task when its turn has come. */
  readonly run = <T>(channel: OutboundChannel, task: () => Promise<T>): Promise<T> =>
    this.#slot(channel, () => this.#rates.pace(channel, task));

  async #slot<T>(channel: OutboundChannel, task: () => Promise<T>): Promise<T> {
    const state = this.#running.get(channel.fullName) ?? { count: 0, waiting: [] };
    this.#running.set(channel.fullName, state);
    if (state.count >= channel.limits.concurrency) await new Promise<void>((resolve) => state.waiting.push(resolve));
    else state.count += 1;
    try {
      return await task();
    } finally {
      const next = state.waiting.shift();
      if (next === undefined) state.count -= 1;
      else next();
    }
  }
}
