import { expect, it } from 'vitest';
import { DISABLE_AFTER_MS, failsForTooLong } from './disable-channel.ts';

const now = new Date('2026-11-20T10:00:00Z');
const before = (ms: number) => new Date(now.getTime() - ms);

it('disables a channel that has failed for five days, and not before', () => {
  expect(DISABLE_AFTER_MS).toBe(432_000_000);
  expect(failsForTooLong(undefined, now)).toBe(false);
  expect(failsForTooLong(before(DISABLE_AFTER_MS - 1), now)).toBe(false);
  expect(failsForTooLong(before(DISABLE_AFTER_MS), now)).toBe(true);
});
