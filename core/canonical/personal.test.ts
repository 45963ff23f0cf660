import { describe, expect, test } from 'vitest';
import { maskPersonal, personalPaths } from './personal.ts';

const body = {
  returnNumber: 'RA-1',
  parties: {
    buyer: {
      name: 'Jane Doe',
      vatId: 'FR44732829320',
      address: { lines: ['1 Secret Street'], postalCode: '44000', city: 'Nantes', country: 'FR' },
    },
  },
  items: [
    {
      lineNumber: 1,
      imei: [{ value: '490154203237518', raw: '490154203237518', valid: true }],
      reason: { canonical: 'other', text: 'My cat did it' },
    },
  ],
  note: 'Call Jane',
};

describe('personalPaths', () => {
  test('names every personal place of a type', () => {
    const paths = personalPaths('return.announced');
    expect(paths).toContain('/parties/consumer/name');
    expect(paths).toContain('/parties/shipFrom/address/lines');
    expect(paths).toContain('/items/*/imei/*/raw');
    expect(paths).toContain('/note');
    expect(paths).not.toContain('/returnNumber');
  });

  test('knows none for an unknown type', () => expect(personalPaths('toString')).toEqual([]));
});

describe('maskPersonal', () => {
  test('hides what is personal and leaves the rest', () => {
    expect(maskPersonal('return.announced', body)).toEqual({
      returnNumber: 'RA-1',
      parties: {
        buyer: { name: '***', vatId: 'FR44732829320', address: { lines: ['***'], postalCode: '***', city: '***', country: 'FR' } },
      },
      items: [{ lineNumber: 1, imei: [{ value: '***', raw: '***', valid: true }], reason: { canonical: 'other', text: '***' } }],
      note: '***',
    });
  });

  test('leaves the original untouched', () => {
    const before = structuredClone(body);
    maskPersonal('return.announced', body);
    expect(body).toEqual(before);
  });

  test('hides what the schema does not know', () => {
    expect(
      maskPersonal('return.announced', { emial: 'jane@doe.example', parties: 'Jane Doe', items: { 0: 'Jane' }, returnNumber: ['Jane'] }),
    ).toEqual({
      emial: '***',
      parties: '***',
      items: { 0: '***' },
      returnNumber: ['***'],
    });
    expect(maskPersonal('no.such-type', { a: ['Jane', 1, null] })).toEqual({ a: ['***', '***', null] });
  });
});
