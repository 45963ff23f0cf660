import { parseDuration } from './duration.ts';

/** When a partner is expected to send something: on which days, between which times of day, how often. */
export interface Rhythm {
  readonly days: 'daily' | 'workdays';
  /** Minutes since midnight on the clocks of the partner's zone. */
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly everyMs: number;
}

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
