import { describe, expect, it } from 'vitest';
import { day, type Said, timeline } from './case.fixture.ts';
import { foldCase } from './fold-case.ts';

const facts = (...story: readonly Said[]) => foldCase(timeline(...story)).facts;

describe('the facts of a repair', () => {
  const check = { kind: 'blacklist', result: 'pass', provider: 'registry', answeredAt: day(0), expiresAt: day(3) };
  const ordered = (identifiers: readonly { readonly type: string; readonly value: string }[]): Said => [
    'repair.ordered',
    { repairer: { identifiers: [...identifiers] }, checks: [check] },
  ];

  it('name who repairs, by the latest order', () => {
    const siret = { type: 'siret', value: '73282932000074' };
    expect(facts(ordered([siret, { type: 'partner', value: 'one' }]), ordered([{ type: 'partner', value: 'two' }])).repairer).toBe('two');
    expect(facts(ordered([siret])).repairer).toBeUndefined();
  });

  it('have the answer of the registry that the order was given on, until there is a newer one', () => {
    const { blacklist, blacklistAsked } = facts(ordered([]));
    expect(blacklist).toEqual({ result: 'pass', provider: 'registry', checkedAt: day(0), expiresAt: day(3) });
    expect(blacklistAsked).toBe(true);
    expect(facts(ordered([]), ['device.checked', { checks: [{ kind: 'blacklist', result: 'fail' }] }]).blacklist?.result).toBe('fail');
  });

  it('say whether an eco-organism has yet to answer', () => {
    const asked: Said = ['eco.support-requested'];
    expect([[], [asked], [asked, ['eco.support-refused']]].map((story) => facts(...(story as Said[])).supportAwaited)).toEqual([
      false,
      true,
      false,
    ]);
  });
});
