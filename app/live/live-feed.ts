import { asHubError } from '../../core/kernel/errors.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { LiveEvent, LiveSource } from './live-source.ts';

/** How often is looked for news while somebody listens, in milliseconds. */
export const LOOK_MS = 2_000;

/** Tells listeners of this process what happens in all of them. Looks while somebody listens, and once for all who do. */
export class LiveFeed {
  readonly #sources: readonly LiveSource[];
  readonly #log: Logger;
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(sources: readonly LiveSource[], log: Logger) {
    this.#sources = sources;
    this.#log = log;
  }

  /** @returns how to stop */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) void this.#begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  async #begin(): Promise<void> {
    for (const source of this.#sources) await this.#guard(() => source.begin());
    this.#next();
  }

  #next(): void {
    clearTimeout(this.#timer);
    if (this.#listeners.size === 0) return;
    this.#timer = setTimeout(() => void this.look().then(() => this.#next()), LOOK_MS);
    this.#timer.unref();
  }

  /** Looks at all sources now, and tells what they have. One that cannot be had now is asked again at the next look. */
  async look(): Promise<void> {
    for (const source of this.#sources)
      await this.#guard(async () => {
        for (const data of await source.look()) for (const listener of this.#listeners) listener({ topic: source.topic, data });
      });
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.debug({ code: asHubError(error).code }, 'news could not be looked for');
    }
  }
}
