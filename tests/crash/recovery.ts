import type { DriverLine } from './driver.ts';
import type { PartnerLine } from './partner.ts';
import type { StrokeRecord } from './strokes.ts';

/** How long it took after a stroke until work that was accepted before it went on; in milliseconds. */
export interface Recovery {
  /** From the stroke to the next request at the depot, counted from when all was ready again. */
  readonly fromStrokeMs: number;
  /** From when all was ready again to that request. */
  readonly fromReadyMs: number;
  /** From when all was ready again until the depot had done everything that was accepted before the stroke; refusals and delays of the
   *  depot's own, and strokes that followed, are in it. */
  readonly clearedMs: number;
}

/** For each stroke, or undefined where no older work was left to be done. */
export function recoveries(
  strokes: readonly StrokeRecord[],
  driver: readonly DriverLine[],
  depot: readonly PartnerLine[],
): readonly (Recovery | undefined)[] {
  const acceptedAt = new Map<number, number>();
  for (const line of driver) if (line.event === 'receipt' && !acceptedAt.has(line.number)) acceptedAt.set(line.number, line.at);
  return strokes.map(({ at, readyAt }) => {
    const older = depot.filter((line) => (acceptedAt.get(line.number) ?? Number.POSITIVE_INFINITY) < at);
    const open = older.filter((line) => line.effect && line.at > at);
    const next = older.find((line) => line.at >= readyAt);
    const last = open.at(-1);
    if (next === undefined || last === undefined) return undefined;
    return { fromStrokeMs: next.at - at, fromReadyMs: next.at - readyAt, clearedMs: Math.max(0, last.at - readyAt) };
  });
}

/** A few values in two numbers. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { count: sorted.length, p50: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}
