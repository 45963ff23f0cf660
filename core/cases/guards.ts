import type { JsonObject } from '../kernel/json.ts';
import type { CaseFacts } from './case-facts.ts';
import { money, text } from './facts.ts';
import type { FoldedCase } from './fold-case.ts';

/** Why a command must wait, in words for operators. A closed list. */
export const missingFacts = {
  'case-open': 'The case is closed: a command belongs to a new case that is linked to it.',
  'goods-received': 'Nobody has reported that the device was received.',
  'device-graded': 'The device has not been graded.',
  'blacklist-checked': 'No registry has said whether the device is on a blacklist.',
  'blacklist-fresh': 'The answer of the registry has expired: ask again.',
  'blacklist-passed': 'The registry did not clear the device.',
  'support-answered': 'The eco-organism has not said what it pays of the repair.',
  'offer-accepted': 'The offer that stands has not been accepted.',
  'payout-not-made': 'The seller was paid, and nobody has said that the payment was taken back.',
  'payout-not-under-way': 'A payout is under way under another reference, and nobody has said that it failed.',
  'repair-ended': 'Nobody has said when the repair ended.',
  'documents-attached': 'Documents that the organism asks for are not attached.',
  'invoice-not-raised': 'The invoice that this order asks for was raised, and it stands.',
  'refund-not-ordered': 'A refund of this number was ordered: it is not ordered again.',
  'amount-paid': 'Nobody has said how much was paid: what may be refunded is not known.',
  'amount-covered': 'The amount is more than what was paid less what was refunded.',
} as const;

/** The name of a fact. */
export type MissingFactName = keyof typeof missingFacts;

/** A fact that must be there before a command may go out. */
export interface MissingFact {
  readonly name: MissingFactName;
  readonly say: string;
}

/** What a guard looks at. */
interface Guarded {
  readonly facts: CaseFacts;
  readonly body: JsonObject;
  readonly now: Date;
}
type Guard = (guarded: Guarded) => readonly MissingFact[];

const guards: Readonly<Record<string, Guard>> = {
  'tradein.payout-requested': ({ facts, body, now }) => [
    ...payout(facts, body),
    ...unless(facts.received, 'goods-received'),
    ...blacklist(facts, now),
    ...unless(facts.graded, 'device-graded'),
    ...unless(facts.offerAccepted, 'offer-accepted'),
  ],
  'repair.ordered': ({ facts, now }) => blacklistIfAsked(facts, now),
  'invoice.ordered': ({ facts, body, now }) => [
    ...unless(!facts.ordersInvoiced.includes(text(body, 'invoicingOrderNumber') ?? ''), 'invoice-not-raised'),
    ...blacklistIfAsked(facts, now),
    ...unless(!facts.supportAwaited, 'support-answered'),
  ],
  'eco.claim-submitted': ({ facts }) => [
    ...unless(facts.repairEndedOn !== undefined, 'repair-ended'),
    ...unless(facts.documentsMissing.length === 0, 'documents-attached', facts.documentsMissing.join(', ')),
  ],
  'dispute.refund-ordered': ({ facts, body }) =>
    facts.refundsOrdered.includes(text(body, 'refundNumber') ?? '') ? unless(false, 'refund-not-ordered') : refund(facts, body),
};

/** Commands of the families that decide a case's kind: what makes somebody do something. Reports are taken at any time. */
const strongCommands: ReadonlySet<string> = new Set([
  'return.authorised',
  'return.instructed',
  'repair.ordered',
  'loan-device.requested',
  'tradein.quote-requested',
  'tradein.accepted',
  'tradein.counter-accepted',
  'tradein.counter-declined',
  'tradein.payout-requested',
  'dispute.evidence-requested',
  'dispute.refund-ordered',
]);

/** The types that have a guard of their own. */
export const guardedTypes: readonly string[] = Object.keys(guards);

/** Is there anything that a message of this type may have to wait for? */
export function isGuarded(type: string): boolean {
  return strongCommands.has(type) || Object.hasOwn(guards, type);
}

/** The facts that are missing before a message may be routed; none: it may go.
 *  @param folded the case without the message itself
 *  @param now decides whether answers of registries are fresh */
export function missing(type: string, folded: Pick<FoldedCase, 'state' | 'facts'>, body: JsonObject, now: Date): readonly MissingFact[] {
  const own = Object.hasOwn(guards, type) ? guards[type] : undefined;
  return [
    ...unless(folded.state !== 'closed' || !strongCommands.has(type), 'case-open'),
    ...(own?.({ facts: folded.facts, body, now }) ?? []),
  ];
}

function unless(there: boolean, name: MissingFactName, detail?: string): readonly MissingFact[] {
  if (there) return [];
  const say = missingFacts[name];
  return [{ name, say: detail === undefined || detail === '' ? say : `${say.slice(0, -1)}: ${detail}.` }];
}

function blacklist({ blacklist: answer }: CaseFacts, now: Date): readonly MissingFact[] {
  if (answer === undefined) return unless(false, 'blacklist-checked');
  const expiry = answer.expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(answer.expiresAt);
  // An expiry that cannot be read counts as passed.
  return [...unless(expiry > now.getTime(), 'blacklist-fresh'), ...unless(answer.result === 'pass', 'blacklist-passed')];
}

/** One payment for one trade-in. The same reference again is the same payment: the partner answers with the one that it has. */
function payout({ payout: sent }: CaseFacts, body: JsonObject): readonly MissingFact[] {
  if (sent === undefined) return [];
  if (sent.state === 'paid') return unless(false, 'payout-not-made');
  const isSame = sent.reference !== undefined && sent.reference === text(body, 'payment', 'reference');
  return unless(isSame, 'payout-not-under-way');
}

/** Where nobody asked, nothing is waited for. */
function blacklistIfAsked(facts: CaseFacts, now: Date): readonly MissingFact[] {
  return facts.blacklistAsked ? blacklist(facts, now) : [];
}

function refund({ refundable }: CaseFacts, body: JsonObject): readonly MissingFact[] {
  if (refundable === undefined) return unless(false, 'amount-paid');
  const asked = money(body, 'payment', 'amount');
  const left = refundable.find(({ currency }) => currency === asked?.currency)?.amount ?? 0;
  return unless(asked !== undefined && asked.amount <= left, 'amount-covered');
}
