import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import { inOrderOf, type Said, timeline } from './case.fixture.ts';
import type { CaseEvent } from './case-event.ts';
import { reconcile } from './reconcile.ts';

const exact = { quantity: 0, amount: { basisPoints: 0 } };
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const total = (amount: number) => ({ totals: { inclusiveOfTax: eur(amount) } });
const invoice: Said = ['invoice.issued', { invoiceNumber: 'I-1', document: { type: 'invoice', ...total(480) } }];
const line = (paid: number, more: JsonObject = {}): JsonObject => ({
  document: { type: 'invoice', number: 'I-1' },
  direction: 'pays',
  amountDue: eur(480),
  amountPaid: eur(paid),
  ...more,
});
const remitted = (paid: number, advice = 'RM-1'): Said => [
  'invoice.progressed',
  { invoiceNumber: 'I-1', messageNumber: advice, event: { status: 'paid', amount: eur(paid) }, allocation: line(paid) },
];
const step = (status: string, amount: number, message: string): Said => [
  'invoice.progressed',
  { invoiceNumber: 'I-1', invoice: { type: 'invoice', number: 'I-1' }, messageNumber: message, event: { status, amount: eur(amount) } },
];
const chargeback = (number: string, amount: number, remittance?: string): Said => [
  'debit-note.issued',
  {
    debitNoteNumber: number,
    contests: [{ type: 'invoice', number: 'I-1' }],
    document: {
      type: 'chargeback',
      ...total(amount),
      ...(remittance === undefined ? {} : { references: [{ type: 'remittance', number: remittance }] }),
    },
  },
];
const repaid = (amount: number): Said => [
  'commercial-dispute.settled',
  { messageNumber: 'C-1', settlement: 'deduction_repaid', amount: eur(amount), references: [{ type: 'invoice', number: 'I-1' }] },
];

const of = (events: readonly CaseEvent[]) => reconcile(events, exact);
const invoiceOf = (...said: readonly Said[]) => of(timeline(...said)).documents.find(({ number }) => number === 'I-1');

describe('a document', () => {
  it('is paid, in one payment or in several, and said again it is not paid twice', () => {
    expect(invoiceOf(invoice)).toMatchObject({ state: 'open', open: 480, paid: 0 });
    expect(invoiceOf(invoice, remitted(480), remitted(480))).toEqual({
      ...{ type: 'invoice', number: 'I-1', currency: 'EUR', due: 480, discount: 0, deducted: 0, paid: 480, open: 0, state: 'paid' },
    });
    expect(invoiceOf(invoice, remitted(300), remitted(180, 'RM-2'))).toMatchObject({ state: 'paid' });
    expect(invoiceOf(invoice, remitted(300), remitted(280, 'RM-2'))).toMatchObject({ state: 'paid_over', open: -100 });
  });

  it('is paid once, whoever tells of it: the payer, the payee, the advice', () => {
    const told = [step('payment_sent', 480, 'S-1'), step('collected', 200, 'S-2'), step('collected', 280, 'S-3'), remitted(480)];
    expect(invoiceOf(invoice, ...told)).toMatchObject({ state: 'paid', paid: 480 });
    expect(of(timeline(invoice, ...told)).money).toMatchObject([{ amounts: { asked: 480, paid: 480 }, differences: [] }]);
  });

  it('is paid short where something is left, or was deducted', () => {
    expect(invoiceOf(invoice, remitted(400))).toMatchObject({ state: 'paid_short', open: 80 });
    expect(invoiceOf(invoice, remitted(360), chargeback('CB-1', 120))).toMatchObject({ state: 'paid_short', deducted: 120, open: 0 });
  });

  it('is open again for what was deducted and is given back', () => {
    const won = [invoice, remitted(360), chargeback('CB-1', 120), repaid(120)] as const;
    expect(invoiceOf(...won)).toMatchObject({ state: 'paid_short', deducted: 0, open: 120 });
    expect(invoiceOf(...won, remitted(120, 'RM-2'))).toMatchObject({ state: 'paid', open: 0 });
  });

  it('is not found where it is paid and nobody issued it; in the case of the advice it is elsewhere', () => {
    expect(invoiceOf(remitted(480))).toMatchObject({ state: 'not_found', due: 480, paid: 480 });
    const advice: Said = ['remittance.advised', { remittanceNumber: 'RM-1', allocations: [line(480)] }];
    expect(invoiceOf(advice)).toMatchObject({ state: 'elsewhere' });
    expect(invoiceOf(advice, remitted(480), invoice)).toMatchObject({ state: 'paid', paid: 480 });
  });

  it('may be rejected before it was issued: that is no payment', () => {
    expect(invoiceOf(step('rejected', 480, 'S-1'))).toBeUndefined();
  });
});

describe('a deduction counts once', () => {
  it('under one number: an 812, and the 820 that takes it off', () => {
    expect(of(timeline(chargeback('CB-1', 120), chargeback('CB-1', 120, 'RM-1'))).money).toMatchObject([{ amounts: { deducted: 120 } }]);
  });

  it('where the payment does not name it, and the document and the amount are the same', () => {
    expect(invoiceOf(invoice, chargeback('CB-1', 120), chargeback('RM-1/I-1/1', 120, 'RM-1'))).toMatchObject({ deducted: 120 });
    expect(invoiceOf(invoice, chargeback('CB-1', 120), chargeback('RM-1/I-1/1', 100, 'RM-1'))).toMatchObject({ deducted: 220 });
    const two = [chargeback('RM-1/I-1/1', 120, 'RM-1'), chargeback('RM-1/I-1/2', 120, 'RM-1')];
    expect(invoiceOf(invoice, chargeback('CB-1', 120), ...two)).toMatchObject({ deducted: 240 });
  });
});

it('is the same for any order of arrival', () => {
  const events = timeline(
    invoice,
    chargeback('CB-1', 120),
    chargeback('RM-1/I-1/1', 120, 'RM-1'),
    remitted(360),
    step('collected', 360, 'S-1'),
    repaid(120),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: 6, maxLength: 6 }), (draws) => {
      expect(of([...inOrderOf(events, draws)])).toEqual(of(events));
    }),
  );
});
