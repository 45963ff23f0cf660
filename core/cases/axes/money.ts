import { list, object, text } from '../facts.ts';
import { both, type Condition, isTrue, type Machine, not, says } from './machine.ts';

const states = [
  'none',
  'offered',
  'counter_offered',
  'agreed',
  'instructed',
  'settled',
  'chargeback_raised',
  'contested',
  'accepted',
  'withdrawn',
  'offset',
  'refunded',
  'paid_out',
  'credited',
  'written_off',
] as const;

/** Where the money is. */
export type MoneyState = (typeof states)[number];

const open: readonly MoneyState[] = ['none', 'offered', 'counter_offered', 'agreed', 'instructed'];
const paid: readonly MoneyState[] = ['settled', 'refunded', 'paid_out', 'credited'];
const fought: readonly MoneyState[] = ['chargeback_raised', 'contested'];
const judged: readonly MoneyState[] = ['accepted', 'withdrawn', 'offset'];

const chargeback = says('kind', 'chargeback');
const settled = (...words: readonly string[]): Condition => says('settlement', ...words);
const invoice = (...words: readonly string[]): Condition => both(says('event.status', ...words), not(isTrue('withdrawn')));
const givesBack = says('outcome', 'refund', 'partial_refund', 'payout', 'store_credit', 'gift_card');
const credits = says('outcome', 'credit', 'keep_with_allowance');
const refunds: Condition = { say: 'it says how much was refunded', holds: (body) => object(body, 'refunded') !== undefined };
const deducts: Condition = {
  say: 'an allocation deducts',
  holds: (body) => list(body, 'allocations').some((each) => text(each, 'direction') === 'deducts'),
};
const bills = ['invoice.ordered', 'invoice.issued'];
const agreements = ['quote.approved', 'tradein.accepted', 'tradein.counter-accepted'];
const withdrawals = ['quote.declined', 'quote.withdrawn'];
/** What a settlement of a dispute may still change: an invoice that is paid, or a debit note that was deducted, may be in dispute. */
const disputable: readonly MoneyState[] = [...fought, 'accepted', 'offset', 'settled'];

/** A buyer does not take an acceptance, for good; `duplicate`: it has it. */
export const refusesAcceptance: Condition = both(not(isTrue('retryable')), not(says('cause', 'duplicate')));

/** Who owes whom, and whether it is paid. A debit note that is no chargeback is a demand like an invoice. A remittance settles, or,
 *  where a chargeback stands and it deducts, offsets. */
export const moneyMachine: Machine<MoneyState> = {
  axis: 'money',
  initial: 'none',
  states,
  transitions: [
    { on: ['quote.offered'], from: ['none', 'counter_offered'], to: 'offered' },
    { on: ['tradein.offered'], from: ['none'], to: 'offered' },
    { on: ['tradein.counter-offered'], from: ['none', 'offered', 'agreed'], to: 'counter_offered' },
    { on: agreements, from: ['none', 'offered', 'counter_offered'], to: 'agreed' },
    { on: withdrawals, from: ['none', 'offered', 'agreed'], to: 'none' },
    { on: ['quote.expired'], from: ['none', 'offered'], to: 'none' },
    { on: ['tradein.refused'], when: refusesAcceptance, from: ['none', 'agreed'], to: 'none' },
    { on: ['tradein.counter-declined', 'tradein.cancelled'], from: open, to: 'none' },
    { on: ['tradein.declined'], when: says('by', 'seller'), from: open, to: 'none' },
    { on: ['dispute.mediated'], when: says('result', 'proposed'), from: ['none'], to: 'offered' },
    { on: ['dispute.mediated'], when: says('result', 'agreed'), from: ['none', 'offered'], to: 'agreed' },
    { on: ['tradein.payout-requested', 'dispute.refund-ordered'], from: [...open, 'chargeback_raised'], to: 'instructed' },
    { on: bills, from: [...open, ...paid], to: 'instructed' },
    { on: ['credit-note.issued'], from: [...open, ...fought, ...judged, 'settled'], to: 'credited' },
    { on: ['tradein.paid'], when: says('result', 'paid'), from: [...open, 'settled'], to: 'paid_out' },
    { on: ['tradein.paid'], when: says('result', 'failed', 'reversed'), from: [...open, 'paid_out', 'settled'], to: 'instructed' },
    { on: ['claim.paid'], from: [...open, 'settled'], to: 'paid_out' },
    { on: ['return.closed'], when: givesBack, from: [...open, 'settled', 'credited'], to: 'refunded' },
    { on: ['return.closed'], when: credits, from: [...open, 'settled'], to: 'credited' },
    { on: ['dispute.closed'], when: refunds, from: [...open, 'chargeback_raised', 'settled', 'credited'], to: 'refunded' },
    { on: ['remittance.advised'], when: deducts, from: ['chargeback_raised', 'accepted'], to: 'offset' },
    { on: ['remittance.advised'], from: [...open, ...fought, ...judged, 'credited'], to: 'settled' },
    {
      on: ['invoice.progressed'],
      when: invoice('paid', 'collected', 'payment_sent'),
      from: [...open, ...judged, 'contested'],
      to: 'settled',
    },
    {
      on: ['invoice.progressed'],
      when: invoice('disputed', 'refused', 'rejected', 'suspended', 'inadmissible', 'partially_approved'),
      from: [...open, 'settled', 'chargeback_raised'],
      to: 'contested',
    },
    { on: ['invoice.progressed'], when: invoice('approved', 'completed'), from: ['contested'], to: 'instructed' },
    { on: ['invoice.progressed'], when: invoice('cancelled'), from: ['instructed', 'contested'], to: 'none' },
    { on: ['debit-note.issued'], when: chargeback, from: [...open, ...paid], to: 'chargeback_raised' },
    { on: ['debit-note.issued'], when: not(chargeback), from: open, to: 'instructed' },
    { on: ['dispute.opened'], when: says('stage', 'chargeback'), from: [...open, ...paid], to: 'chargeback_raised' },
    { on: ['commercial-dispute.raised'], from: [...open, 'chargeback_raised', 'offset', ...paid], to: 'contested' },
    { on: ['commercial-dispute.answered'], when: says('answer', 'accepted'), from: [...fought, 'settled'], to: 'accepted' },
    {
      on: ['commercial-dispute.settled'],
      when: settled('deduction_stands', 'debit_note', 'replacement', 'other'),
      from: disputable,
      to: 'accepted',
    },
    { on: ['commercial-dispute.settled'], when: settled('withdrawn', 'deduction_repaid'), from: disputable, to: 'withdrawn' },
    { on: ['commercial-dispute.settled'], when: settled('credit_note'), from: disputable, to: 'credited' },
    { on: ['commercial-dispute.settled'], when: settled('written_off'), from: [...disputable, 'instructed'], to: 'written_off' },
  ],
};
