import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseBusinessDuration } from './duration.ts';
import type { ExpectationFile } from './expectation-row.ts';
import { calendars } from './holidays.ts';

const file = parse(readFileSync('mappings/expectations.yaml', 'utf8')) as ExpectationFile;

it('every row that comes with the hub can be read, and is named once', () => {
  expect(file.expectations.length).toBeGreaterThan(15);
  expect(calendars).toHaveProperty(file.calendar);
  for (const { name, on, until, within, say, calendar } of file.expectations) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const type of [on, ...until]) expect(type).toMatch(/^[a-z-]+\.[a-z-]+$/);
    expect({ name, within: parseBusinessDuration(within) }).not.toEqual({ name, within: undefined });
    expect(say).toMatch(/^[A-Z].*\.$/);
    if (calendar !== undefined) expect(calendars).toHaveProperty(calendar);
  }
  expect(new Set(file.expectations.map(({ name }) => name)).size).toBe(file.expectations.length);
});
