import { expect, it } from 'vitest';
import { Backoff, delayAfter } from './backoff.ts';

it('doubles the delay up to the cap, and starts again after a success', () => {
  const backoff = new Backoff(1_000, 3_000);
  expect([backoff.failed('a', 0), backoff.failed('a', 0), backoff.failed('a', 0)]).toEqual([1_000, 2_000, 3_000]);
  expect([backoff.isDue('a', 2_999), backoff.isDue('a', 3_000), backoff.isDue('b', 0)]).toEqual([false, true, true]);
  backoff.succeeded('a');
  expect(backoff.failed('a', 0)).toBe(1_000);
  backoff.keepOnly(new Set(['b']));
  expect(backoff.isDue('a', 0)).toBe(true);
});

it('never overflows', () => {
  expect(delayAfter(10_000, 1_000, Number.MAX_SAFE_INTEGER)).toBe(1_000 * 2 ** 30);
});
