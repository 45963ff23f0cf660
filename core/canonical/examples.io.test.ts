import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { canonicalTypes, validateCanonical } from './validate.ts';

const examples = fileURLToPath(new URL('../../schemas/canonical/v1/examples/', import.meta.url));

describe.each([...canonicalTypes])('examples of %s', (type) => {
  const files = readdirSync(`${examples}${type}`);

  test('there are two or more: the plain case and a rich one', () => expect(files.length).toBeGreaterThan(1));

  test.each(files)('%s is valid', (file) => {
    const body: Json = JSON.parse(readFileSync(`${examples}${type}/${file}`, 'utf8'));
    expect(validateCanonical(type, body)).toEqual([]);
  });
});

test('every folder of examples is of a canonical type', () => {
  expect(readdirSync(examples).sort()).toEqual([...canonicalTypes]);
});
