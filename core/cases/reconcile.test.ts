import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, event, inOrderOf, timeline } from './case.fixture.ts';
import { reconcile } from './reconcile.ts';

const exact = { quantity: 0, amount: 0 };
const pieces = (value: number) => ({ value });
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const credit = (lines: readonly { gtin?: { value: string }; lineNumber: number; quantity: { value: number } }[], payable = eur(1_000)) => ({
  document: { lines, totals: { payable, inclusiveOfTax: payable } },
});

describe('goods', () => {
  const events = timeline(
    [
      'return.announced',
      {
        items: [
          { lineNumber: 1, gtin: { value: '400' }, quantity: pieces(3) },
          { lineNumber: 2, sku: 'A', quantity: pieces(1) },
        ],
      },
    ],
    [
      'return.instructed',
      {
        decision: 'partially_authorised',
        items: [
          { lineNumber: 1, gtin: { value: '400' }, quantity: pieces(3) },
          { lineNumber: 2, sku: 'A', quantity: pieces(1), decision: 'denied' },
        ],
      },
    ],
    ['return.received', { items: [{ lineNumber: 1, gtin: { value: '400' }, received: pieces(1) }] }],
    [
      'return.received',
      {
        items: [
          { lineNumber: 1, gtin: { value: '400' }, received: pieces(1) },
          { lineNumber: 9, received: pieces(1) },
        ],
      },
    ],
    ['return.assessed', { items: [{ lineNumber: 1, gtin: { value: '400' }, received: pieces(2), accepted: pieces(2) }] }],
    ['credit-note.issued', credit([{ lineNumber: 1, gtin: { value: '400' }, quantity: pieces(2) }])],
  );

  it('are followed over all documents by GTIN, else article number, else line', () => {
    expect(reconcile(events, exact).items).toEqual([
      {
        item: 'gtin 400',
        quantities: { announced: 3, authorised: 3, received: 2, accepted: 2, credited: 2 },
        differences: [{ from: 'authorised', to: 'received', by: -1 }],
      },
      { item: 'line 9', quantities: { received: 1 }, differences: [] },
      { item: 'sku A', quantities: { announced: 1 }, differences: [] },
    ]);
  });

  it('may differ by the tolerance', () => {
    expect(reconcile(events, { quantity: 1, amount: 0 }).items.flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('are announced anew by a second announcement', () => {
    const twice = timeline(
      ['return.announced', { items: [{ lineNumber: 1, quantity: pieces(3) }] }],
      ['return.announced', { items: [{ lineNumber: 1, quantity: pieces(2) }] }],
    );
    expect(reconcile(twice, exact).items[0]?.quantities).toEqual({ announced: 2 });
  });
});

describe('money', () => {
  it('is compared by currency', () => {
    const events = timeline(
      ['return.announced', { amountAsked: eur(1_200) }],
      ['credit-note.issued', credit([])],
      ['credit-note.issued', credit([], { amount: 5, currency: 'USD' })],
      ['debit-note.issued', credit([])],
      [
        'remittance.advised',
        {
          allocations: [
            { direction: 'pays', amountPaid: eur(990) },
            { direction: 'deducts', amountPaid: eur(7) },
          ],
        },
      ],
    );
    expect(reconcile(events, { quantity: 0, amount: 50 }).money).toEqual([
      {
        currency: 'EUR',
        amounts: { asked: 1_200, credited: 1_000, deducted: 1_000, paid: 990 },
        differences: [{ from: 'asked', to: 'credited', by: -200 }],
      },
      { currency: 'USD', amounts: { credited: 5 }, differences: [] },
    ]);
  });

  it('of one currency is the sum of its documents, whatever others there are and in any order', () => {
    const amounts = fc.array(fc.record({ amount: fc.nat(10_000), currency: fc.constantFrom('EUR', 'USD', 'JPY') }), { maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }), (notes, draws) => {
        const events = notes.map((each, index) => event('credit-note.issued', credit([], each), day(index)));
        const { money } = reconcile([...inOrderOf(events, draws)], exact);
        for (const { currency, amounts: sums } of money)
          expect(sums.credited).toBe(notes.filter((each) => each.currency === currency).reduce((sum, { amount }) => sum + amount, 0));
        expect(money.map(({ currency }) => currency)).toEqual([...new Set(notes.map(({ currency }) => currency))].sort());
      }),
    );
  });
});

it('breaks on no body', () => {
  const types = fc.constantFrom(
    'return.announced',
    'return.instructed',
    'return.received',
    'return.assessed',
    'credit-note.issued',
    'remittance.advised',
    'claim.paid',
  );
  fc.assert(
    fc.property(types, fc.dictionary(fc.constantFrom('items', 'document', 'allocations', 'payments'), fc.jsonValue()), (type, body) => {
      for (const { quantities } of reconcile([event(type, JSON.parse(JSON.stringify(body)))], exact).items)
        for (const value of Object.values(quantities)) expect(value).toBeGreaterThanOrEqual(0);
    }),
  );
});
