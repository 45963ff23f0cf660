import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchSchedule, TimeOfDay } from '../catalog/batch-policy.ts';
import { toWallTime } from '../mapping/functions/zoned-time.ts';
import { isBatchDue, nextClosing } from './batch-schedule.ts';

const HOUR_MS = 3_600_000;
const time = (text: string): TimeOfDay => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) });
const daily = (at: readonly string[], timezone = 'Europe/Paris', days: 'all' | 'workdays' = 'all'): BatchSchedule => ({
  at: at.map(time),
  days,
  timezone,
});
const next = (schedule: BatchSchedule, after: string) => nextClosing(schedule, new Date(after)).toISOString();

describe('nextClosing', () => {
  it.each<[string, BatchSchedule, string, string]>([
    ['the next quarter of an hour', { everyMs: HOUR_MS / 4 }, '2025-03-12T09:07:00Z', '2025-03-12T09:15:00.000Z'],
    ['the one after, at the quarter itself', { everyMs: HOUR_MS / 4 }, '2025-03-12T09:15:00Z', '2025-03-12T09:30:00.000Z'],
    ['this evening', daily(['06:00', '18:00']), '2025-03-12T09:07:00Z', '2025-03-12T17:00:00.000Z'],
    ['tomorrow morning, whatever the order of the times', daily(['18:00', '06:00']), '2025-03-12T17:00:00Z', '2025-03-13T05:00:00.000Z'],
    ['tomorrow there, which is still today here', daily(['00:30'], 'Asia/Tokyo'), '2025-03-12T14:00:00Z', '2025-03-12T15:30:00.000Z'],
    ['Monday', daily(['18:00'], 'Europe/Paris', 'workdays'), '2025-03-14T17:00:00Z', '2025-03-17T17:00:00.000Z'],
    ['Saturday where all days count', daily(['18:00']), '2025-03-14T17:00:00Z', '2025-03-15T17:00:00.000Z'],
    ['an hour later in UTC when the clocks go back', daily(['18:00']), '2025-10-25T16:00:00Z', '2025-10-26T17:00:00.000Z'],
    ['a time that the clocks skip, once, later', daily(['02:30']), '2025-03-29T12:00:00Z', '2025-03-30T01:30:00.000Z'],
    ['a time that the clocks show twice, the first time', daily(['02:30']), '2025-10-25T12:00:00Z', '2025-10-26T00:30:00.000Z'],
    ['and not the second time', daily(['02:30']), '2025-10-26T00:30:00Z', '2025-10-27T01:30:00.000Z'],
  ])('is %s', (_, schedule, after, expected) => {
    expect(next(schedule, after)).toBe(expected);
  });

  const zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/St_Johns'];
  const instants = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) });
  const schedules = fc.record({
    at: fc.uniqueArray(fc.record({ hour: fc.nat(23), minute: fc.nat(59) }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ hour, minute }) => hour * 60 + minute,
    }),
    days: fc.constantFrom('all' as const, 'workdays' as const),
    timezone: fc.constantFrom(...zones),
  });

  it('comes after, within four days and a night, and nothing of the schedule lies between', () => {
    fc.assert(
      fc.property(schedules, instants, fc.double({ min: 0, max: 1, noNaN: true }), (schedule, ms, share) => {
        const closing = nextClosing(schedule, new Date(ms)).getTime();
        expect(closing).toBeGreaterThan(ms);
        expect(closing - ms).toBeLessThan(5 * 24 * HOUR_MS);
        const between = ms + Math.floor((closing - ms) * share);
        if (between < closing) expect(nextClosing(schedule, new Date(between)).getTime()).toBe(closing);
      }),
      { numRuns: 300 },
    );
  });

  it('shows a time of the schedule on the clocks of the zone, on a day that counts, unless the clocks skipped it', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, ms) => {
        const closing = nextClosing(schedule, new Date(ms)).getTime();
        const wall = toWallTime(closing, schedule.timezone);
        const shown = schedule.at.some(({ hour, minute }) => hour === wall?.hour && minute === wall.minute);
        const weekday = new Date(Date.UTC(wall?.year ?? 0, (wall?.month ?? 1) - 1, wall?.day)).getUTCDay();
        if (schedule.days === 'workdays') expect([1, 2, 3, 4, 5]).toContain(weekday);
        if (!shown) expect(offset(closing, schedule.timezone)).not.toBe(offset(closing - 24 * HOUR_MS, schedule.timezone));
      }),
      { numRuns: 300 },
    );
  });

  it('closes once each day over a year, whatever the clocks do', () => {
    for (const timezone of ['Europe/Paris', 'America/St_Johns', 'Australia/Lord_Howe']) {
      const schedule = daily(['02:15'], timezone);
      let at = new Date('2024-12-31T12:00:00Z');
      let closings = 0;
      for (const end = new Date('2025-12-31T12:00:00Z'); ; closings += 1) {
        at = nextClosing(schedule, at);
        if (at > end) break;
      }
      expect([timezone, closings]).toEqual([timezone, 365]);
    }
  });
});

function offset(ms: number, zone: string): number {
  const wall = toWallTime(ms, zone);
  return (
    Date.UTC(wall?.year ?? 0, (wall?.month ?? 1) - 1, wall?.day, wall?.hour, wall?.minute, wall?.second) - Math.floor(ms / 1000) * 1000
  );
}

describe('isBatchDue', () => {
  const policy = { schedule: daily(['18:00']), max: 3 };
  const since = (at: string, count = 1) => ({ count, oldestAt: new Date(at) });
  const now = new Date('2025-03-12T17:00:00Z');

  it.each<[string, ReturnType<typeof since>, boolean]>([
    ['before its time', since('2025-03-12T17:00:00Z'), false],
    ['at its time', since('2025-03-12T16:59:59Z'), true],
    ['after days of silence, once', since('2025-03-08T10:00:00Z', 2), true],
    ['when as many wait as a batch may have', since('2025-03-12T17:00:00Z', 3), true],
    ['never without anything', since('2025-03-01T00:00:00Z', 0), false],
  ])('%s', (_, waiting, expected) => {
    expect(isBatchDue(policy, waiting, now)).toBe(expected);
  });
});
