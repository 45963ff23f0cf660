import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, matchesPath } from './glob.ts';

describe('matches', () => {
  it.each([
    ['*', 'anything', true],
    ['*.edi', 'a.edi', true],
    ['*.edi', 'a.edi.tmp', false],
    ['*.edi', 'A.EDI', false],
    ['.*', '.hidden', true],
    ['.*', 'shown', false],
    ['RET_????.x*', 'RET_2041.xml', true],
    ['RET_????.x*', 'RET_204.xml', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a[b].c', 'a[b].c', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j and %j: %s', (pattern, name, fits) => {
    expect(matches(pattern, name)).toBe(fits);
  });

  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(patterns, letters, (pattern, name) => {
        const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matches(pattern, name)).toBe(regex.test(name));
      }),
    );
  });

  it('is not slow on patterns that make backtracking explode', () => {
    const began = performance.now();
    expect(matches('*a*a*a*a*a*a*a*a*b', 'a'.repeat(5_000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('matchesPath', () => {
  it.each([
    ['*.edi', 'a.edi', true],
    ['*.edi', 'north/a.edi', true],
    ['a*', 'north/a.edi', true],
    ['north/*', 'north/a.edi', true],
    ['north/*', 'north/old/a.edi', false],
    ['north/*', 'a.edi', false],
    ['/a.edi', 'a.edi', true],
    ['/a.edi', 'north/a.edi', false],
    ['north/**', 'north/old/a.edi', true],
    ['**/old/*.edi', 'north/old/a.edi', true],
    ['**/old/*.edi', 'old/a.edi', true],
    ['**/old/*.edi', 'old/north/a.edi', false],
    ['n*/**/*.edi', 'north/a/b/c.edi', true],
    ['**', 'any/thing', true],
  ])('%j and %j: %s', (pattern, path, fits) => {
    expect(matchesPath(pattern, path)).toBe(fits);
  });

  it('is not slow on patterns that make backtracking explode', () => {
    const began = performance.now();
    expect(matchesPath(`${'**/a/'.repeat(20)}b`, Array(500).fill('a').join('/'))).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
