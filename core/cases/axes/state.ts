import { flag } from '../facts.ts';
import { type Condition, isTrue, type Machine, not, says, status } from './machine.ts';

const states = [
  'draft',
  'submitted',
  'under_review',
  'open',
  'closing',
  'closed',
  'on_hold',
  'cancelled',
  'expired',
  'rejected',
  'disputed',
] as const;

/** How far a case is. */
export type CaseState = (typeof states)[number];

const early: readonly CaseState[] = ['draft', 'submitted', 'under_review'];
const live: readonly CaseState[] = [...early, 'open', 'on_hold', 'expired'];
const ending: readonly CaseState[] = [...live, 'closing', 'disputed', 'rejected'];

const final = not(isTrue('retryable'));
const inadmissible: Condition = { say: 'not admissible', holds: (body) => flag(body, 'admissible') === false };
const granted = says('decision', 'authorised', 'partially_authorised', 'covered', 'partially_covered');
const begun = ['return.announced', 'repair.ordered', 'tradein.quote-requested', 'dispute.opened', 'loan-device.requested'];
const reviewed = ['claim.registered', 'dispute.triaged'];
const underWay = [
  'return.authorised',
  'repair.received',
  'repair.assessed',
  'repair.progressed',
  'quote.approved',
  'tradein.accepted',
  'tradein.received',
  'tradein.counter-accepted',
  'dispute.mediated',
  'dispute.arbitrated',
];
const attached = [
  'shipment.labelled',
  'shipment.tracked',
  'pickup.booked',
  'return.received',
  'return.assessed',
  'tradein.graded',
  'invoice.issued',
];
const almostDone = [
  'tradein.payout-requested',
  'credit-note.issued',
  'dispute.decided',
  'invoice.ordered',
  'claim.paid',
  'repair.completed',
];
const asItWas = (on: readonly string[], ...those: readonly CaseState[]) => those.map((state) => ({ on, from: [state], to: state }));

/** How far a case is, in few words for lists. What is overtaken by its own consequences asks for nothing. `closed` is final: what
 *  follows belongs to a linked case. */
export const stateMachine: Machine<CaseState> = {
  axis: 'state',
  initial: 'draft',
  states,
  transitions: [
    { on: ['claim.notified'], when: isTrue('draft'), from: ['draft'], to: 'draft' },
    { on: ['claim.notified'], when: not(isTrue('draft')), from: ['draft'], to: 'submitted' },
    { on: begun, from: ['draft', 'expired'], to: 'submitted' },
    ...asItWas([...begun, 'claim.notified'], 'under_review', 'open', 'closing', 'on_hold'),
    { on: ['dispute.triaged'], when: inadmissible, from: live, to: 'rejected' },
    { on: reviewed, from: ['draft', 'submitted'], to: 'under_review' },
    ...asItWas(reviewed, 'open', 'closing', 'on_hold'),
    { on: ['claim.updated'], when: status('under_review'), from: ['draft', 'submitted', 'on_hold'], to: 'under_review' },
    { on: ['claim.updated'], when: status('open'), from: [...early, 'on_hold', 'rejected'], to: 'open' },
    { on: ['claim.updated'], when: status('on_hold'), from: [...early, 'open'], to: 'on_hold' },
    { on: ['claim.coverage-decided'], when: says('decision', 'under_investigation'), from: [...early, 'open'], to: 'on_hold' },
    { on: ['tradein.suspended'], from: [...early, 'open', 'closing'], to: 'on_hold' },
    { on: ['return.instructed', 'claim.coverage-decided'], when: granted, from: [...live, 'rejected'], to: 'open' },
    { on: ['return.authorised', 'quote.approved', 'tradein.accepted'], from: ['rejected'], to: 'open' },
    { on: underWay, from: live, to: 'open' },
    ...asItWas(underWay, 'closing', 'disputed', 'rejected'),
    { on: attached, from: [...early, 'open'], to: 'open' },
    ...asItWas(attached, 'on_hold', 'expired', 'disputed', 'rejected', 'closing', 'closed', 'cancelled'),
    { on: ['return.denied'], from: [...live, 'closing'], to: 'rejected' },
    { on: ['claim.refused', 'repair.refused'], when: final, from: [...live, 'closing'], to: 'rejected' },
    ...asItWas(['tradein.refused'], ...early),
    { on: ['tradein.refused'], when: final, from: ['open', 'on_hold', 'closing'], to: 'rejected' },
    { on: ['return.instructed'], when: says('decision', 'denied'), from: live, to: 'rejected' },
    { on: ['claim.coverage-decided'], when: says('decision', 'not_covered'), from: live, to: 'rejected' },
    { on: ['return.cancelled', 'tradein.cancelled'], from: ending, to: 'cancelled' },
    { on: ['tradein.declined'], when: says('by', 'seller'), from: ending, to: 'cancelled' },
    { on: ['quote.expired'], from: ['draft', 'submitted'], to: 'expired' },
    ...asItWas(['quote.expired'], 'under_review', 'open', 'closing', 'on_hold'),
    { on: almostDone, from: live, to: 'closing' },
    ...asItWas(almostDone, 'disputed', 'rejected', 'cancelled'),
    { on: ['commercial-dispute.raised'], from: [...live, 'closing'], to: 'disputed' },
    { on: ['commercial-dispute.settled'], from: ['disputed'], to: 'open' },
    { on: ['remittance.advised'], from: ['closing'], to: 'closed' },
    { on: ['invoice.progressed'], when: says('event.status', 'paid', 'collected'), from: ['closing'], to: 'closed' },
    ...asItWas(['remittance.advised', 'invoice.progressed'], ...live, 'disputed', 'rejected', 'cancelled', 'closed'),
    { on: ['tradein.paid'], when: says('result', 'paid'), from: ending, to: 'closed' },
    { on: ['return.closed', 'claim.closed', 'dispute.closed'], from: [...ending, 'cancelled'], to: 'closed' },
  ],
};
