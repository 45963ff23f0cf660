/** A ladder of waits, as it is told. */
export interface RetryLadder {
  /** Attempts in all, the first one too. */
  readonly attempts: number;
  readonly waits: readonly { readonly wait: string; readonly times: number }[];
  readonly totalMs: number;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Waits between attempts in short: equal ones that follow each other are counted.
 *  @param waits durations such as `5s`, `30m`; a leading `now` or `0s` is the first attempt itself */
export function retryLadder(waits: readonly string[]): RetryLadder {
  const later = waits.filter((wait) => durationMs(wait) > 0);
  const steps: { wait: string; times: number }[] = [];
  for (const wait of later) {
    const last = steps.at(-1);
    if (last?.wait === wait) last.times += 1;
    else steps.push({ wait, times: 1 });
  }
  return { attempts: later.length + 1, waits: steps, totalMs: later.reduce((sum, wait) => sum + durationMs(wait), 0) };
}

/** @returns milliseconds; 0 for what is no duration */
export function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0);
}
