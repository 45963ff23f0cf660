import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameCodec } from './charset.ts';
import { fillFilename, markerName } from './filename.ts';
import { claimName, mediaTypeOf, readClaim, shown } from './names.ts';

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
  it.each(['utf-8', 'windows-1252', 'iso-8859-1'])('gives one plain name inside the folder for any value: %s', (charset) => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 50, unit: 'binary' }), (value) => {
        const name = nameCodec(charset).read(fillFilename('{value}.edi', { value }, nameCodec(charset)));
        expect(name).not.toMatch(/[/\\\p{C}]|^[.-]/u);
        expect(name.endsWith('.edi')).toBe(true);
      }),
    );
  });
});

it.each([
  ['{name}.done', 'a.csv', 'a.csv.done'],
  ['{stem}.ok', 'a.b.csv', 'a.b.ok'],
  ['{stem}.ok', '.csv', '.csv.ok'],
  ['ready_{name}', '$&.csv', 'ready_$&.csv'],
])('the marker %j of %j is %j', (template, name, marker) => {
  expect(markerName(template, name)).toBe(marker);
});

it('shown hides what a terminal obeys and is short', () => {
  expect(shown('a\u001b[31m\u202eb')).toBe('a?[31m?b');
  expect(shown('x'.repeat(500))).toHaveLength(120);
});

it('mediaTypeOf takes nothing from the prototype', () => {
  expect(mediaTypeOf('a.constructor')).toBe('application/octet-stream');
});
