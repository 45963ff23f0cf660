import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RetryPolicy } from '../catalog/model.ts';
import { noRetry, standardRetry } from '../catalog/retry.ts';
import { MAX_RETRY_AFTER_MS, nextAttempt } from './next-attempt.ts';

const random = fc.double({ min: 0, max: 1, noNaN: true });
const policies: fc.Arbitrary<RetryPolicy> = fc.record({
  delaysMs: fc.array(fc.integer({ min: 0, max: 48 * 3_600_000 }), { maxLength: 20 }),
  jitter: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('nextAttempt', () => {
  it('follows the standard ladder: nine more attempts after the first', () => {
    const ladder = Array.from({ length: 10 }, (_, index) => nextAttempt(standardRetry, index + 1, { random: 0.5 }));
    const seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
    expect(ladder).toEqual([...seconds.map((delay) => ({ delayMs: delay * 1_000 })), 'exhausted']);
  });

  it('spreads a delay over ±20 %', () => {
    expect(nextAttempt(standardRetry, 1, { random: 0 })).toEqual({ delayMs: 4_000 });
    expect(nextAttempt(standardRetry, 1, { random: 1 })).toEqual({ delayMs: 6_000 });
  });

  it('knows a policy without any retry', () => {
    expect(nextAttempt(noRetry, 1, { random: 0.5, retryAfterMs: 1_000 })).toBe('exhausted');
  });

  it('never comes earlier than the jitter allows nor later than jitter or Retry-After ask', () => {
    fc.assert(
      fc.property(
        policies,
        fc.integer({ min: 1, max: 25 }),
        random,
        fc.integer({ min: 0, max: 10 ** 9 }),
        (policy, attempt, draw, retryAfterMs) => {
          const next = nextAttempt(policy, attempt, { random: draw, retryAfterMs });
          const planned = policy.delaysMs[attempt - 1];
          expect(next === 'exhausted').toBe(planned === undefined);
          if (planned === undefined || next === 'exhausted') return;
          const floor = Math.min(retryAfterMs, MAX_RETRY_AFTER_MS);
          expect(next.delayMs).toBeGreaterThanOrEqual(Math.max(floor, Math.floor(planned * (1 - policy.jitter))));
          expect(next.delayMs).toBeLessThanOrEqual(Math.max(floor, Math.ceil(planned * (1 + policy.jitter))));
          expect(Number.isSafeInteger(next.delayMs)).toBe(true);
        },
      ),
    );
  });

  it('is not later for a smaller draw', () => {
    const delay = (policy: RetryPolicy, draw: number): number => {
      const next = nextAttempt(policy, 1, { random: draw });
      return next === 'exhausted' ? Number.POSITIVE_INFINITY : next.delayMs;
    };
    fc.assert(
      fc.property(policies, random, random, (policy, one, other) => {
        expect(delay(policy, Math.min(one, other))).toBeLessThanOrEqual(delay(policy, Math.max(one, other)));
      }),
    );
  });

  it.each([Number.NaN, -1, Number.NEGATIVE_INFINITY])('takes no notice of a Retry-After of %s', (retryAfterMs) => {
    expect(nextAttempt(standardRetry, 1, { random: 0.5, retryAfterMs })).toEqual({ delayMs: 5_000 });
  });

  it('caps a Retry-After at a day', () => {
    expect(nextAttempt(standardRetry, 1, { random: 0.5, retryAfterMs: Number.POSITIVE_INFINITY })).toEqual({ delayMs: MAX_RETRY_AFTER_MS });
  });
});
