import { expect, it } from 'vitest';
import type { Tolerance } from '../catalog/model.ts';
import { amountsOff } from './amounts-off.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const advice = (paid: number) => ({
  type: 'remittance.advised',
  businessKeys: {},
  body: { payment: { amount: eur(paid) }, allocations: [{ direction: 'pays', document: {}, amountPaid: eur(10_000) }] },
});
const off = (paid: number, amount: Tolerance['amount']) => amountsOff([advice(paid)], { quantity: 0, amount }).length;

it('is what differs by more than the tolerance of the partner', () => {
  expect([off(10_000, { basisPoints: 0 }), off(10_001, { basisPoints: 0 })]).toEqual([0, 1]);
  expect([off(10_100, { basisPoints: 100 }), off(10_101, { basisPoints: 100 })]).toEqual([0, 1]);
  expect([off(10_002, { minor: 2, currency: 'EUR' }), off(10_002, { minor: 2, currency: 'CHF' })]).toEqual([0, 1]);
});
