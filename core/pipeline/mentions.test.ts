import { describe, expect, it } from 'vitest';
import { mentionsOf } from './mentions.ts';

describe('numbers by which a failed document is found', () => {
  it('are those that are written as numbers of something, wherever they stand', () => {
    const tree = { claim: { claimNumber: 'AH-2026-000417', orderRef: 10_045_871 }, parcels: [{ id: 'XY123456789FR' }] };
    expect(mentionsOf(tree)).toEqual(['AH-2026-000417', '10045871', 'XY123456789FR']);
  });

  it('stand in EDI under the numbers of its elements', () => {
    expect(mentionsOf({ SG2: [{ RFF: { C506: { E1153: 'ALQ', E1154: 'RA-2041' } } }] })).toEqual(['RA-2041']);
  });

  it('are no dates, amounts, words or codes', () => {
    const tree = { at: '2026-11-20T10:00:00Z', day: '2026-11-20', amount: '129.90', price: 129.9, state: 'broken', code: 'A1', line: 7 };
    expect(mentionsOf(tree)).toEqual([]);
  });

  it('are nothing personal: search terms outlive contents', () => {
    const tree = {
      customer: { phone: '0612345678', email: 'm4x@example.org', postalCode: '75011', iban: 'FR7630006000011234567890189' },
      device: { imei: '490154203237518', serialNumber: 'SN-77810-221' },
      claim: 'C-48815',
    };
    expect(mentionsOf(tree)).toEqual(['C-48815']);
  });

  it('are those of the canonical messages, where it came so far, and never more than 32', () => {
    expect(mentionsOf(undefined, [{ businessKeys: { returnNumber: 'RA 1' } }])).toEqual(['RA 1']);
    expect(mentionsOf(Array.from({ length: 100 }, (_, index) => `N-${index + 10_000}`))).toHaveLength(32);
  });
});
