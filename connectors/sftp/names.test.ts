import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillFilename } from './filename.ts';
import { claimName, matches, mediaTypeOf, readClaim, shown } from './names.ts';

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

describe('a claim', () => {
  it('keeps the name that the file had, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.nat(), (name, number) => {
        const claim = { claimedAtMs: 1_741_773_600_000, owner: '0a1b2c3d', name };
        expect(readClaim(claimName(claim, number))).toEqual(claim);
      }),
    );
  });

  it('is not read from a name that no poller gave', () => {
    for (const name of ['a.edi', '1741773600000-a.edi', '1741773600000-0a1b2c3d-1-']) expect(readClaim(name)).toBeUndefined();
  });
});

describe('fillFilename', () => {
  it('gives one plain name inside the folder for any value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 50, unit: 'binary' }), (value) => {
        const name = fillFilename('{value}.edi', { value });
        expect(name).not.toMatch(/[/\\\p{C}]|^[.-]/u);
        expect(name.endsWith('.edi')).toBe(true);
      }),
    );
  });
});

it('shown hides what a terminal obeys and is short', () => {
  expect(shown('a\u001b[31m\u202eb')).toBe('a?[31m?b');
  expect(shown('x'.repeat(500))).toHaveLength(120);
});

it('mediaTypeOf takes nothing from the prototype', () => {
  expect(mediaTypeOf('a.constructor')).toBe('application/octet-stream');
});
