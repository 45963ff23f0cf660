import { expect, it } from 'vitest';
import { changes } from './changes.ts';

it('tells what is new, otherwise or gone, and nothing of before', async () => {
  let present = new Map([['a', { state: 1 }]]);
  const source = changes(
    'channel',
    async () => present,
    (name) => ({ state: 0, name }),
  );
  await source.begin();
  expect(await source.look()).toEqual([]);
  present = new Map([
    ['a', { state: 2 }],
    ['b', { state: 1 }],
  ]);
  expect(await source.look()).toEqual([{ state: 2 }, { state: 1 }]);
  present = new Map([['b', { state: 1 }]]);
  expect(await source.look()).toEqual([{ state: 0, name: 'a' }]);
  expect(await source.look()).toEqual([]);
});

it('is silent about what is gone where nobody asks', async () => {
  let present = new Map([['a', 1]]);
  const source = changes('bulk', async () => present);
  await source.begin();
  present = new Map();
  expect(await source.look()).toEqual([]);
});
