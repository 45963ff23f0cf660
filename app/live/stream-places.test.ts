import { expect, test } from 'vitest';
import { StreamPlaces } from './stream-places.ts';

test('one reader takes no more than its own places, and others find one', () => {
  const places = new StreamPlaces();
  const leave = Array.from({ length: 20 }, () => places.take('anna'));
  expect(() => places.take('anna')).toThrow(/20 streams of yours are open/);
  places.take('ben');
  leave[0]?.();
  leave[0]?.();
  places.take('anna');
  expect(() => places.take('anna')).toThrow(/20 streams of yours/);
});

test('all readers together take no more than there are', () => {
  const places = new StreamPlaces();
  for (let n = 0; n < 200; n += 1) places.take(`reader ${n}`);
  expect(() => places.take('one more')).toThrow(/200 streams are open/);
});
