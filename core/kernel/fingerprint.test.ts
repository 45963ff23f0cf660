import { describe, expect, it } from 'vitest';
import { type FailurePlace, failurePath, fingerprintOf } from './fingerprint.ts';

describe('path of a failure', () => {
  it('leaves out which item it was', () => {
    expect(failurePath({ path: '/items/0/quantity' })).toBe('/items/quantity');
    expect(failurePath({ path: '/items/12' })).toBe('/items');
    expect(failurePath({ path: 'items[3].parts[0].name' })).toBe('items.parts.name');
    expect(failurePath({ path: 'items.3.name' })).toBe('items.name');
    expect(failurePath({ path: '/v2/address1' })).toBe('/v2/address1');
  });

  it('is the tag of a segment, wherever the segment stands', () => {
    expect(failurePath({ segment: 5, tag: 'NAD', element: 3, component: 1 })).toBe('NAD 3.1');
    expect(failurePath({ segment: 9, tag: 'NAD', element: 3 })).toBe('NAD 3');
    expect(failurePath({ message: 2, tag: 'UNH' })).toBe('UNH');
  });

  it('is the place in a mapping, or nothing', () => {
    expect(failurePath({ file: 'mappings/acme/in/return.jsonata', line: 4, column: 2 })).toBe('mappings/acme/in/return.jsonata:4');
    expect(failurePath({ file: 'codes.yaml' })).toBe('codes.yaml');
    expect(failurePath({ line: 4, column: 2 })).toBe('');
    expect(failurePath({})).toBe('');
    expect(failurePath({ path: 'x'.repeat(1000) })).toHaveLength(200);
  });
});

describe('fingerprint', () => {
  const place: FailurePlace = { stage: 'normalize', code: 'E_CODE_UNKNOWN', path: '/reason', partner: 'acme', channel: 'returns' };

  it('is the same for the same place, for ever', () => {
    expect(fingerprintOf({ ...place })).toBe(fingerprintOf(place));
    expect(fingerprintOf(place)).toBe('60dee78d902d1da1');
  });

  it('differs in every part', () => {
    const others = [{ stage: 'route' }, { code: 'E_NO_ROUTE' }, { path: '' }, { partner: 'b' }, { channel: 'b' }];
    const all = [place, ...others.map((other) => ({ ...place, ...other }))].map(fingerprintOf);
    expect(new Set(all).size).toBe(all.length);
  });

  it('takes parts that contain what separates them apart', () => {
    expect(fingerprintOf({ ...place, stage: 'a"', code: 'b' })).not.toBe(fingerprintOf({ ...place, stage: 'a', code: '"b' }));
  });
});
