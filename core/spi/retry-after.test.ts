import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = new Date('2025-03-12T10:00:00Z');

it.each([
  ['120', undefined, 120_000],
  [' 0 ', undefined, 0],
  ['Wed, 12 Mar 2025 10:01:30 GMT', undefined, 90_000],
  ['Wed, 12 Mar 2025 10:01:30 GMT', 'Wed, 12 Mar 2025 10:01:00 GMT', 30_000],
  ['Wed, 12 Mar 2025 09:00:00 GMT', undefined, 0],
  ['Wed, 12 Mar 2025 10:01:30 GMT', 'yesterday', 90_000],
  ['-5', undefined, undefined],
  ['1.5', undefined, undefined],
  ['99999999999999', undefined, undefined],
  ['Wed, 99 Mar 2025 10:01:30 GMT', undefined, undefined],
  ['soon', undefined, undefined],
  [undefined, undefined, undefined],
])('Retry-After %j with Date %j is %j ms', (retryAfter, date, ms) => {
  expect(retryAfterMs(retryAfter, date, now)).toBe(ms);
});
