import type { BatchPolicy, BatchSchedule } from '../catalog/batch-policy.ts';
import { toInstant, toWallTime } from '../mapping/functions/zoned-time.ts';

const DAY_MS = 86_400_000;
/** From a Friday evening to a Monday there are three days; one more for the date line. */
const LOOK_DAYS = 5;

/** The first instant of the schedule after another. A time of day that the clocks skip counts as much later as they skip; of one
 *  that they show twice, the first counts: no day has a time twice, none misses one. */
export function nextClosing(schedule: BatchSchedule, after: Date): Date {
  const from = after.getTime();
  if ('everyMs' in schedule) return new Date((Math.floor(from / schedule.everyMs) + 1) * schedule.everyMs);
  const { at, days, timezone } = schedule;
  const today = toWallTime(from, timezone);
  if (today === undefined) throw new RangeError(`no time zone ${timezone}`);
  const noon = Date.UTC(today.year, today.month - 1, today.day, 12);
  let first = Number.POSITIVE_INFINITY;
  // Clocks are set by a day at most: once a day has an instant, only the next day may have an earlier one.
  for (let day = -1, decidedBy = LOOK_DAYS; day <= decidedBy; day += 1) {
    const date = new Date(noon + day * DAY_MS);
    if (days === 'workdays' && (date.getUTCDay() === 0 || date.getUTCDay() === 6)) continue;
    const ymd = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    for (const time of at) {
      const instant = Date.parse(toInstant({ ...ymd, ...time, second: 0 }, timezone) ?? '');
      if (instant > from && instant < first) [first, decidedBy] = [instant, Math.min(decidedBy, day + 1)];
    }
  }
  return new Date(first);
}

/** Is a batch to be closed now? However many instants of the schedule have passed while the hub was down, one batch makes up for them.
 *  @param waiting how many deliveries wait, and since when the one that waits longest */
export function isBatchDue(
  { schedule, max }: BatchPolicy,
  waiting: { readonly count: number; readonly oldestAt: Date },
  now: Date,
): boolean {
  return waiting.count > 0 && (waiting.count >= max || nextClosing(schedule, waiting.oldestAt) <= now);
}
