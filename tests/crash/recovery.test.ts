import { expect, test } from 'vitest';
import type { DriverLine } from './driver.ts';
import type { PartnerLine } from './partner.ts';
import { recoveries } from './recovery.ts';
import type { StrokeRecord } from './strokes.ts';

const stroke = { at: 1_000, readyAt: 2_000 } as StrokeRecord;
const receipts = [1, 2, 3].map((number) => ({ event: 'receipt', number, at: 900 + number }) as DriverLine);
const request = (number: number, at: number, more: Partial<PartnerLine> = {}) =>
  ({ number, at, channel: 'notices', key: `k${number}`, sequence: 1, effect: true, ...more }) as PartnerLine;

test('recovery ends with the first piece of older work that the partner had not seen', () => {
  const seenBefore = [request(1, 950, { effect: false }), request(1, 2_010)];
  const newer = request(4, 2_020);
  expect(recoveries([stroke], receipts, [...seenBefore, newer, request(2, 2_100), request(3, 2_500)])).toEqual([
    { fromStrokeMs: 1_100, fromReadyMs: 100, clearedMs: 500 },
  ]);
});

test('what waits for its turn in a case does not count, and a kill after which nothing else is left has no recovery', () => {
  const waiting = request(2, 2_300, { channel: 'orders', sequence: 3 });
  expect(recoveries([stroke], receipts, [request(1, 1_500), waiting])).toEqual([undefined]);
});
