import { expect, test } from 'vitest';
import { migrations } from './index.ts';

test('migrations are numbered from 1 without a gap, in order: a database is brought on by how many it has', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
});
