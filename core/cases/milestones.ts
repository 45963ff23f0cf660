import type { JsonObject } from '../kernel/json.ts';
import { type Condition, not, says } from './axes/machine.ts';
import { object } from './facts.ts';

/** A point that a case passes once. */
interface Milestone {
  readonly on: readonly string[];
  readonly when?: Condition;
}

const repaired = says('progress', 'repaired');
const inwards = not(says('direction', 'outbound', 'exchange'));
const granted = says('decision', 'authorised', 'partially_authorised', 'covered', 'partially_covered');
const paid = says('result', 'paid');
const givesBack: Condition = { say: 'it says how much was refunded', holds: (body) => object(body, 'refunded') !== undefined };

/** What leads to each milestone; `opened` is the first moment of a case, whatever it says. */
const table = {
  announced: [{ on: ['return.announced', 'claim.notified', 'repair.ordered', 'tradein.quote-requested', 'dispute.opened'] }],
  registered: [{ on: ['claim.registered'] }],
  offered: [{ on: ['quote.offered', 'tradein.offered'] }],
  authorised: [
    { on: ['return.authorised', 'quote.approved', 'tradein.accepted'] },
    { on: ['return.instructed', 'claim.coverage-decided'], when: granted },
  ],
  label: [{ on: ['shipment.labelled'], when: inwards }],
  collected: [{ on: ['shipment.tracked'], when: says('tracking', 'picked_up', 'dropped_off', 'in_transit') }],
  delivered: [{ on: ['shipment.tracked'], when: says('tracking', 'delivered') }],
  received: [{ on: ['return.received', 'repair.received', 'tradein.received'] }],
  assessed: [{ on: ['return.assessed', 'repair.assessed', 'tradein.graded'] }],
  repaired: [{ on: ['repair.completed'] }, { on: ['repair.progressed'], when: repaired }],
  sentBack: [{ on: ['repair.sent-back'] }],
  invoiced: [{ on: ['invoice.issued'] }],
  credited: [{ on: ['credit-note.issued'] }],
  decided: [{ on: ['dispute.decided', 'claim.coverage-decided'] }],
  settled: [
    { on: ['remittance.advised', 'claim.paid'] },
    { on: ['tradein.paid'], when: paid },
    { on: ['invoice.progressed'], when: says('event.status', 'paid', 'collected') },
    { on: ['return.closed', 'dispute.closed'], when: givesBack },
  ],
  closed: [{ on: ['return.closed', 'claim.closed', 'dispute.closed'] }, { on: ['tradein.paid'], when: paid }],
} as const satisfies Readonly<Record<string, readonly Milestone[]>>;

/** What a case has passed, and when first. */
export type MilestoneName = 'opened' | keyof typeof table;

/** All that a case may pass. */
export const milestoneNames: readonly string[] = ['opened', ...Object.keys(table)];

/** The milestones that a message reaches. */
export function milestonesOf(type: string, body: JsonObject): readonly MilestoneName[] {
  const reached: MilestoneName[] = [];
  for (const [name, ways] of Object.entries<readonly Milestone[]>(table))
    if (ways.some(({ on, when }) => on.includes(type) && (when?.holds(body) ?? true))) reached.push(name as MilestoneName);
  return reached;
}
