/** A wall-clock time; what is absent was not said. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Is there such a day and such a time of day? */
export function isRealTime(time: WallTime): boolean {
  const date = new Date(utcOf(time));
  return date.getUTCMonth() === time.month - 1 && date.getUTCDate() === time.day && time.hour < 24 && time.minute < 60 && time.second < 60;
}

/** The instant of a wall-clock time in a zone, as RFC 3339 with the zone's offset on that day. A time that the clocks skip
 *  is read with the offset before the change; of a time that they show twice, the first is meant (as ISO 8601 users and
 *  java.time do).
 *  @returns undefined when the zone is unknown */
export function toInstant(time: WallTime, zone: string): string | undefined {
  const wall = utcOf(time);
  const before = offsetAt(zone, wall - dayMs);
  const after = offsetAt(zone, wall + dayMs);
  if (before === undefined || after === undefined) return undefined;
  const offset = [before, after].find((candidate) => offsetAt(zone, wall - candidate * minuteMs) === candidate) ?? before;
  const instant = wall - offset * minuteMs;
  return formatWithOffset(instant, offsetAt(zone, instant) ?? offset);
}

/** A wall-clock time with a given offset in minutes, as RFC 3339. */
export function withOffset(time: WallTime, offsetMinutes: number): string {
  return formatWithOffset(utcOf(time) - offsetMinutes * minuteMs, offsetMinutes);
}

/** The wall-clock time of an instant in a zone; undefined when the zone is unknown. */
export function toWallTime(instantMs: number, zone: string): WallTime | undefined {
  const offset = offsetAt(zone, instantMs);
  if (offset === undefined) return undefined;
  const date = new Date(instantMs + offset * minuteMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** `2026-01-15`. */
export function isoDate(time: WallTime): string {
  return `${digits(time.year, 4)}-${digits(time.month, 2)}-${digits(time.day, 2)}`;
}

/** A number with leading zeros. */
export function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

function utcOf(time: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(time.year, time.month - 1, time.day);
  date.setUTCHours(time.hour, time.minute, time.second);
  return date.getTime();
}

function formatWithOffset(instantMs: number, offsetMinutes: number): string {
  const local = new Date(instantMs + offsetMinutes * minuteMs).toISOString().slice(0, 19);
  if (offsetMinutes === 0) return `${local}Z`;
  const size = Math.abs(offsetMinutes);
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}:${digits(size % 60, 2)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

/** Minutes by which the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(zone: string, instantMs: number): number | undefined {
  const clock = clockOf(zone);
  if (clock === undefined) return undefined;
  const parts: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instantMs)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((utcOf({ year, month, day, hour, minute, second }) - instantMs) / minuteMs);
}

function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(zone)) clocks.set(zone, openClock(zone));
  return clocks.get(zone);
}

function openClock(zone: string): Intl.DateTimeFormat | undefined {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    return undefined;
  }
}
