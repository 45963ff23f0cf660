import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AllocationAmounts, checkDocument, checkRemittance, type DirectedAmount } from './totals.ts';

const currencies = ['EUR', 'CHF', 'JPY', 'SEK'] as const;
const anyAmount = fc.nat({ max: 10_000_000 });
const anyDirection = fc.constantFrom('adds', 'takes-away');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('checkDocument', () => {
  const anyDocument = fc
    .record({
      currency: fc.constantFrom(...currencies),
      charges: fc.array(anyAmount, { minLength: 1, maxLength: 20 }),
      taxes: fc.array(anyAmount, { maxLength: 4 }),
      part: fc.nat({ max: 100 }),
    })
    .map(({ currency, charges, taxes, part }) => {
      const money = (amount: number) => ({ amount, currency });
      const allowance = Math.floor((charges.reduce((sum, one) => sum + one, 0) * part) / 100);
      const lines: DirectedAmount[] = [
        ...charges.map((amount) => ({ amount: money(amount), direction: 'adds' as const })),
        { amount: money(allowance), direction: 'takes-away' },
      ];
      const total = charges.reduce((sum, one) => sum + one, 0) - allowance + taxes.reduce((sum, one) => sum + one, 0);
      return { lines, taxes: taxes.map(money), total: money(total) };
    });

  test('lines and taxes that make up the total are right', () =>
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(checkDocument(document)).toEqual([]);
      }),
    ));

  test('a total that is off by anything is wrong, and both figures are named', () =>
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 1, max: 1000 }), (document, by) => {
        const stated = document.total.amount + by;
        const wrong = { ...document, total: { ...document.total, amount: stated } };
        expect(checkDocument(wrong)).toEqual([{ rule: 'lines-and-taxes', stated, computed: document.total.amount }]);
      }),
    ));

  test('the order of lines does not matter', () =>
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(checkDocument({ ...document, lines: [...document.lines].reverse() })).toEqual([]);
      }),
    ));

  test('amounts of two currencies are never added', () =>
    fc.assert(
      fc.property(anyDocument, (document) => {
        const other = { amount: { amount: 0, currency: 'PLN' }, direction: 'adds' as const };
        expect(checkDocument({ ...document, lines: [...document.lines, other] })).toEqual([{ rule: 'one-currency' }]);
      }),
    ));

  test('sums beyond 2^53 are exact', () => {
    const huge = { amount: eur(Number.MAX_SAFE_INTEGER), direction: 'adds' as const };
    const back = { amount: eur(Number.MAX_SAFE_INTEGER), direction: 'takes-away' as const };
    expect(checkDocument({ lines: [huge, huge, back], taxes: [eur(0)], total: eur(Number.MAX_SAFE_INTEGER) })).toEqual([]);
    expect(checkDocument({ lines: [huge, huge], taxes: [], total: eur(1) })).toEqual([{ rule: 'lines-and-taxes', stated: 1 }]);
  });
});

describe('checkRemittance', () => {
  const anyAllocation = fc
    .record({
      currency: fc.constant('SEK'),
      direction: fc.constantFrom('pays', 'deducts'),
      due: fc.integer({ min: 1_000_000, max: 10_000_000 }),
      discount: fc.nat({ max: 1000 }),
      adjustments: fc.array(fc.record({ amount: fc.nat({ max: 1000 }), direction: anyDirection }), { maxLength: 5 }),
    })
    .map(({ currency, direction, due, discount, adjustments }): AllocationAmounts => {
      const money = (amount: number) => ({ amount, currency });
      const adjusted = adjustments.reduce((sum, one) => (one.direction === 'adds' ? sum + one.amount : sum - one.amount), 0);
      return {
        direction,
        due: money(due),
        discount: money(discount),
        adjustments: adjustments.map((one) => ({ amount: money(one.amount), direction: one.direction })),
        paid: money(due - discount + adjusted),
      };
    });
  const anyRemittance = fc.array(anyAllocation, { minLength: 1, maxLength: 10 }).map((allocations) => {
    const paid = allocations.reduce((sum, one) => (one.direction === 'pays' ? sum + one.paid.amount : sum - one.paid.amount), 0);
    const correction: DirectedAmount = { amount: { amount: Math.max(0, -paid), currency: 'SEK' }, direction: 'adds' };
    return { paid: { amount: Math.max(0, paid), currency: 'SEK' }, allocations, adjustments: [correction] };
  });

  test('allocations and adjustments that make up the payment are right', () =>
    fc.assert(
      fc.property(anyRemittance, (remittance) => {
        expect(checkRemittance(remittance)).toEqual([]);
      }),
    ));

  test('a payment that is off by anything is wrong', () =>
    fc.assert(
      fc.property(anyRemittance, fc.integer({ min: 1, max: 1000 }), (remittance, by) => {
        const stated = remittance.paid.amount + by;
        expect(checkRemittance({ ...remittance, paid: { amount: stated, currency: 'SEK' } })).toEqual([
          { rule: 'payment', stated, computed: remittance.paid.amount },
        ]);
      }),
    ));

  test('an allocation that is not what is due less discount and adjustments is named', () => {
    const right = {
      direction: 'pays',
      due: eur(48000),
      adjustments: [{ amount: eur(12000), direction: 'takes-away' }],
      paid: eur(36000),
    } as const;
    const wrong = { ...right, discount: eur(1000) };
    expect(checkRemittance({ paid: eur(72000), allocations: [right, wrong], adjustments: [] })).toEqual([
      { rule: 'allocation', index: 1, stated: 36000, computed: 35000 },
    ]);
  });

  test('a remittance has one currency', () => {
    const allocation = { direction: 'pays', adjustments: [], paid: eur(1) } as const;
    expect(checkRemittance({ paid: { amount: 1, currency: 'CHF' }, allocations: [allocation], adjustments: [] })).toEqual([
      { rule: 'one-currency' },
    ]);
  });
});
