import { toInstant, toWallTime, type WallTime } from '../mapping/functions/zoned-time.ts';
import type { Rhythm } from '../spi/rhythm.ts';
import { isWorkingDay, nextDay } from './calendar.ts';
import type { CalendarRules } from './holidays.ts';

/** Further than any holidays reach. */
const LOOK_DAYS = 40;

/** The instant by which the partner must have sent again: time counts only inside the hours of the rhythm, so what came an hour before
 *  they end is followed an hour after they begin again.
 *  @throws RangeError for a zone that does not exist */
export function nextExpected(last: Date, rhythm: Rhythm, rules: CalendarRules, zone: string): Date {
  let wall = toWallTime(last.getTime(), zone);
  if (wall === undefined) throw new RangeError(`no time zone ${zone}`);
  let left = rhythm.everyMs;
  // An interval that is longer than a day's hours takes several days.
  const days = LOOK_DAYS + Math.ceil(rhythm.everyMs / ((rhythm.untilMinute - rhythm.fromMinute) * 60_000)) * 8;
  for (let day = 0; day < days; day += 1, wall = nextDay(wall)) {
    if (rhythm.days === 'workdays' && !isWorkingDay(wall, rules)) continue;
    const from = Math.max(instant(wall, rhythm.fromMinute, zone), last.getTime());
    const open = instant(wall, rhythm.untilMinute, zone) - from;
    if (open <= 0) continue;
    if (left <= open) return new Date(from + left);
    left -= open;
  }
  throw new RangeError('a rhythm without any day');
}

/** Since when a partner is silent against its rhythm; undefined while it is not late. */
export function lateSince(last: Date, rhythm: Rhythm, rules: CalendarRules, zone: string, now: Date): Date | undefined {
  const expected = nextExpected(last, rhythm, rules, zone);
  return expected < now ? expected : undefined;
}

/** A time of day on a date, 24:00 being the next midnight. */
function instant(date: WallTime, minute: number, zone: string): number {
  const day = minute === 1_440 ? nextDay(date) : date;
  const time = minute % 1_440;
  return Date.parse(toInstant({ ...day, hour: Math.floor(time / 60), minute: time % 60, second: 0 }, zone) ?? '');
}
