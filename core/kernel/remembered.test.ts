import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('makes a thing once, and forgets the one that was not asked for the longest', () => {
  const made: string[] = [];
  const thing = remembered(2, (...texts) => made.push(texts.join(' ')));
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) thing('of', name);
  expect(made).toEqual(['of a', 'of b', 'of c', 'of b']);
});

it('keeps texts apart by where they end', () => {
  const thing = remembered(9, (...texts) => texts);
  expect(thing('a', 'bc')).toEqual(['a', 'bc']);
  expect(thing('ab', 'c')).toEqual(['ab', 'c']);
});

it('does not remember what could not be made', () => {
  let failing = true;
  const thing = remembered(1, () => {
    if (failing) throw new Error('not now');
    return 'made';
  });
  expect(() => thing('a')).toThrow('not now');
  failing = false;
  expect(thing('a')).toBe('made');
});
