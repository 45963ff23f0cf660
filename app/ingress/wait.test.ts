import { expect, it } from 'vitest';
import { waitSeconds } from './wait.ts';

it.each([
  [undefined, undefined],
  ['', undefined],
  ['wait=10', 10],
  ['Wait=10', 10],
  ['wait = "10"', 10],
  ['respond-async, wait=5', 5],
  ['respond-async;wait=5', 5],
  [['return=minimal', 'wait=7'], 7],
  ['wait=0', 0],
  ['wait=3600', 60],
  ['wait=', undefined],
  ['wait=-1', undefined],
  ['wait=1.5', undefined],
  ['wait=ten', undefined],
  ['await=10', undefined],
  ['wait=123456', undefined],
])('Prefer: %s asks to wait %s seconds', (prefer, seconds) => {
  expect(waitSeconds(prefer)).toBe(seconds);
});
