import type { MoneyAmount } from '../canonical/money.ts';
import type { JsonObject } from '../kernel/json.ts';
import { refusesAcceptance } from './axes/money.ts';
import { list, money, object, text, texts } from './facts.ts';
import type { Moment } from './moments.ts';
import { type SentCommands, sentCommandsOf } from './sent-commands.ts';

/** What guards go by. Instants are RFC 3339. */
export interface CaseFacts extends SentCommands {
  /** The goods are with whoever is to have them. */
  readonly received: boolean;
  readonly graded: boolean;
  /** The version of the offer that stands is accepted. */
  readonly offerAccepted: boolean;
  /** A registry was asked whether the device is on a blacklist. */
  readonly blacklistAsked: boolean;
  /** The latest answer about a blacklist, one for each case: what it said, who, and until when it holds. */
  readonly blacklist?: { readonly result: string; readonly checkedAt: string; readonly expiresAt?: string; readonly provider?: string };
  /** An eco-organism was asked what it pays, and has not answered. */
  readonly supportAwaited: boolean;
  /** The partner who repairs, by the latest order. */
  readonly repairer?: string;
  /** The day or instant on which the repair ended. */
  readonly repairEndedOn?: string;
  /** Documents that a partner asks for and that have not been attached. */
  readonly documentsMissing: readonly string[];
  /** Documents that were attached. */
  readonly documents: readonly string[];
  /** How much of what was paid may still be given back, by currency. Absent: nobody said how much was paid. */
  readonly refundable?: readonly MoneyAmount[];
}

const receipts = ['return.received', 'repair.received', 'tradein.received'];

/** Gathers the facts from moments in their order. */
export function factsOf(moments: readonly Moment[]): CaseFacts {
  const blacklist = latest(moments, blacklistAnswer);
  const repairEndedOn = latest(moments, repairEnd);
  const repairer = latest(moments, repairerOf);
  const attached = new Set(moments.flatMap(({ event, body }) => attachedBy(event.type, body)));
  const refundable = refundableOf(moments);
  return {
    received: moments.some(({ event }) => receipts.includes(event.type)),
    graded: moments.some(({ event }) => event.type === 'tradein.graded'),
    offerAccepted: latest(moments, acceptance) ?? false,
    blacklistAsked: blacklist !== undefined || moments.some(asksBlacklist),
    ...(blacklist === undefined ? {} : { blacklist }),
    supportAwaited: latest(moments, supportAwaited) ?? false,
    ...(repairer === undefined ? {} : { repairer }),
    ...(repairEndedOn === undefined ? {} : { repairEndedOn }),
    documentsMissing: [...requiredOf(moments)].filter((type) => !attached.has(type)).sort(),
    documents: [...attached].sort(),
    ...(refundable === undefined ? {} : { refundable }),
    ...sentCommandsOf(moments),
  };
}

function latest<Value>(moments: readonly Moment[], read: (moment: Moment) => Value | undefined): Value | undefined {
  return moments.reduce<Value | undefined>((found, moment) => read(moment) ?? found, undefined);
}

/** A counter-offer undoes what was accepted before, and so does a buyer who does not take the acceptance, unless because it has it. An
 *  offer that comes late undoes nothing: one that was not asked for again is another buyer's. */
function acceptance({ event: { type }, body }: Moment): boolean | undefined {
  if (['tradein.accepted', 'tradein.counter-accepted', 'quote.approved'].includes(type)) return true;
  const undone = ['tradein.counter-offered', 'tradein.counter-declined', 'tradein.cancelled', 'quote.declined', 'quote.withdrawn'];
  const isUndone =
    undone.includes(type) ||
    (type === 'tradein.declined' && text(body, 'by') === 'seller') ||
    (type === 'tradein.refused' && refusesAcceptance.holds(body));
  return isUndone ? false : undefined;
}

function asksBlacklist({ event: { type }, body }: Moment): boolean {
  return type === 'device.check-requested' && texts(body, 'kinds').includes('blacklist');
}

function supportAwaited({ event: { type } }: Moment): boolean | undefined {
  if (type === 'eco.support-requested') return true;
  return ['eco.support-calculated', 'eco.support-refused'].includes(type) ? false : undefined;
}

/** The answer about the blacklist; an order to repair brings the one that it was given on. Of an answer that names no kinds of checks,
 *  the result as a whole counts. */
function blacklistAnswer({ event: { type }, body, at }: Moment): CaseFacts['blacklist'] {
  if (type !== 'device.checked' && type !== 'repair.ordered') return undefined;
  const checks = list(body, 'checks');
  const whole = type === 'device.checked' && checks.length === 0 ? body : undefined;
  const check = checks.find((each) => text(each, 'kind') === 'blacklist') ?? whole;
  if (check === undefined) return undefined;
  const expiresAt = text(check, 'expiresAt');
  const provider = text(check, 'provider');
  return {
    result: text(check, 'result') ?? 'unknown',
    checkedAt: text(check, 'answeredAt') ?? text(body, 'checkedAt') ?? at,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(provider === undefined ? {} : { provider }),
  };
}

function repairerOf({ event: { type }, body }: Moment): string | undefined {
  if (type !== 'repair.ordered') return undefined;
  const partner = list(object(body, 'repairer') ?? {}, 'identifiers').find((each) => text(each, 'type') === 'partner');
  return partner === undefined ? undefined : text(partner, 'value');
}

function repairEnd({ event: { type }, body }: Moment): string | undefined {
  if (type === 'repair.completed') return text(body, 'work', 'endedAt') ?? text(body, 'completedAt');
  return type === 'eco.claim-requested' ? text(body, 'repairEndedOn') : undefined;
}

/** Document types that a message brings. */
function attachedBy(type: string, body: JsonObject): readonly string[] {
  const listed = [...list(body, 'documents'), ...list(body, 'attachments')].flatMap((each) => text(each, 'type') ?? []);
  const attached = type === 'eco.document-attached' && text(body, 'state') !== 'refused' ? text(body, 'document', 'type') : undefined;
  const own = type === 'eco.claim-submitted' ? texts(body, 'attached') : [];
  const met = list(body, 'requirements').filter((each) => ['received', 'accepted'].includes(text(each, 'state') ?? ''));
  return [...listed, ...own, ...met.flatMap((each) => text(each, 'type') ?? []), ...(attached === undefined ? [] : [attached])];
}

/** Document types that an eco-organism asks for, by its latest word on each. */
function requiredOf(moments: readonly Moment[]): ReadonlySet<string> {
  const required = new Set<string>();
  for (const { event, body } of moments) {
    if (!event.type.startsWith('eco.')) continue;
    for (const requirement of list(body, 'requirements')) {
      const type = text(requirement, 'type');
      if (type === undefined) continue;
      if (requirement['mandatory'] === false) required.delete(type);
      else required.add(type);
    }
  }
  return required;
}

/** What was paid less what was given back. Where nobody says what was paid, what is in dispute stands for it. An order to refund and
 *  the refund that follows are one: the larger of the two sums counts. */
function refundableOf(moments: readonly Moment[]): readonly MoneyAmount[] | undefined {
  const paid = new Map<string, number>();
  const before = new Map<string, number>();
  const ordered = new Map<string, number>();
  const done = new Map<string, number>();
  for (const { event, body } of moments) {
    if (event.type === 'dispute.opened') {
      raise(paid, money(body, 'amountPaid') ?? money(body, 'amount'));
      raise(before, money(body, 'alreadyRefunded'));
    }
    if (event.type === 'dispute.refund-ordered') add(ordered, money(object(body, 'payment') ?? {}, 'amount'));
    if (event.type === 'return.closed' || event.type === 'dispute.closed') add(done, money(body, 'refunded'));
  }
  if (paid.size === 0) return undefined;
  const of = (sums: ReadonlyMap<string, number>, currency: string) => sums.get(currency) ?? 0;
  return [...paid].map(([currency, amount]) => ({
    currency,
    amount: Math.max(0, amount - of(before, currency) - Math.max(of(ordered, currency), of(done, currency))),
  }));
}

function add(sums: Map<string, number>, value: MoneyAmount | undefined): void {
  if (value !== undefined) sums.set(value.currency, (sums.get(value.currency) ?? 0) + value.amount);
}

function raise(sums: Map<string, number>, value: MoneyAmount | undefined): void {
  if (value !== undefined) sums.set(value.currency, Math.max(sums.get(value.currency) ?? 0, value.amount));
}
