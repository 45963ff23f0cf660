import { isoDate, toInstant, toWallTime, type WallTime } from '../mapping/functions/zoned-time.ts';
import type { BusinessDuration } from './duration.ts';
import type { CalendarRules, HolidayRule } from './holidays.ts';

const DAY_MS = 86_400_000;

/** Does anybody work on this day? Only the date of the time counts. */
export function isWorkingDay(date: Pick<WallTime, 'year' | 'month' | 'day'>, rules: CalendarRules): boolean {
  const ms = utc(date.year, date.month, date.day);
  return !rules.weekend.includes(weekdayOf(ms)) && !holidaysAround(date.year, rules).has(ms);
}

/** The instant at which something is late.
 *  Hours pass as they are. Days and months go by the clocks of the zone: the same time of day, so many days on; the 31st and a month
 *  later is the last day of that month. Working days count from the day on which it began, which is not counted: what begins on a
 *  Friday at four with two working days is late on Tuesday at four. A time of day that the clocks skip on the last day counts as
 *  much later as they skip.
 *  @param zone IANA name of a time zone
 *  @throws RangeError for a zone that does not exist, which configuration is checked for */
export function deadline(from: Date, within: BusinessDuration, rules: CalendarRules, zone: string): Date {
  if (within.unit === 'ms') return new Date(from.getTime() + within.count);
  const wall = toWallTime(from.getTime(), zone);
  if (wall === undefined) throw new RangeError(`no time zone ${zone}`);
  const end = toInstant(moved(wall, within, rules), zone);
  const fraction = ((from.getTime() % 1_000) + 1_000) % 1_000;
  return new Date(Date.parse(end ?? '') + fraction);
}

/** The end of a calendar day in a zone; undefined for a text that is no date, or a zone that does not exist. */
export function endOfDay(date: string, zone: string): Date | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const instant = toInstant(nextDay({ year, month, day, hour: 0, minute: 0, second: 0 }), zone);
  return instant === undefined ? undefined : new Date(instant);
}

function moved(wall: WallTime, within: BusinessDuration, rules: CalendarRules): WallTime {
  if (within.unit === 'months') {
    const months = wall.month - 1 + within.count;
    const [year, month] = [wall.year + Math.floor(months / 12), (months % 12) + 1];
    return { ...wall, year, month, day: Math.min(wall.day, lastDayOf(year, month)) };
  }
  let day = wall;
  for (let left = within.count; left > 0; ) {
    day = nextDay(day);
    if (within.unit === 'days' || isWorkingDay(day, rules)) left -= 1;
  }
  return day;
}

/** The day after, at the same time of day. */
export function nextDay(wall: WallTime): WallTime {
  const date = new Date(utc(wall.year, wall.month, wall.day) + DAY_MS);
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The holidays of a year as dates, sorted, with those that were moved to another day where they are kept. */
export function holidaysOf(year: number, rules: CalendarRules): readonly string[] {
  return [...holidaysAround(year, rules)]
    .map((ms) => new Date(ms))
    .filter((date) => date.getUTCFullYear() === year)
    .map((date) => isoDate({ year, month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 0, minute: 0, second: 0 }))
    .sort();
}

const known = new WeakMap<CalendarRules, Map<number, ReadonlySet<number>>>();

/** Holidays of a year, and those of the years beside it that are kept in it. */
function holidaysAround(year: number, rules: CalendarRules): ReadonlySet<number> {
  const years = known.get(rules) ?? new Map<number, ReadonlySet<number>>();
  known.set(rules, years);
  const found = years.get(year) ?? new Set([year - 1, year, year + 1].flatMap((each) => observed(each, rules)));
  years.set(year, found);
  return found;
}

function observed(year: number, rules: CalendarRules): readonly number[] {
  const days = rules.holidays.map((rule) => dayOf(rule, year)).sort((a, b) => a - b);
  const kept: number[] = [];
  for (const day of days) kept.push(keptOn(day, rules, [...days, ...kept]));
  return kept;
}

/** Where a holiday on a weekend is kept: one that is taken by another holiday is passed over. */
function keptOn(day: number, { weekend, moved: rule }: CalendarRules, taken: readonly number[]): number {
  const free = (ms: number) => !weekend.includes(weekdayOf(ms));
  if (rule === undefined || free(day)) return day;
  if (rule === 'nearest') return weekdayOf(day) === 6 ? day - DAY_MS : day + DAY_MS;
  let next = day + DAY_MS;
  while (!free(next) || taken.includes(next)) next += DAY_MS;
  return next;
}

function dayOf(rule: HolidayRule, year: number): number {
  if ('easter' in rule) return easterSunday(year) + rule.easter * DAY_MS;
  if ('day' in rule) return utc(year, rule.month, rule.day);
  const end = rule.nth < 0;
  const edge = utc(year, rule.month, end ? lastDayOf(year, rule.month) : 1);
  const away = end ? (weekdayOf(edge) - rule.weekday + 7) % 7 : (rule.weekday - weekdayOf(edge) + 7) % 7;
  return edge + (end ? -away : away) * DAY_MS + (rule.nth + (end ? 1 : -1)) * 7 * DAY_MS;
}

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const corrected = century - Math.floor((century + 8) / 25) + 1;
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor(corrected / 3) + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return utc(year, Math.floor(days / 31), (days % 31) + 1);
}

function lastDayOf(year: number, month: number): number {
  return new Date(utc(year, month + 1, 0)).getUTCDate();
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(utcMs: number): number {
  return ((new Date(utcMs).getUTCDay() + 6) % 7) + 1;
}

/** Date.UTC takes the years 0 to 99 for those after 1900. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
