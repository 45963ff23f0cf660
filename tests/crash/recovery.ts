import type { DriverLine } from './driver.ts';
import { ORDERED } from './home.ts';
import type { PartnerLine } from './partner.ts';
import type { StrokeRecord } from './strokes.ts';

/** How long it took after a stroke until work that was accepted before it went on; in milliseconds. */
export interface Recovery {
  /** From the stroke to the first request at the depot that comes when all is ready again. */
  readonly fromStrokeMs: number;
  /** From when all was ready again to that request. */
  readonly fromReadyMs: number;
  /** From when all was ready again until the depot had done everything that was accepted before the stroke; refusals and delays of the
   *  depot's own, and strokes that followed, are in it. */
  readonly clearedMs: number;
}

/** For each stroke, or undefined where no older work was left that could be done at once when all was ready: other workers
 *  had gone on meanwhile, and what is left waits because the depot put it off, or for its turn in a case. */
export function recoveries(
  strokes: readonly StrokeRecord[],
  driver: readonly DriverLine[],
  depot: readonly PartnerLine[],
): readonly (Recovery | undefined)[] {
  const acceptedAt = new Map<number, number>();
  for (const line of driver) if (line.event === 'receipt' && !acceptedAt.has(line.number)) acceptedAt.set(line.number, line.at);
  const first = new Set(firstRequests(depot));
  return strokes.map(({ at, readyAt }) => {
    const older = depot.filter((line) => (acceptedAt.get(line.number) ?? Number.POSITIVE_INFINITY) < at);
    const open = older.filter((line) => line.effect && line.at > at);
    const next = older.find((line) => line.at >= readyAt && isFree(line) && first.has(line));
    const last = open.at(-1);
    if (next === undefined || last === undefined) return undefined;
    return { fromStrokeMs: next.at - at, fromReadyMs: next.at - readyAt, clearedMs: Math.max(0, last.at - readyAt) };
  });
}

/** The first request of each delivery: later ones come when the hub's policy of retries says. */
function firstRequests(depot: readonly PartnerLine[]): readonly PartnerLine[] {
  const byKey = new Map<string, PartnerLine>();
  for (const line of depot) if (!byKey.has(line.key)) byKey.set(line.key, line);
  return [...byKey.values()];
}

/** Does it wait for no other document of its case? */
const isFree = ({ channel, sequence }: PartnerLine): boolean => !ORDERED.includes(channel) || sequence === 1;

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
