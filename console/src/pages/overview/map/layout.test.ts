import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MapNode } from '../../../api/generated/types.ts';
import { type Group, layoutMap, placeOf, size } from './layout.ts';

const roles = ['retailer', 'insurer', 'repairer', 'carrier', 'buyer', 'registry', 'eco-organism', 'payments', 'marketplace', 'crm'];
const partner = (role: string, index: number) => ({ id: `${role}-${index}`, name: `${role} ${index}`, role }) as MapNode;
const partners = fc.array(fc.constantFrom(...roles), { minLength: 1, maxLength: 60 }).map((list) => list.map(partner));

describe('the map', () => {
  test('holds every partner once, and no group covers another', () => {
    fc.assert(
      fc.property(partners, (all) => {
        const { groups } = layoutMap(all);
        expect(groups.flatMap((group) => group.partners.map(({ id }) => id)).sort()).toEqual(all.map(({ id }) => id).sort());
        for (const [index, a] of groups.entries()) for (const b of groups.slice(index + 1)) expect(covers(a, b)).toBe(false);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  test('partners stand within their group', () => {
    const [group] = layoutMap(Array.from({ length: 7 }, (_, index) => partner('carrier', index))).groups;
    expect(group?.columns).toBe(2);
    for (const index of [0, 1, 6]) {
      const { x, y } = placeOf(group as Group, index);
      expect(x + size.width).toBeLessThanOrEqual((group as Group).width);
      expect(y + size.height).toBeLessThanOrEqual((group as Group).height);
    }
  });

  test('those who ask stand left of the hub, those who do right of it', () => {
    const { groups, hub } = layoutMap([partner('retailer', 1), partner('carrier', 1)]);
    expect(groups.find(({ role }) => role === 'retailer')?.x).toBeLessThan(hub.x);
    expect(groups.find(({ role }) => role === 'carrier')?.x).toBeGreaterThan(hub.x);
  });
});

function covers(a: Group, b: Group): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
