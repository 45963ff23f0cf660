import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWallTime } from '../mapping/functions/zoned-time.ts';
import { deadline, holidaysOf, isWorkingDay } from './calendar.ts';
import { parseBusinessDuration } from './duration.ts';
import { type CalendarRules, calendars } from './holidays.ts';
import { lateSince, nextExpected, parseRhythm } from './rhythm.ts';

const rules = (name: string): CalendarRules => calendars[name] ?? { name: '', weekend: [], holidays: [] };
const within = (text: string) => parseBusinessDuration(text) ?? { unit: 'ms' as const, count: Number.NaN };
const end = (from: string, duration: string, calendar = 'FR', zone = 'Europe/Paris') =>
  deadline(new Date(from), within(duration), rules(calendar), zone).toISOString();

describe('a duration', () => {
  it.each([
    ['48h', { unit: 'ms', count: 172_800_000 }],
    ['28d', { unit: 'days', count: 28 }],
    ['2 working days', { unit: 'working days', count: 2 }],
    ['1 working day', { unit: 'working days', count: 1 }],
    ['3 months', { unit: 'months', count: 3 }],
    ['', undefined],
    ['-1d', undefined],
    ['1.5h', undefined],
    ['2 weeks', undefined],
    ['99999999999h', undefined],
  ])('%j', (text, expected) => {
    expect(parseBusinessDuration(text)).toEqual(expected);
  });
});

describe('the holidays of', () => {
  it.each<[string, number, readonly string[]]>([
    ['FR', 2026, ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '08-15', '11-01', '11-11', '12-25']],
    ['BE', 2025, ['01-01', '04-21', '05-01', '05-29', '06-09', '07-21', '08-15', '11-01', '11-11', '12-25']],
    ['DE', 2026, ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26']],
    ['ES', 2026, ['01-01', '01-06', '04-03', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25']],
    // Christmas and Boxing Day fell on a weekend.
    ['GB', 2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
    ['GB', 2022, ['01-03', '04-15', '04-18', '05-02', '05-30', '08-29', '12-26', '12-27']],
    // New Year 2022, a Saturday, was kept on the last day of 2021.
    ['US', 2021, ['01-01', '01-18', '02-15', '05-31', '06-18', '07-05', '09-06', '10-11', '11-11', '11-25', '12-24', '12-31']],
  ])('%s in %d', (calendar, year, expected) => {
    expect(holidaysOf(year, rules(calendar))).toEqual(expected.map((each) => `${year}-${each}`));
  });

  it('Easter, over the years', () => {
    const easter = { name: '', weekend: [], holidays: [{ name: 'Easter', easter: 0 }] };
    const days = [1954, 1981, 2000, 2008, 2011, 2019, 2024, 2038, 2076].map((year) => holidaysOf(year, easter)[0]?.slice(5));
    expect(days).toEqual(['04-18', '04-19', '04-23', '03-23', '04-24', '04-21', '03-31', '04-25', '04-19']);
  });
});

describe('a deadline', () => {
  it.each<[string, string, string, string]>([
    ['hours that pass while the clocks go forward', '2026-03-28T20:00:00Z', '48h', '2026-03-30T20:00:00.000Z'],
    ['days on the clocks of the zone, across it', '2026-03-28T20:00:00Z', '2d', '2026-03-30T19:00:00.000Z'],
    ['days on the clocks, across autumn', '2026-10-24T10:00:00Z', '1d', '2026-10-25T11:00:00.000Z'],
    ['a time that the clocks skip, later', '2026-03-28T01:30:00Z', '1d', '2026-03-29T01:30:00.000Z'],
    ['two working days from Friday', '2026-03-13T15:00:00Z', '2 working days', '2026-03-17T15:00:00.000Z'],
    ['a working day from Saturday', '2026-03-14T15:00:00Z', '1 working day', '2026-03-16T15:00:00.000Z'],
    ['a working day before Easter', '2026-04-02T15:00:00Z', '2 working days', '2026-04-07T15:00:00.000Z'],
    ['the last day of a shorter month', '2026-11-30T12:00:00Z', '3 months', '2027-02-28T12:00:00.000Z'],
    ['what is today in Paris and yesterday in UTC', '2026-03-15T23:30:00Z', '1 working day', '2026-03-16T23:30:00.000Z'],
    ['milliseconds kept', '2026-03-16T10:00:00.123Z', '1d', '2026-03-17T10:00:00.123Z'],
  ])('%s', (_, from, duration, expected) => {
    expect(end(from, duration)).toBe(expected);
  });

  it('follows the calendar of its country', () => {
    expect(end('2026-04-02T15:00:00Z', '2 working days', 'none')).toBe('2026-04-06T15:00:00.000Z');
    expect(end('2026-04-02T15:00:00Z', '2 working days', 'GB', 'Europe/London')).toBe('2026-04-08T15:00:00.000Z');
  });

  const zones = fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe');
  const names = fc.constantFrom(...Object.keys(calendars));
  const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) }).map((ms) => new Date(ms));
  const units = fc.constantFrom('days' as const, 'working days' as const, 'months' as const);

  it('is not earlier for a longer duration, nor for a later beginning by a day, and working days end on one', () => {
    fc.assert(
      fc.property(instants, units, fc.integer({ min: 1, max: 60 }), names, zones, (from, unit, count, name, zone) => {
        const calendar = rules(name);
        const due = deadline(from, { unit, count }, calendar, zone);
        expect(due > from).toBe(true);
        expect(deadline(from, { unit, count: count + 1 }, calendar, zone) > due).toBe(true);
        const wall = toWallTime(due.getTime(), zone);
        if (unit === 'working days' && wall !== undefined) expect(isWorkingDay(wall, calendar)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a rhythm', () => {
  const rhythm = (text: string) => parseRhythm(text) ?? { days: 'daily' as const, fromMinute: 0, untilMinute: 0, everyMs: 0 };
  const usual = rhythm('workdays 06:00-22:00 every 2h');
  const next = (last: string, given = usual) => nextExpected(new Date(last), given, rules('FR'), 'Europe/Paris').toISOString();

  it.each([
    '',
    'workdays',
    'workdays 22:00-06:00 every 2h',
    'daily 00:00-24:01 every 1h',
    'daily 00:00-24:00 every 1s',
    'sundays 06:00-22:00 every 2h',
  ])('is not %j', (text) => {
    expect(parseRhythm(text)).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['two hours later', '2026-03-16T09:00:00Z', '2026-03-16T11:00:00.000Z'],
    ['what is left after the night', '2026-03-16T20:00:00Z', '2026-03-17T06:00:00.000Z'],
    ['counted from the morning', '2026-03-16T03:00:00Z', '2026-03-16T07:00:00.000Z'],
    ['after the weekend, an hour in', '2026-03-13T20:00:00Z', '2026-03-16T06:00:00.000Z'],
    ['after the weekend and Easter', '2026-04-03T21:00:00Z', '2026-04-07T06:00:00.000Z'],
  ])('expects the next %s', (_, last, expected) => {
    expect(next(last)).toBe(expected);
  });

  it('counts the hours that a day has when the clocks change', () => {
    const always = rhythm('daily 00:00-24:00 every 24h');
    expect(next('2026-03-28T12:00:00Z', always)).toBe('2026-03-29T12:00:00.000Z');
  });

  it('is late from then on, not before', () => {
    const late = (now: string) =>
      lateSince(new Date('2026-03-16T09:00:00Z'), usual, rules('FR'), 'Europe/Paris', new Date(now))?.toISOString();
    expect([late('2026-03-16T10:59:00Z'), late('2026-03-16T11:00:00Z'), late('2026-03-17T00:00:00Z')]).toEqual([
      undefined,
      undefined,
      '2026-03-16T11:00:00.000Z',
    ]);
  });

  it('ends, after what came last, inside its hours', () => {
    const rhythms = fc.record({
      days: fc.constantFrom('daily' as const, 'workdays' as const),
      fromMinute: fc.integer({ min: 0, max: 1_000 }),
      untilMinute: fc.integer({ min: 1_001, max: 1_440 }),
      everyMs: fc.integer({ min: 60_000, max: 3 * 86_400_000 }),
    });
    fc.assert(
      fc.property(rhythms, fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }), (given, last) => {
        const expected = nextExpected(new Date(last), given, rules('US'), 'America/New_York').getTime();
        expect(expected).toBeGreaterThanOrEqual(last + given.everyMs);
        const wall = toWallTime(expected, 'America/New_York');
        const minute = (wall?.hour ?? 0) * 60 + (wall?.minute ?? 0);
        const midnight = given.untilMinute === 1_440 && minute === 0;
        expect(midnight || (minute >= given.fromMinute && minute <= given.untilMinute)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
