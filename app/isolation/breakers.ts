import { BrokenCircuitError, type CircuitBreakerPolicy, CircuitState, circuitBreaker, handleWhenResult, SamplingBreaker } from 'cockatiel';
import type { OutboundChannel } from '../../core/catalog/model.ts';
import type { Clock } from '../../core/kernel/clock.ts';
import type { Broken } from '../../core/pipeline/deliver.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Transport } from '../../core/spi/transport.ts';

/** In this time calls are counted, in milliseconds. */
const WINDOW_MS = 5 * 60 * 1_000;
/** From 10 calls in the window on, and from 70 % of failures on: the library opens above its bounds, and its sums are not exact. */
const LEAST_CALLS = 9.5;
const FAILED_SHARE = 0.699;
/** How long a breaker stays open before one call probes, in milliseconds. */
const OPEN_MS = 30_000;

/** How a channel's breaker stands in this process. */
export type BreakerState = 'closed' | 'open' | 'half-open';

interface Breaker {
  readonly policy: CircuitBreakerPolicy;
  openUntil: Date;
  wake: NodeJS.Timeout | undefined;
}

/** One circuit breaker for each channel: of ten or more calls in five minutes 70 % failed, and nothing is sent for half a
 *  minute; then one delivery probes. While a breaker is open, the worker leaves the channel's queue alone. */
export class Breakers {
  readonly #transport: Pick<Transport, 'pause' | 'resume'>;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #breakers = new Map<string, Breaker>();

  constructor(ports: { readonly transport: Pick<Transport, 'pause' | 'resume'>; readonly clock: Clock; readonly log: Logger }) {
    this.#transport = ports.transport;
    this.#clock = ports.clock;
    this.#log = ports.log;
  }

  /** Runs the task, or says until when the breaker is open. */
  readonly run = async <T>({ fullName }: OutboundChannel, task: () => Promise<T>, failed: (result: T) => boolean): Promise<T | Broken> => {
    const breaker = this.#breaker(fullName);
    try {
      const { result } = (await breaker.policy.execute(async () => {
        const outcome = await task();
        return { result: outcome, failed: failed(outcome) } satisfies Counted<T>;
      })) as Counted<T>;
      return result;
    } catch (error) {
      if (error instanceof BrokenCircuitError) return { openUntil: breaker.openUntil };
      throw error;
    }
  };

  /** How the breakers of this process stand, by `partner/channel`. */
  states(): ReadonlyMap<string, BreakerState> {
    return new Map([...this.#breakers].map(([name, { policy }]) => [name, nameOf(policy.state)]));
  }

  /** Closes the breaker: a person says that the channel is well. */
  reset(fullName: string): void {
    const breaker = this.#breakers.get(fullName);
    if (breaker === undefined) return;
    clearTimeout(breaker.wake);
    this.#breakers.delete(fullName);
    this.#transport.resume(`deliver:${fullName}`);
  }

  close(): void {
    for (const { wake } of this.#breakers.values()) clearTimeout(wake);
  }

  #breaker(name: string): Breaker {
    const known = this.#breakers.get(name);
    if (known !== undefined) return known;
    const policy = circuitBreaker(
      handleWhenResult((result) => (result as Counted<unknown>).failed),
      {
        halfOpenAfter: OPEN_MS,
        breaker: new SamplingBreaker({ threshold: FAILED_SHARE, duration: WINDOW_MS, minimumRps: LEAST_CALLS / (WINDOW_MS / 1_000) }),
      },
    );
    const breaker: Breaker = { policy, openUntil: this.#clock.now(), wake: undefined };
    policy.onBreak(() => this.#opened(name, breaker));
    policy.onReset(() => this.#log.info({ channel: name }, 'breaker closed'));
    this.#breakers.set(name, breaker);
    return breaker;
  }

  #opened(name: string, breaker: Breaker): void {
    breaker.openUntil = new Date(this.#clock.now().getTime() + OPEN_MS);
    this.#transport.pause(`deliver:${name}`);
    clearTimeout(breaker.wake);
    breaker.wake = setTimeout(() => this.#transport.resume(`deliver:${name}`), OPEN_MS);
    this.#log.warn({ channel: name, until: breaker.openUntil.toISOString() }, 'breaker open: the channel is left alone for a while');
  }
}

interface Counted<T> {
  readonly result: T;
  readonly failed: boolean;
}

function nameOf(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
