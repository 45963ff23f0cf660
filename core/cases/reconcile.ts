import type { Tolerance } from '../catalog/model.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { CaseEvent } from './case-event.ts';
import { deductionsOf } from './deductions.ts';
import { itemKey, list, money, object, quantity, text } from './facts.ts';
import { momentsOf } from './moments.ts';
import { paidSums } from './payments.ts';
import { type ReconciledDocument, reconcileDocuments } from './reconcile-documents.ts';

/** The steps at which goods are counted, in their order. */
export const quantitySteps = ['announced', 'authorised', 'received', 'accepted', 'credited'] as const;
export type QuantityStep = (typeof quantitySteps)[number];

/** The sums that money is counted in. */
export const moneySteps = ['asked', 'credited', 'deducted', 'paid'] as const;
export type MoneyStep = (typeof moneySteps)[number];

/** One line of goods over all documents. What no document says is absent. */
export interface ReconciledItem {
  /** `gtin 4006381333931`, `sku A-17`, `line 1`. */
  readonly item: string;
  readonly quantities: Readonly<Partial<Record<QuantityStep, number>>>;
  /** Steps that follow each other and differ by more than the tolerance; positive: more than before. */
  readonly differences: readonly { readonly from: QuantityStep; readonly to: QuantityStep; readonly by: number }[];
}

/** The sums of one currency, in minor units. */
export interface ReconciledMoney {
  readonly currency: string;
  readonly amounts: Readonly<Partial<Record<MoneyStep, number>>>;
  /** What was credited beside what was asked, and what was paid and deducted beside what was credited; positive: more. */
  readonly differences: readonly { readonly from: MoneyStep; readonly to: MoneyStep; readonly by: number }[];
}

/** What the documents of a case say of the same goods and the same money, side by side. */
export interface Reconciliation {
  readonly items: readonly ReconciledItem[];
  readonly money: readonly ReconciledMoney[];
  readonly documents: readonly ReconciledDocument[];
}

/** Compares the documents of a case: a pure function of its events, the same for any order. An announcement, an authorisation or an
 *  assessment replaces the one before it; receipts and credit notes add up. Amounts of different currencies never meet. */
export function reconcile(events: readonly CaseEvent[], tolerance: Tolerance): Reconciliation {
  const counts = new Counts();
  const sums = new Counts();
  for (const { event, body } of momentsOf(events)) {
    count(counts, event.type, body);
    reckon(sums, event.type, body);
  }
  for (const { amount } of deductionsOf(events)) sums.add(amount.currency, 'deducted', amount.amount);
  for (const { amount, currency } of paidSums(events)) sums.add(currency, 'paid', amount);
  return {
    items: counts
      .rows()
      .map(([item, quantities]) => ({ item, quantities, differences: differences(quantities, quantitySteps, () => tolerance.quantity) })),
    money: sums
      .rows()
      .map(([currency, amounts]) => ({ currency, amounts, differences: moneyDifferences(amounts, allowedBy(tolerance, currency)) })),
    documents: reconcileDocuments(events, (due, currency) => allowedBy(tolerance, currency)(due)),
  };
}

/** Numbers by row and step. */
class Counts {
  readonly #rows = new Map<string, Map<string, number>>();

  add(row: string, step: string, value: number): void {
    this.set(row, step, (this.#rows.get(row)?.get(step) ?? 0) + value);
  }

  set(row: string, step: string, value: number): void {
    this.#rows.set(row, (this.#rows.get(row) ?? new Map()).set(step, value));
  }

  /** Forgets what a step said of all rows. */
  restart(step: string): void {
    for (const row of this.#rows.values()) row.delete(step);
  }

  rows(): readonly (readonly [string, Readonly<Record<string, number>>])[] {
    return [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([row, steps]) => [row, Object.fromEntries(steps)] as const);
  }
}

function count(counts: Counts, type: string, body: JsonObject): void {
  const lines = (step: QuantityStep, items: readonly JsonObject[], field: string): void => {
    for (const item of items) {
      const [key, pieces] = [itemKey(item), quantity(item, field)];
      if (key !== undefined && pieces !== undefined) counts.add(key, step, pieces);
    }
  };
  const items = list(body, 'items');
  if (type === 'return.announced') {
    counts.restart('announced');
    lines('announced', items, 'quantity');
  }
  if (type === 'return.instructed' || type === 'return.authorised') {
    counts.restart('authorised');
    const denied = (item: JsonObject) => (text(item, 'decision') ?? text(body, 'decision')) === 'denied';
    lines(
      'authorised',
      items.filter((item) => !denied(item)),
      'quantity',
    );
  }
  if (type === 'return.received') lines('received', items, 'received');
  if (type === 'return.assessed') {
    counts.restart('accepted');
    lines('accepted', items, 'accepted');
  }
  if (type === 'credit-note.issued') lines('credited', list(object(body, 'document') ?? {}, 'lines'), 'quantity');
}

function reckon(sums: Counts, type: string, body: JsonObject): void {
  const add = (step: MoneyStep, value: ReturnType<typeof money>): void => {
    if (value !== undefined) sums.add(value.currency, step, value.amount);
  };
  const total = money(body, 'document', 'totals', 'payable') ?? money(body, 'document', 'totals', 'inclusiveOfTax');
  if (type === 'return.announced' || type === 'claim.notified') {
    const asked = money(body, 'amountAsked');
    if (asked !== undefined) sums.set(asked.currency, 'asked', asked.amount);
  }
  if (type === 'invoice.issued') add('asked', total);
  if (type === 'credit-note.issued') add('credited', total);
  if (type === 'tradein.paid' && text(body, 'result') === 'paid') add('paid', money(body, 'payment', 'amount'));
  if (type === 'claim.paid') for (const payment of list(body, 'payments')) add('paid', money(payment, 'amount'));
  if (type === 'eco.claim-paid') add('paid', money(body, 'payment', 'amount'));
}

/** Between each step that is there and the next one that is there. */
function differences<Step extends string>(
  values: Readonly<Partial<Record<Step, number>>>,
  steps: readonly Step[],
  allowed: (before: number) => number,
): readonly { readonly from: Step; readonly to: Step; readonly by: number }[] {
  const there = steps.filter((step) => values[step] !== undefined);
  return there.slice(1).flatMap((to, index) => {
    const from = there[index] ?? to;
    const by = (values[to] ?? 0) - (values[from] ?? 0);
    return Math.abs(by) > allowed(values[from] ?? 0) ? [{ from, to, by }] : [];
  });
}

/** By how many minor units a sum of this currency may differ from one before it. */
export function allowedBy({ amount }: Tolerance, currency: string): (before: number) => number {
  if ('minor' in amount) return () => (amount.currency === currency ? amount.minor : 0);
  return (before) => Math.floor((Math.abs(before) * amount.basisPoints) / 10_000);
}

/** What was deducted is compared with nothing but what was credited: both are the customer's due. */
function moneyDifferences(
  amounts: Readonly<Partial<Record<MoneyStep, number>>>,
  allowed: (before: number) => number,
): ReconciledMoney['differences'] {
  const steps: readonly (readonly MoneyStep[])[] = [
    ['asked', 'credited'],
    ['credited', 'deducted'],
    [amounts.credited === undefined ? 'asked' : 'credited', 'paid'],
  ];
  return steps.flatMap((pair) => differences(amounts, pair, allowed));
}
