import { describe, expect, it } from 'vitest';
import { type CodeEntry, makeCodeLists, overlap } from './code-lists.ts';

const at = (instant: string) => new Date(instant);
const noon = at('2025-06-01T12:00:00Z');

describe('makeCodeLists', () => {
  const entries: readonly CodeEntry[] = [
    { partner: '4', canonical: 'damaged' },
    { partner: '5', canonical: 'wrong', to: '2024-12-31' },
    { partner: '5', canonical: 'unwanted', from: '2025-01-01' },
    { partner: '6', canonical: 'wrong' },
    { partner: '7', canonical: 'damaged', preferred: true },
  ];
  const codes = makeCodeLists(new Map(), new Map([['reasons', entries]]), 'Europe/Paris');

  it('reads a code by the day, which begins at midnight where the partner is', () => {
    expect(codes.toCanonical('reasons', '5', at('2024-12-31T22:59:59Z'))).toBe('wrong');
    expect(codes.toCanonical('reasons', '5', at('2024-12-31T23:00:00Z'))).toBe('unwanted');
  });

  it('writes the preferred code, else the first that holds on the day', () => {
    expect(codes.toPartner('reasons', 'damaged', noon)).toBe('7');
    expect(codes.toPartner('reasons', 'wrong', at('2024-06-01T12:00:00Z'))).toBe('5');
    expect(codes.toPartner('reasons', 'wrong', noon)).toBe('6');
  });

  it('knows nothing of other lists, codes and values', () => {
    expect(codes.has('reasons')).toBe(true);
    expect(codes.has('others')).toBe(false);
    expect(codes.toCanonical('others', '4', noon)).toBeUndefined();
    expect(codes.toCanonical('reasons', '99', noon)).toBeUndefined();
    expect(codes.toPartner('reasons', 'constructor', noon)).toBeUndefined();
  });

  it('lets a list of the pack replace the shared list as a whole', () => {
    const shared = new Map([
      ['reasons', [{ partner: 'x', canonical: 'shared' }]],
      ['services', [{ partner: 'y', canonical: 'standard' }]],
    ]);
    const both = makeCodeLists(shared, new Map([['reasons', entries]]), 'UTC');
    expect(both.toCanonical('reasons', 'x', noon)).toBeUndefined();
    expect(both.toCanonical('services', 'y', noon)).toBe('standard');
  });
});

describe('overlap', () => {
  it.each<[Partial<CodeEntry>, Partial<CodeEntry>, boolean]>([
    [{}, {}, true],
    [{ to: '2024-12-31' }, { from: '2025-01-01' }, false],
    [{ to: '2025-01-01' }, { from: '2025-01-01' }, true],
    [{ from: '2025-01-01' }, { to: '2024-12-31' }, false],
    [{ from: '2024-01-01', to: '2024-06-30' }, { from: '2024-06-01' }, true],
  ])('%j and %j: %s', (a, b, expected) => {
    const entry = { partner: 'p', canonical: 'c' };
    expect(overlap({ ...entry, ...a }, { ...entry, ...b })).toBe(expected);
  });
});
