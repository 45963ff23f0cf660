import { expect, it } from 'vitest';
import { addTimes, bucketOf, timeAt } from './traffic.ts';

function counted(times: readonly number[]): readonly number[] {
  return times.reduce<readonly number[]>((sum, ms) => addTimes(sum, [...Array.from({ length: bucketOf(ms) }, () => 0), 1]), []);
}

it('puts every time into a bucket, later ones into later buckets', () => {
  const times = [0, 0.4, 1, 2, 10, 100, 60_000, 3.6e6, 8.64e7, 1e15];
  const buckets = times.map(bucketOf);
  expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
  expect(new Set(buckets).size).toBe(times.length - 1);
});

it('reads percentiles right to a quarter', () => {
  for (const ms of [3, 17, 250, 4_000, 90_000, 7_200_000]) {
    const read = timeAt(counted([ms]), 0.5) ?? Number.NaN;
    expect(Math.abs(read - ms) / ms).toBeLessThan(0.26);
  }
  const spread = counted(Array.from({ length: 1000 }, (_, index) => index + 1));
  expect(timeAt(spread, 0.5)).toBeGreaterThan(375);
  expect(timeAt(spread, 0.5)).toBeLessThan(625);
  expect(timeAt(spread, 0.95)).toBeGreaterThan(700);
  expect(timeAt([], 0.5)).toBeUndefined();
});
