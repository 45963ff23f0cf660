import type { Json } from '../../kernel/json.ts';
import { mapFault } from '../fault.ts';
import { type EdiTime, ediDateFormats, formatEdiTime, isPeriodFormat, isZonedFormat, parseEdiPeriod, parseEdiTime } from './edi-date.ts';
import { type MapFunction, mapFunction, type Run } from './function.ts';
import { isoDate, isRealTime, toInstant, toWallTime, type WallTime, withOffset } from './zoned-time.ts';

const timezone = { name: 'timezone', type: 'text', optional: true } as const;
const format = { name: 'format', type: 'text or number' } as const;

/** Dates and times. Zones are IANA names; where none is given, the partner's own. */
export const dateFunctions: readonly MapFunction[] = [
  mapFunction({
    name: 'ediDate',
    parameters: [{ name: 'value', type: 'text or number' }, format, timezone],
    summary: `EDIFACT DTM (2380, 2379) → date, instant with its offset, or {from, to}. Formats: ${ediDateFormats.join(', ')}.`,
    example: {
      expression: '[$ediDate("20250312", "102"), $ediDate("202503120915", "203"), $ediDate("202507120915UTC", "303")]',
      output: ['2025-03-12', '2025-03-12T09:15:00+01:00', '2025-07-12T09:15:00Z'],
    },
    apply: (run, value, code, zone) => readEdiDate(String(value), checkFormat('ediDate', code), zone ?? partnerZone(run)),
  }),
  mapFunction({
    name: 'toEdiDate',
    parameters: [{ name: 'value', type: 'any' }, format, timezone],
    summary: 'Date, instant or {from, to} → EDIFACT DTM text. Instants are written in the zone, formats with a zone in UTC.',
    example: {
      expression: '[$toEdiDate("2025-03-12", "102"), $toEdiDate("2025-03-12T08:15:00Z", "203")]',
      output: ['20250312', '202503120915'],
    },
    apply: (run, value, code, zone) => writeEdiDate(value, checkFormat('toEdiDate', code), zone ?? partnerZone(run)),
  }),
  mapFunction({
    name: 'localDate',
    parameters: [{ name: 'instant', type: 'text' }, timezone],
    summary: 'The calendar date of an instant (RFC 3339) in the zone. A date stays as it is.',
    example: { expression: '$localDate("2025-03-12T23:30:00Z")', output: '2025-03-13' },
    apply: (run, instant, zone) => isoDate(readIso('localDate', instant, zone ?? partnerZone(run))),
  }),
  mapFunction({
    name: 'today',
    parameters: [timezone],
    summary: 'The present date in the zone.',
    example: { expression: '$today()', output: '2026-01-15' },
    apply: (run, zone) => isoDate(wallTime(run.bindings.now.getTime(), zone ?? partnerZone(run))),
  }),
];

function partnerZone(run: Run): string {
  const zone = run.bindings.partner['timezone'];
  return typeof zone === 'string' ? zone : 'UTC';
}

function checkFormat(name: string, code: string | number): string {
  const known = String(code);
  if (!ediDateFormats.includes(known)) throw mapFault(`$${name} knows the formats ${ediDateFormats.join(', ')} only`);
  return known;
}

function readEdiDate(text: string, code: string, zone: string): Json {
  if (isPeriodFormat(code)) {
    const period = parseEdiPeriod(text, code);
    if (period === undefined) throw misfit(code);
    return { from: toIso(period.from, zone), to: toIso(period.to, zone) };
  }
  const time = parseEdiTime(text, code);
  if (time === undefined) throw misfit(code);
  return toIso(time, zone);
}

function misfit(code: string) {
  return mapFault(`$ediDate: the value is not a date or time in format ${code}`);
}

function toIso(read: EdiTime, zone: string): string {
  if (!read.hasTime) return isoDate(read.time);
  return read.offset === undefined ? (toInstant(read.time, zone) ?? unknownZone()) : withOffset(read.time, read.offset);
}

function writeEdiDate(value: Json, code: string, zone: string): string {
  if (isPeriodFormat(code)) {
    const { from, to } = (typeof value === 'object' && value !== null ? value : {}) as { from?: Json; to?: Json };
    return `${writeEdiTime(from, code, zone)}-${writeEdiTime(to, code, zone)}`;
  }
  return writeEdiTime(value, code, zone);
}

function writeEdiTime(value: Json | undefined, code: string, zone: string): string {
  const text = formatEdiTime(readIso('toEdiDate', value, isZonedFormat(code) ? 'UTC' : zone), code);
  if (text === undefined) throw misfit(code);
  return text;
}

/** RFC 3339, sections 5.6: full-date, or date-time with its offset. */
const isoForm = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** The wall-clock time, in the zone, of an instant; a date is midnight in any zone. */
function readIso(name: string, value: Json | undefined, zone: string): WallTime {
  const match = typeof value === 'string' ? isoForm.exec(value) : null;
  if (match !== null && typeof value === 'string') {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
    const written = { year, month, day, hour, minute, second };
    if (isRealTime(written)) return match[4] === undefined ? written : wallTime(Date.parse(value), zone);
  }
  throw mapFault(`$${name}: the value is neither a date nor an instant with its offset (RFC 3339)`);
}

function wallTime(instantMs: number, zone: string): WallTime {
  return toWallTime(instantMs, zone) ?? unknownZone();
}

function unknownZone(): never {
  throw mapFault('the time zone is not an IANA name');
}
