import { countingIds } from '../kernel/ids.ts';
import type { CodeLists, MappingBindings } from './mapping.ts';

/** Code lists from a table: list → partner's code → canonical value. Two-way, undated. */
export function codeListsOf(lists: Readonly<Record<string, Readonly<Record<string, string>>>>): CodeLists {
  const entries = (list: string) => (Object.hasOwn(lists, list) ? Object.entries(lists[list] ?? {}) : []);
  return {
    has: (list) => Object.hasOwn(lists, list),
    toCanonical: (list, code) => entries(list).find(([partnerCode]) => partnerCode === code)?.[1],
    toPartner: (list, value) => entries(list).find(([, canonical]) => canonical === value)?.[0],
  };
}

/** What the mappings of a small example pack see. New identifiers each time it is called. */
export function exampleBindings(changes: Partial<MappingBindings> = {}): MappingBindings {
  return {
    now: new Date('2026-01-15T09:00:00Z'),
    ids: countingIds(),
    partner: { partner: 'example', name: 'Example', role: 'retailer', identifiers: { gln: '9501101000018' }, timezone: 'Europe/Paris' },
    hub: { name: 'relais', identifiers: { gln: '9501101000025' } },
    codes: codeListsOf({ reasons: { DT: 'damaged_in_transport', DF: 'defective', '4': 'damaged_on_arrival' } }),
    parties: { warehouse: { company: 'Entrepôt', gln: '9501101000025' } },
    latest: { 'return.announced': { returnNumber: 'RA-2041' } },
    documents: new Map([['00000000-0000-7000-8000-0000000000aa', { mediaType: 'application/pdf', body: Buffer.from('%PDF') }]]),
    ...changes,
  };
}
