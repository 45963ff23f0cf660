import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../kernel/json.ts';
import { canonicalTypes, isCanonicalType, validateCanonical } from './validate.ts';

const booked: JsonObject = {
  direction: 'return',
  returnNumber: 'RA-1',
  carrier: 'chronopost',
  reservationNumber: '0123456789',
  parcelNumbers: ['XX1'],
  labelFormat: 'PDF',
};
const announced = (item: JsonObject): JsonObject => ({
  returnNumber: 'RA-1',
  announcedOn: '2026-01-15',
  parties: { buyer: { company: 'A' }, supplier: { company: 'B' } },
  items: [{ lineNumber: 1, quantity: { value: 1 }, reason: { canonical: 'other' }, ...item }],
});
const places = (type: string, body: Json) => validateCanonical(type, body).map((found) => found.at.path);

describe('validateCanonical', () => {
  test('takes a valid body', () => expect(validateCanonical('shipment.booked', booked)).toEqual([]));

  test('gives every finding with its JSON Pointer', () => {
    const { reservationNumber: _, ...rest } = booked;
    const found = validateCanonical('shipment.booked', { ...rest, direction: 'sideways', 'a/b~c': 1, parcelNumbers: ['ok', ''] });
    expect(found.map((one) => [one.code, one.at.path])).toEqual(
      expect.arrayContaining([
        ['E_CANONICAL', '/reservationNumber'],
        ['E_CANONICAL', '/direction'],
        ['E_CANONICAL', '/a~1b~0c'],
        ['E_CANONICAL', '/parcelNumbers/1'],
      ]),
    );
    expect(found).toHaveLength(4);
  });

  test('names the values of a closed list, never the value given', () => {
    const [found] = validateCanonical('shipment.booked', { ...booked, labelFormat: 'Jane Doe' });
    expect(found?.message).toContain('PDF, ZPL, PNG');
    expect(JSON.stringify(found)).not.toContain('Jane');
  });

  test.each(['return.unheard-of', 'constructor', '__proto__', ''])('an unknown type %j is a finding', (type) => {
    expect(validateCanonical(type, {})).toMatchObject([
      { code: 'E_CANONICAL', message: expect.stringContaining('no such canonical type') },
    ]);
    expect(isCanonicalType(type)).toBe(false);
  });

  test.each([null, 1, 'text', []] as Json[])(
    'a body that is no object (%j) is a finding for each type',
    (body) => {
      for (const type of canonicalTypes) expect(places(type, body)).toEqual(['']);
    },
    60_000,
  );

  test('dates stay dates and instants carry their offset', () => {
    expect(places('return.announced', { ...announced({}), announcedOn: '2026-01-15T00:00:00Z' })).toEqual(['/announcedOn']);
    expect(places('return.announced', { ...announced({}), announcedOn: '2026-02-30' })).toEqual(['/announcedOn']);
    const state = (at: string) => ({ ...announced({}), externalStates: [{ system: 'x', code: '1', at }] });
    expect(places('return.announced', state('2026-01-15T09:00:00'))).toEqual(['/externalStates/0/at']);
    expect(places('return.announced', state('2026-01-15T09:00:00+01:00'))).toEqual([]);
  });

  test('an identifier must be what its raw text says', () => {
    const wrong = { raw: '9501101530004', value: '9501101530004' };
    expect(places('return.announced', announced({ gtin: { ...wrong, valid: true } }))).toEqual(['/items/0/gtin']);
    expect(places('return.announced', announced({ gtin: { ...wrong, valid: false } }))).toEqual([]);
    expect(places('return.announced', announced({ gtin: { raw: '9501101 530003', value: '123', valid: true } }))).toEqual([
      '/items/0/gtin',
    ]);
  });

  test('amounts are whole minor units and never signed', () => {
    for (const amount of [12.5, -1, '1250', Number.MAX_SAFE_INTEGER + 1]) {
      expect(places('return.announced', announced({ unitPrice: { amount, currency: 'EUR' } }))).toEqual(['/items/0/unitPrice/amount']);
    }
  });

  test('an authorised return says what is to be done with the goods; a denied one need not', () => {
    const instructed = (decision: string) => ({
      returnNumber: 'RA-1',
      instructionNumber: 'RI-1',
      instructedOn: '2026-01-15',
      decision,
      parties: { buyer: { company: 'A' }, supplier: { company: 'B' } },
      items: [{ lineNumber: 1, quantity: { value: 1 } }],
    });
    expect(places('return.instructed', instructed('authorised'))).toEqual(['/disposition']);
    expect(places('return.instructed', instructed('denied'))).toEqual([]);
  });

  test('a body with thousands of faults gives at most 100 findings', () => {
    const items = Array.from({ length: 5000 }, () => ({}));
    expect(validateCanonical('return.announced', { ...announced({}), items })).toHaveLength(100);
  });
});
