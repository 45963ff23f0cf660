import { describe, expect, it } from 'vitest';
import { compareJson, compareText } from './compare.ts';

describe('compareJson', () => {
  it('says nothing of equal values, whatever the order of their fields', () => {
    expect(compareJson({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBeUndefined();
  });

  it('names each place that differs', () => {
    expect(compareJson({ a: 1, b: [1, 2], 'x/y': 'z', d: {} }, { a: '1', b: [1, 3, 4], d: [] })).toBe(
      [
        '/a: expected 1, got "1"',
        '/b/1: expected 2, got 3',
        '/b/2: expected nothing, got 4',
        '/x~1y: expected "z", got nothing',
        '/d: expected {}, got []',
      ].join('\n'),
    );
  });

  it('stops after twenty', () => {
    const lines =
      compareJson(
        Array.from({ length: 30 }, () => 1),
        [],
      )?.split('\n') ?? [];
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('… and 10 more');
  });
});

describe('compareText', () => {
  it('does not count line ends', () => {
    expect(compareText('a\nb\n', 'a\r\nb')).toBeUndefined();
  });

  it('names the first place that differs', () => {
    expect(compareText("UNB+1'\nUNH+2'", "UNB+1'\nUNH+3'")).toBe('line 2, column 5: expected "2\'", got "3\'"');
    expect(compareText('abc', 'ab')).toBe('line 1, column 3: expected "c", got ""');
  });
});
