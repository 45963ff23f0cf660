import { flag, list } from '../facts.ts';
import { both, type Condition, isTrue, type Machine, not, says, status } from './machine.ts';

const states = [
  'pending',
  'needs_info',
  'authorised',
  'partially_authorised',
  'denied',
  'escalated',
  'mediation',
  'arbitration',
  'decided',
] as const;

/** What was decided. */
export type DecisionState = (typeof states)[number];

const before: readonly DecisionState[] = ['pending', 'needs_info', 'escalated'];
const granted: readonly DecisionState[] = ['authorised', 'partially_authorised'];
const any: readonly DecisionState[] = [...before, ...granted];
const decision = (...words: readonly string[]): Condition => says('decision', ...words);
const partial = says('extent', 'partial');
const asked: Condition = {
  say: 'documents are missing, or status is needs_info',
  holds: (body) => list(body, 'missing').length > 0 || status('needs_info').holds(body),
};
const inadmissible: Condition = { say: 'not admissible', holds: (body) => flag(body, 'admissible') === false };
const final = not(isTrue('retryable'));
const refused = ['claim.refused', 'repair.refused', 'tradein.refused'];

/** May it be done? For a dispute: who is right? A denial can be turned into an authorisation by a new word of whoever decides; what an
 *  arbiter decided is changed by an appeal only. One buyer of several who offers nothing decides nothing. */
export const decisionMachine: Machine<DecisionState> = {
  axis: 'decision',
  initial: 'pending',
  states,
  transitions: [
    { on: ['return.authorised'], when: partial, from: [...before, 'authorised', 'denied'], to: 'partially_authorised' },
    { on: ['return.authorised'], when: not(partial), from: [...before, 'partially_authorised', 'denied'], to: 'authorised' },
    {
      on: ['return.instructed'],
      when: decision('partially_authorised'),
      from: [...before, 'authorised', 'denied'],
      to: 'partially_authorised',
    },
    { on: ['return.instructed'], when: decision('authorised'), from: [...before, 'partially_authorised', 'denied'], to: 'authorised' },
    { on: ['return.instructed'], when: decision('denied'), from: any, to: 'denied' },
    { on: ['return.denied'], from: any, to: 'denied' },
    {
      on: ['claim.coverage-decided'],
      when: decision('partially_covered'),
      from: [...before, 'authorised', 'denied'],
      to: 'partially_authorised',
    },
    { on: ['claim.coverage-decided'], when: decision('covered'), from: [...before, 'partially_authorised', 'denied'], to: 'authorised' },
    { on: ['claim.coverage-decided'], when: decision('not_covered'), from: any, to: 'denied' },
    { on: ['claim.coverage-decided'], when: decision('under_investigation'), from: ['pending', 'needs_info', ...granted], to: 'escalated' },
    { on: ['claim.paid'], from: before, to: 'authorised' },
    { on: ['quote.approved'], from: [...before, 'denied'], to: 'authorised' },
    { on: ['quote.approved'], from: ['partially_authorised'], to: 'partially_authorised' },
    { on: ['quote.declined'], from: any, to: 'denied' },
    { on: ['tradein.accepted', 'tradein.counter-accepted'], from: [...before, 'denied'], to: 'authorised' },
    { on: ['tradein.counter-declined'], from: any, to: 'denied' },
    { on: ['tradein.declined'], when: says('by', 'seller'), from: any, to: 'denied' },
    { on: ['tradein.refused'], from: before, to: 'pending' },
    { on: refused, when: final, from: any, to: 'denied' },
    { on: ['claim.updated'], when: asked, from: ['pending'], to: 'needs_info' },
    { on: ['claim.updated'], when: asked, from: ['escalated'], to: 'escalated' },
    { on: ['claim.updated'], when: status('escalated'), from: ['pending', 'needs_info', ...granted], to: 'escalated' },
    {
      on: ['claim.updated'],
      when: both(status('pending', 'under_review', 'open'), not(asked)),
      from: ['needs_info', 'escalated', 'denied'],
      to: 'pending',
    },
    { on: ['dispute.opened'], when: says('stage', 'arbitration'), from: ['pending'], to: 'arbitration' },
    { on: ['dispute.triaged'], when: inadmissible, from: before, to: 'denied' },
    { on: ['dispute.triaged'], when: says('priority', 'urgent'), from: ['pending'], to: 'escalated' },
    { on: ['dispute.evidence-requested'], from: ['pending'], to: 'needs_info' },
    ...(['mediation', 'arbitration', 'escalated'] as const).map((state) => ({
      on: ['dispute.evidence-requested'],
      from: [state],
      to: state,
    })),
    { on: ['dispute.evidence-added'], from: ['needs_info'], to: 'pending' },
    { on: ['dispute.mediated'], when: says('result', 'agreed'), from: [...before, 'mediation'], to: 'decided' },
    { on: ['dispute.mediated'], when: says('result', 'proposed', 'failed'), from: before, to: 'mediation' },
    { on: ['dispute.arbitrated'], from: [...before, 'mediation'], to: 'arbitration' },
    { on: ['dispute.arbitrated'], when: says('cause', 'appeal'), from: ['decided'], to: 'arbitration' },
    { on: ['dispute.decided'], from: [...before, 'mediation', 'arbitration'], to: 'decided' },
    { on: ['dispute.closed'], when: says('cause', 'agreed', 'decided'), from: [...before, 'mediation', 'arbitration'], to: 'decided' },
  ],
};
