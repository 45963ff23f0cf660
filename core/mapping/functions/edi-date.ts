import { digits, isRealTime, type WallTime } from './zoned-time.ts';

/** A date or time as an EDIFACT DTM segment writes it. */
export interface EdiTime {
  readonly time: WallTime;
  /** False: only a calendar date was said. */
  readonly hasTime: boolean;
  /** Minutes ahead of UTC, where the text says it. */
  readonly offset?: number;
}

/** UN/EDIFACT code list 2379 as far as it is read and written here: the layout of each code. */
const layouts: ReadonlyMap<string, string> = new Map([
  ['101', 'YYMMDD'],
  ['102', 'CCYYMMDD'],
  ['201', 'YYMMDDHHMM'],
  ['203', 'CCYYMMDDHHMM'],
  ['204', 'CCYYMMDDHHMMSS'],
  ['303', 'CCYYMMDDHHMMZZZ'],
  ['304', 'CCYYMMDDHHMMSSZZZ'],
  ['718', 'CCYYMMDD'],
  ['719', 'CCYYMMDDHHMM'],
]);

/** The codes of 2379 that are known. */
export const ediDateFormats: readonly string[] = [...layouts.keys()];

/** Is this a period: two times, divided by a hyphen that some senders leave out? */
export function isPeriodFormat(format: string): boolean {
  return format === '718' || format === '719';
}

/** Reads one time; undefined when the text does not fit the format or there is no such time. */
export function parseEdiTime(text: string, format: string): EdiTime | undefined {
  const layout = layouts.get(format);
  if (layout === undefined) return undefined;
  const zoned = layout.endsWith('ZZZ');
  const length = zoned ? layout.length - 3 : layout.length;
  const figures = text.slice(0, length);
  if (!/^[0-9]+$/.test(figures) || figures.length !== length) return undefined;
  const offset = zoned ? zoneOffset(text.slice(length)) : undefined;
  if ((zoned && offset === undefined) || (!zoned && text.length !== length)) return undefined;
  const time = readFigures(layout.startsWith('CC') ? figures : century(figures) + figures);
  if (!isRealTime(time)) return undefined;
  return { time, hasTime: layout.includes('HH'), ...(offset === undefined ? {} : { offset }) };
}

/** Reads the two times of a period. */
export function parseEdiPeriod(text: string, format: string): { from: EdiTime; to: EdiTime } | undefined {
  const length = layouts.get(format)?.length ?? 0;
  const from = parseEdiTime(text.slice(0, length), format);
  const to = parseEdiTime(text.slice(length).replace(/^-/, ''), format);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Writes one time; a format with a zone gets UTC, in which the time must be. */
export function formatEdiTime(time: WallTime, format: string): string | undefined {
  const layout = layouts.get(format);
  if (layout === undefined) return undefined;
  const year = digits(time.year, 4);
  const date = (layout.startsWith('CC') ? year : year.slice(2)) + digits(time.month, 2) + digits(time.day, 2);
  const clock = layout.includes('HH') ? digits(time.hour, 2) + digits(time.minute, 2) : '';
  return date + clock + (layout.includes('SS') ? digits(time.second, 2) : '') + (isZonedFormat(format) ? 'UTC' : '');
}

/** Does the format carry its zone? */
export function isZonedFormat(format: string): boolean {
  return layouts.get(format)?.endsWith('ZZZ') ?? false;
}

function readFigures(figures: string): WallTime {
  const at = (start: number, length = 2) => Number(figures.slice(start, start + length) || '0');
  return { year: at(0, 4), month: at(4), day: at(6), hour: at(8), minute: at(10), second: at(12) };
}

/** Two-digit years: 80 to 99 are the last century, as in UNB's own date. */
function century(figures: string): string {
  return Number(figures.slice(0, 2)) < 80 ? '20' : '19';
}

/** ZZZ: letters of a zone without summer time of its own, or a sign and hours. */
const zones: Readonly<Record<string, number>> = { UTC: 0, GMT: 0, WET: 0, CET: 60, EET: 120 };

function zoneOffset(text: string): number | undefined {
  const hours = /^([+-])([0-9]{2})$/.exec(text);
  if (hours === null) return zones[text];
  const size = Number(hours[2]) * 60;
  return size > 14 * 60 ? undefined : hours[1] === '-' ? -size : size;
}
