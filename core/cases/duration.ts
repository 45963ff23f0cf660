import { parseDuration } from '../spi/duration.ts';

/** How long something may take: a time, calendar days or months on the clocks of a zone, or days on which people work. */
export type BusinessDuration =
  | { readonly unit: 'ms'; readonly count: number }
  | { readonly unit: 'days' | 'months' | 'working days'; readonly count: number };

/** Reads `48h`, `90m`, `28d`, `2 working days`, `3 months`; undefined for anything else. `28d` are days on the calendar, so the end is
 *  at the same time of day where the clocks changed in between; `48h` are hours that pass. */
export function parseBusinessDuration(text: string): BusinessDuration | undefined {
  const match = /^(\d{1,4}) ?(d|days?|months?|working days?)$/.exec(text.trim());
  if (match !== null) {
    const [, count = '', unit = ''] = match;
    const named = unit.startsWith('month') ? 'months' : unit.startsWith('working') ? 'working days' : 'days';
    return { unit: named, count: Number(count) };
  }
  const ms = parseDuration(text.trim());
  return ms === undefined || ms > MAX_MS ? undefined : { unit: 'ms', count: ms };
}

/** Nobody waits longer than ten thousand days. */
const MAX_MS = 10_000 * 86_400_000;
