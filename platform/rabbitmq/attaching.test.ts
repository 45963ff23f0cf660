import { expect, it } from 'vitest';
import { pauseAfter } from './attaching.ts';

it('a queue that breaks the connection is tried again at once, then after pauses that double from 5 s to 60 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1_000].map(pauseAfter)).toEqual([0, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
});
