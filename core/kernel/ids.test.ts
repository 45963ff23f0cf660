import { expect, test } from 'vitest';
import { isUuid, systemIds } from './ids.ts';

test('identifiers sort in the order in which they were given, also within a millisecond', () => {
  const given = Array.from({ length: 20_000 }, () => systemIds.next<string>());
  expect([...given].sort()).toEqual(given);
  expect(new Set(given).size).toBe(given.length);
});

test('they are UUIDs of version 7, variant 10', () => {
  const id = systemIds.next<string>();
  expect(isUuid(id)).toBe(true);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
