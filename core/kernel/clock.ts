/** Where the hub reads the time. Passed in everywhere, so that tests decide what time it is. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved.
 *  @param start ISO 8601 instant at which it stands */
export function manualClock(start: string): Clock & { advance(ms: number): void } {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}
