import { expect, it } from 'vitest';
import { durationMs, retryLadder } from './retry-ladder.ts';

it.each([
  ['5s', 5000],
  ['30m', 1_800_000],
  ['1h30m', 5_400_000],
  ['500ms', 500],
  ['now', 0],
])('%s lasts %d ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

it('waits that repeat are counted', () => {
  expect(retryLadder(['1h', '1h', '2h'])).toEqual({
    attempts: 4,
    waits: [
      { wait: '1h', times: 2 },
      { wait: '2h', times: 1 },
    ],
    totalMs: 4 * 3_600_000,
  });
});

it('the first attempt is no wait', () => {
  expect(retryLadder(['now', '5s'])).toMatchObject({ attempts: 2, totalMs: 5000 });
  expect(retryLadder([])).toMatchObject({ attempts: 1, totalMs: 0 });
});
