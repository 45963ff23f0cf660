import Bottleneck from 'bottleneck';
import type { OutboundChannel } from '../../core/catalog/model.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { OutboundEndpoint } from '../../core/spi/connector.ts';

/** The outbound endpoints of the configuration in force, each opened at its first use and then shared. */
export class Endpoints {
  readonly #open = new Map<OutboundChannel, OutboundEndpoint>();

  /** The channel's endpoint. */
  of(channel: OutboundChannel): OutboundEndpoint {
    let endpoint = this.#open.get(channel);
    if (endpoint === undefined) {
      const side = channel.connector.outbound;
      if (side === undefined)
        throw hubError('E_CONFIG_REFERENCE', { what: 'The outbound side of connector', name: channel.connector.kind });
      endpoint = side.open(channel.config) as OutboundEndpoint;
      this.#open.set(channel, endpoint);
    }
    return endpoint;
  }

  /** Releases every connection. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map((endpoint) => endpoint.close()));
    this.#open.clear();
  }
}

/** Keeps each channel inside its declared limits: a semaphore for its concurrency and, only where a rate is declared,
 *  a limiter (one limiter passes some hundred jobs a second, which a declared rate seldom exceeds). */
export class Throttle {
  readonly #limiters = new Map<string, Bottleneck>();
  readonly #running = new Map<string, { count: number; readonly waiting: (() => void)[] }>();

  /** Runs the task when its turn has come. */
  readonly run = async <T>(channel: OutboundChannel, task: () => Promise<T>): Promise<T> => {
    const { ratePerSecond } = channel.limits;
    return this.#slot(channel, () =>
      ratePerSecond === undefined ? task() : this.#limiter(channel.fullName, ratePerSecond).schedule(task),
    );
  };

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

  #limiter(name: string, ratePerSecond: number): Bottleneck {
    let limiter = this.#limiters.get(name);
    if (limiter === undefined) {
      limiter = new Bottleneck({ minTime: 1000 / ratePerSecond });
      this.#limiters.set(name, limiter);
    }
    return limiter;
  }
}
