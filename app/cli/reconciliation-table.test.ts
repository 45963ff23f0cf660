import { expect, it } from 'vitest';
import { describeReconciliation } from './reconciliation-table.ts';

const paper = { type: 'invoice', currency: 'EUR', discount: 0, deducted: 0, paid: 0 } as const;

it('names what differs, and nothing else', () => {
  const text = describeReconciliation(
    {
      items: [
        { item: 'sku A', quantities: { announced: 2, received: 1 }, differences: [{ from: 'announced', to: 'received', by: -1 }] },
        { item: 'sku B', quantities: { announced: 1, received: 1 }, differences: [] },
      ],
      money: [{ currency: 'EUR', amounts: { asked: 1000, credited: 1250 }, differences: [{ from: 'asked', to: 'credited', by: 250 }] }],
      documents: [
        { ...paper, number: 'F-1', due: 1000, open: 1000, state: 'open' },
        { ...paper, number: 'F-2', due: 1000, paid: 1005, open: -5, state: 'paid_over' },
      ],
    },
    (step) => step,
  );
  expect(text.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['reconciliation', 'what', 'difference'],
    ['sku A', 'announced to received', '-1'],
    ['EUR', 'asked to credited', '+2.50 EUR'],
    ['invoice F-2', 'paid over', '-0.05 EUR open'],
  ]);
});

it('says that everything agrees', () => {
  expect(describeReconciliation({ items: [], money: [], documents: [] }, (step) => step)).toBe('reconciliation: everything agrees');
});
