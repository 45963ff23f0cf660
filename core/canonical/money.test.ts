import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyExponent } from './currencies.ts';
import { formatMoney, parseMoney } from './money.ts';

describe('parseMoney', () => {
  test.each([
    ['12.50', 'EUR', '.', 1250],
    ['12,5', 'EUR', ',', 1250],
    ['12', 'EUR', '.', 1200],
    [' 0.01 ', 'EUR', '.', 1],
    ['12.5000', 'EUR', '.', 1250],
    ['1500', 'JPY', '.', 1500],
    ['1.234', 'KWD', '.', 1234],
    ['90071992547409.91', 'EUR', '.', Number.MAX_SAFE_INTEGER],
  ] as const)('%j %s with mark %s is %i minor units', (text, currency, mark, amount) => {
    expect(parseMoney(text, currency, mark)).toEqual({ money: { amount, currency } });
  });

  test.each(['', '.', '.5', '5.', '1.2.3', '1,5', '-1', '+1', '1e3', '0x10', '1 000', 'twelve', '١٢'])('refuses %j', (text) => {
    expect(parseMoney(text, 'EUR')).toHaveProperty('reason');
  });

  test('refuses to round', () => expect(parseMoney('12.505', 'EUR')).toEqual({ reason: 'the amount has more than 2 decimals' }));
  test('refuses what whole numbers cannot hold', () =>
    expect(parseMoney('90071992547409.92', 'EUR')).toEqual({ reason: 'the amount is too large' }));
  test.each(['EURO', 'eur', '', 'XXX', 'constructor'])('refuses the currency %j', (currency) => {
    expect(parseMoney('1', currency)).toEqual({ reason: 'the currency is not an ISO 4217 code' });
  });
});

describe('formatMoney', () => {
  test.each([
    [1250, 'EUR', '12.50'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [1500, 'JPY', '1500'],
    [7, 'KWD', '0.007'],
  ])('%i minor units of %s are %s', (amount, currency, text) => expect(formatMoney({ amount, currency })).toBe(text));

  test('writes a decimal comma', () => expect(formatMoney({ amount: 1250, currency: 'EUR' }, ',')).toBe('12,50'));
  test.each([-1, 1.5, Number.NaN, 2 ** 53])('refuses %d', (amount) => expect(formatMoney({ amount, currency: 'EUR' })).toBeUndefined());

  test('what is written is read back the same', () => {
    const anyMoney = fc.record({ amount: fc.nat({ max: Number.MAX_SAFE_INTEGER }), currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF') });
    fc.assert(
      fc.property(anyMoney, fc.constantFrom('.', ',') as fc.Arbitrary<'.' | ','>, (money, mark) => {
        expect(parseMoney(formatMoney(money, mark) ?? '', money.currency, mark)).toEqual({ money });
      }),
    );
  });
});

test('the exponents are those of ISO 4217', () => {
  expect(['EUR', 'CHF', 'JPY', 'TND', 'UYW', 'ZZZ'].map(currencyExponent)).toEqual([2, 2, 0, 3, 4, undefined]);
});
