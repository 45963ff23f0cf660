import Bottleneck from 'bottleneck';
import { Redis } from 'ioredis';
import type { OutboundChannel } from '../../core/catalog/model.ts';
import type { Logger } from '../../core/spi/log.ts';

/** How long Redis may take to say whether one more may go, in milliseconds. Then this process paces by itself. */
const REDIS_ANSWER_MS = 1_000;

/** What the limits need. */
export interface RateLimitOptions {
  /** Where all workers count together. Absent: each worker takes its share. */
  readonly redisUrl?: string;
  /** How many workers are alive, this one included. */
  readonly workers: () => number;
  readonly log: Logger;
}

/** Keeps the rates that channels declare, over all workers together: counted in Redis where there is one, else by each
 *  worker taking an equal share. While Redis is away, the shares serve. */
export interface RateLimits {
  /** Runs the task when the channel's rate allows one more; at once where none is declared. */
  pace<T>(channel: OutboundChannel, task: () => Promise<T>): Promise<T>;
  /** Releases connections. */
  close(): Promise<void>;
}

export function rateLimits({ redisUrl, workers, log }: RateLimitOptions): RateLimits {
  const shares = new Shares(workers);
  const cluster = redisUrl === undefined ? undefined : new Cluster(redisUrl, log);
  return {
    pace: async (channel, task) => {
      const { ratePerSecond } = channel.limits;
      if (ratePerSecond === undefined) return task();
      if (cluster?.ready !== true) return shares.pace(channel.fullName, ratePerSecond, task);
      return cluster.pace(channel.fullName, ratePerSecond, task, () => shares.pace(channel.fullName, ratePerSecond, task));
    },
    close: async () => {
      await cluster?.close();
    },
  };
}

/** A limiter for each channel in this process, at the rate divided by the workers alive. */
class Shares {
  readonly #workers: () => number;
  readonly #limiters = new Map<string, { readonly limiter: Bottleneck; minTime: number }>();

  constructor(workers: () => number) {
    this.#workers = workers;
  }

  pace<T>(name: string, ratePerSecond: number, task: () => Promise<T>): Promise<T> {
    const minTime = (1_000 * Math.max(1, this.#workers())) / ratePerSecond;
    const entry = this.#limiters.get(name) ?? { limiter: new Bottleneck({ minTime }), minTime };
    this.#limiters.set(name, entry);
    if (entry.minTime !== minTime) entry.limiter.updateSettings({ minTime });
    entry.minTime = minTime;
    return entry.limiter.schedule(task);
  }
}

/** A limiter for each channel that counts in Redis, with all other workers. */
class Cluster {
  readonly #redis: Redis;
  readonly #connection: Bottleneck.IORedisConnection;
  readonly #limiters = new Map<string, { readonly limiter: Bottleneck; minTime: number }>();
  readonly #log: Logger;
  #away = false;

  constructor(url: string, log: Logger) {
    this.#log = log;
    this.#redis = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: REDIS_ANSWER_MS,
      retryStrategy: (times) => Math.min(100 * 2 ** times, 5_000),
    });
    this.#redis.on('error', () => this.#lost());
    this.#redis.on('ready', () => {
      if (this.#away) log.info({}, 'rates are counted in Redis again');
      this.#away = false;
    });
    this.#connection = new Bottleneck.IORedisConnection({ client: this.#redis });
    this.#connection.on('error', () => this.#lost());
  }

  get ready(): boolean {
    return this.#redis.status === 'ready';
  }

  /** @param instead runs the task when Redis does not say whether it may go */
  async pace<T>(name: string, ratePerSecond: number, task: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
    let begun = false;
    const once = (): Promise<T> => {
      begun = true;
      return task();
    };
    try {
      return await this.#limiter(name, ratePerSecond).schedule(once);
    } catch (error) {
      if (begun) throw error;
      this.#lost();
      return instead();
    }
  }

  async close(): Promise<void> {
    // Without a connection there is nobody to take leave of, and bottleneck would say so where nobody can hear it.
    if (this.ready) await Promise.allSettled([...this.#limiters.values()].map(({ limiter }) => limiter.disconnect(true)));
    await this.#connection.disconnect(false);
    this.#redis.disconnect();
  }

  #limiter(name: string, ratePerSecond: number): Bottleneck {
    const minTime = 1_000 / ratePerSecond;
    const known = this.#limiters.get(name);
    if (known !== undefined) {
      // The configuration may have changed the rate.
      if (known.minTime !== minTime) known.limiter.updateSettings({ minTime });
      known.minTime = minTime;
      return known.limiter;
    }
    const limiter = new Bottleneck({
      id: `relais:${name}`,
      connection: this.#connection,
      clearDatastore: false,
      minTime,
      // What the cluster knows of a channel that sends no more is forgotten after an hour.
      timeout: 60 * 60 * 1_000,
    });
    limiter.on('error', () => this.#lost());
    this.#limiters.set(name, { limiter, minTime });
    return limiter;
  }

  #lost(): void {
    if (!this.#away) this.#log.warn({}, 'Redis does not answer: each worker keeps its share of the rates by itself');
    this.#away = true;
  }
}
