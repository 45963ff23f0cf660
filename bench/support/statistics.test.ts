import { describe, expect, it } from 'vitest';
import { latencies, median, percentile } from './statistics.ts';

describe('percentiles', () => {
  it('are values that occurred', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencies(hundred)).toEqual({ count: 100, p50: 50, p99: 99, max: 100 });
  });

  it('of one value are that value, of none no number', () => {
    expect(latencies([7])).toEqual({ count: 1, p50: 7, p99: 7, max: 7 });
    expect(percentile([], 0.99)).toBeNaN();
  });
});

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
