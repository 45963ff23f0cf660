import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IdentifierKind, identifierKinds, parseIdentifier } from './identifiers.ts';

describe('parseIdentifier', () => {
  test.each([
    ['gtin', '96385074', '96385074'],
    ['gtin', '036000291452', '036000291452'],
    ['gtin', '4006381333931', '4006381333931'],
    ['gtin', '1 4006381-33393 8', '14006381333938'],
    ['gln', '9501101530003', '9501101530003'],
    ['sscc', '340123450000000000', '340123450000000000'],
    ['imei', '49-015420-323751-8', '490154203237518'],
    ['imei', '4901542032375181', '4901542032375181'],
    ['siret', '732 829 320 00074', '73282932000074'],
    ['siret', '35600000049837', '35600000049837'],
    ['iban', 'FR76 3000 6000 0112 3456 7890 189', 'FR7630006000011234567890189'],
    ['iban', 'gb82 west 1234 5698 7654 32', 'GB82WEST12345698765432'],
  ] as [IdentifierKind, string, string][])('takes the %s %s', (kind, raw, value) => {
    expect(parseIdentifier(kind, raw)).toEqual({ value, raw, valid: true });
  });

  test.each([
    ['gtin', '4006381333932', 'its check digit is wrong'],
    ['gtin', '400638133393', 'its check digit is wrong'],
    ['gtin', '40063813339', 'it has 11 digits instead of 8, 12, 13, 14'],
    ['gln', '96385074', 'it has 8 digits instead of 13'],
    ['imei', '490154203237519', 'its check digit is wrong'],
    ['imei', '49015420323751A', 'it has characters other than digits'],
    ['siret', '73282932000075', 'its check digit is wrong'],
    ['iban', 'FR7630006000011234567890188', 'its check digits are wrong'],
    ['iban', '7630006000011234567890189', 'it is not two letters, two digits and 11 to 30 letters or digits'],
    ['imei', '', 'it has 0 digits instead of 15, 16'],
  ] as [IdentifierKind, string, string][])('keeps the wrong %s %j as it is and says why', (kind, raw, reason) => {
    expect(parseIdentifier(kind, raw)).toMatchObject({ raw, valid: false, reason });
  });

  test('a changed digit is always noticed', () => {
    const valid: [IdentifierKind, string][] = [
      ['gtin', '4006381333931'],
      ['gln', '9501101530003'],
      ['imei', '490154203237518'],
      ['siret', '73282932000074'],
      ['iban', 'FR7630006000011234567890189'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.nat({ max: 100 }), fc.integer({ min: 1, max: 9 }), ([kind, text], at, plus) => {
        const start = kind === 'iban' ? 2 : 0;
        const index = start + (at % (text.length - start));
        const digit = String((Number(text[index]) + plus) % 10);
        return !parseIdentifier(kind, text.slice(0, index) + digit + text.slice(index + 1)).valid;
      }),
    );
  });

  test('never fails and never loses the raw text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...identifierKinds), fc.string({ unit: 'binary' }), (kind, raw) => {
        const parsed = parseIdentifier(kind, raw);
        return parsed.raw === raw && parsed.valid === (parsed.reason === undefined);
      }),
    );
  });
});
