/** Delays are whole numbers of grains, of so many milliseconds. */
export const GRAIN_MS = 250;
/** One tier for each bit of the number of grains: 250 ms, 500 ms … 32 s. */
export const TIERS = 8;
/** The longest delay that the tiers can add up to, in milliseconds. */
export const LONGEST_DELAY_MS = GRAIN_MS * (2 ** TIERS - 1);
/** Brokers and hubs cut milliseconds off at each hop; this much is added before a delay is rounded up, so that it is never early. */
const GUARD_MS = 10;

/** A delay in grains, rounded up; 0 for what is due.
 *  @param delayMs at most {@link LONGEST_DELAY_MS} */
export function grains(delayMs: number): number {
  return delayMs <= 0 ? 0 : Math.min(2 ** TIERS - 1, Math.ceil((delayMs + GUARD_MS) / GRAIN_MS));
}

/** The exchange and queue of a tier. */
export function tier(bit: number): string {
  return `relais.delay.${bit}`;
}

/** How long a message stays in a tier, in milliseconds. */
export function tierMs(bit: number): number {
  return GRAIN_MS * 2 ** bit;
}

/** Where a delayed bell is published: at the highest tier that it has to wait in. */
export function entryTier(count: number): string {
  return tier(31 - Math.clz32(count));
}

/** The routing key of a delayed bell: the bits of its delay, the highest first, then its queue.
 *  @example delayKey(5, 'relais.process') === '0.0.0.0.0.1.0.1.relais.process' */
export function delayKey(count: number, brokerQueue: string): string {
  return `${[...count.toString(2).padStart(TIERS, '0')].join('.')}.${brokerQueue}`;
}

/** Matches the keys of bells that wait in this tier, or that pass it by. */
export function bitPattern(bit: number, waits: boolean): string {
  return `${'*.'.repeat(TIERS - 1 - bit)}${waits ? 1 : 0}.#`;
}

/** Matches the keys of delayed bells for one queue. */
export function duePattern(brokerQueue: string): string {
  return `${'*.'.repeat(TIERS)}${brokerQueue}`;
}
