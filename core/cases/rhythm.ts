import { toInstant, toWallTime, type WallTime } from '../mapping/functions/zoned-time.ts';
import { parseDuration } from '../spi/duration.ts';
import { isWorkingDay, nextDay } from './calendar.ts';
import type { CalendarRules } from './holidays.ts';

/** When a partner is expected to send something: on which days, between which times of day, how often. */
export interface Rhythm {
  readonly days: 'daily' | 'workdays';
  /** Minutes since midnight on the clocks of the partner's zone. */
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly everyMs: number;
}

/** Further than any holidays reach. */
const LOOK_DAYS = 40;

/** Reads `workdays 06:00-22:00 every 2h`, `daily 00:00-24:00 every 15m`; undefined for anything else. */
export function parseRhythm(text: string): Rhythm | undefined {
  const match = /^(workdays|daily) (\d\d):(\d\d)-(\d\d):(\d\d) every (\w+)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, days, ...rest] = match;
  const [fromHour = 0, fromMin = 0, toHour = 0, toMin = 0] = rest.slice(0, 4).map(Number);
  const everyMs = parseDuration(rest[4] ?? '');
  const [fromMinute, untilMinute] = [fromHour * 60 + fromMin, toHour * 60 + toMin];
  const real = fromMin < 60 && toMin < 60 && untilMinute <= 1_440 && fromMinute < untilMinute;
  if (!real || everyMs === undefined || everyMs < 60_000) return undefined;
  return { days: days === 'workdays' ? 'workdays' : 'daily', fromMinute, untilMinute, everyMs };
}

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
