import { describe, expect, it } from 'vitest';
import { edited } from '../../catalog/pack.fixture.ts';
import { exampleCatalog } from '../bench.fixture.ts';
import { silentChannels, watchedChannels } from './silent-channels.ts';

const watching = edited(
  'mappings/acme/partner.yaml',
  '    settings: { folder: in }',
  '    settings: { folder: in }\n    expect: { rhythm: workdays 06:00-22:00 every 2h, calendar: FR }',
);
const catalog = exampleCatalog(watching);
const heard = (lastAt: string) => [
  { partner: 'acme', channel: 'returns', lastAt: new Date(lastAt) },
  { partner: 'acme', channel: 'gone', lastAt: new Date(0) },
];

describe('a channel with a rhythm', () => {
  it('is watched, and others are not', () => {
    expect(watchedChannels(catalog)).toEqual([{ partner: 'acme', channel: 'returns' }]);
    expect(watchedChannels(exampleCatalog())).toEqual([]);
  });

  it('is silent once nothing came for so long inside its hours, on the clocks of the partner', () => {
    // A Friday in Paris, at nine in the evening: an hour is left of it, and one of Monday.
    const arrivals = heard('2026-11-20T20:00:00Z');
    expect(silentChannels(catalog, arrivals, new Date('2026-11-23T05:59:59Z'))).toEqual([]);
    expect(silentChannels(catalog, arrivals, new Date('2026-11-23T06:00:01Z'))).toEqual([
      { partner: 'acme', channel: 'returns', lastAt: '2026-11-20T20:00:00.000Z', dueAt: '2026-11-23T06:00:00.000Z' },
    ]);
  });

  it('is not watched while its partner is switched off', () => {
    const file = 'mappings/acme/partner.yaml';
    const text = watching[file] ?? '';
    const off = exampleCatalog({ [file]: text.replace('role: retailer', 'role: retailer\nenabled: false') });
    expect([watchedChannels(off), silentChannels(off, heard('2026-11-01T00:00:00Z'), new Date('2026-11-20T00:00:00Z'))]).toEqual([[], []]);
  });
});
