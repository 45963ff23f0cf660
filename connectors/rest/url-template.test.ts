import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUrlValue, fixedPart } from './url-template.ts';

describe('encodeUrlValue', () => {
  it('keeps any value inside its path segment and its query parameter', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (value) => {
        const encoded = encodeUrlValue(value);
        if (encoded === undefined) return;
        const url = new URL(`https://partner.example/a/${encoded}/b?q=${encoded}&r=1`);
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'a', value, 'b']);
        expect([...url.searchParams]).toEqual([
          ['q', value],
          ['r', '1'],
        ]);
        expect([url.host, url.hash]).toEqual(['partner.example', '']);
      }),
    );
  });
});

describe('fixedPart', () => {
  it.each([
    ['https://partner.example/hook', 'https://partner.example/hook'],
    ['https://partner.example/returns/{id}/lines', 'https://partner.example/returns/'],
    ['https://partner.example/returns/RA-{id}', 'https://partner.example/returns/'],
    ['https://partner.example/search?q={id}', 'https://partner.example/search'],
  ])('of %s is %s', (template, fixed) => {
    expect(fixedPart(template)).toBe(fixed);
  });
});
