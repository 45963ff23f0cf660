import { currentLanguage } from '../i18n/index.ts';

/** The language of the page with the habits of the place, where the browser names one: `en-GB`. */
function locale(): string {
  const language = currentLanguage();
  return navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;
}

const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** The page's clock ticks seldom, and may be a little behind the hub's: what is so little ahead is now. */
const AHEAD_S = 15;

/** `3 minutes ago`, in the page's language. */
export function relativeTime(at: Date, now: number): string {
  const ahead = Math.round((at.getTime() - now) / 1000);
  const seconds = ahead > 0 && ahead <= AHEAD_S ? 0 : ahead;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  for (const [unit, size] of steps) if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  return format.format(seconds, 'second');
}

/** Date and time with the offset: `22 Nov 2026, 14:03:07 GMT+1`. */
export function absoluteTime(at: Date): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).format(at);
}

/** `14:03:07.120`: where the day is known. */
export function clockTime(at: Date): string {
  return new Intl.DateTimeFormat(locale(), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).format(at);
}

/** Labels of an axis of time: the hour, or the day where a step is a day or more, or a day begins.
 *  @param stepS seconds from one label to the next */
export function axisTime(at: Date, stepS: number): string {
  const isDay = stepS >= 86_400 || (at.getHours() === 0 && at.getMinutes() === 0);
  const parts: Intl.DateTimeFormatOptions = isDay
    ? { day: 'numeric', month: 'short' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(stepS < 60 ? { second: '2-digit' } : {}) };
  return new Intl.DateTimeFormat(locale(), parts).format(at);
}

/** `12,345`. */
export function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** `12K`: for tiles. */
export function shortNumber(value: number): string {
  return number(value, { notation: 'compact', maximumFractionDigits: 1 });
}

/** From a share of 0 to 1: `1.2%`. */
export function percent(share: number): string {
  return number(share, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 });
}

/** @param minor integer minor units of an ISO 4217 currency */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** `1.2 kB`. */
export function bytes(count: number): string {
  const unit = count < 1000 ? 'byte' : count < 1_000_000 ? 'kilobyte' : 'megabyte';
  const value = unit === 'byte' ? count : unit === 'kilobyte' ? count / 1000 : count / 1_000_000;
  return number(value, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: 1 });
}

/** From milliseconds: `340 ms`, `2.1 s`, `5 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return number(Math.round(ms), { style: 'unit', unit: 'millisecond' });
  if (ms < 60_000) return number(ms / 1000, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 });
  if (ms < 3_600_000) return number(Math.round(ms / 60_000), { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  return number(ms / 3_600_000, { style: 'unit', unit: 'hour', unitDisplay: 'short', maximumFractionDigits: 1 });
}

const units = { s: 'second', m: 'minute', h: 'hour', d: 'day' } as const;

/** From the hub's `15m`: `15 min`. What is none is given back. */
export function spanInWords(span: string): string {
  const found = /^(\d+)(s|m|h|d)$/.exec(span);
  const unit = units[found?.[2] as keyof typeof units];
  return unit === undefined ? span : number(Number(found?.[1]), { style: 'unit', unit, unitDisplay: 'short' });
}
