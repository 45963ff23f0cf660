import type { MoneyAmount } from '../canonical/money.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { CaseEvent } from './case-event.ts';
import { list, money, object, text } from './facts.ts';

/** What one side says was paid of a document. */
export interface Payment {
  /** Type and number of the document. */
  readonly type: string;
  readonly number: string;
  /** `remitted`: a line of a payment advice; `sent`, `collected`, `paid`: a step in the life of the invoice. */
  readonly said: 'remitted' | 'sent' | 'collected' | 'paid';
  readonly amount: MoneyAmount;
  readonly direction: 'pays' | 'deducts';
  /** Said in the case of the document; else by an advice as a whole, whose documents have cases of their own. */
  readonly here: boolean;
  /** Of a line: what the payer says is due, and what it takes off for paying early. */
  readonly due?: MoneyAmount;
  readonly discount?: MoneyAmount;
}

const steps: ReadonlyMap<string, Payment['said']> = new Map([
  ['payment_sent', 'sent'],
  ['collected', 'collected'],
  ['paid', 'paid'],
]);

/** What the events of a case say was paid, each message once: a line of a payment advice is the same in the advice and in what the
 *  mapping made of it for the document's case. The order of events does not count. */
export function paymentsOf(events: readonly CaseEvent[]): readonly Payment[] {
  const found = new Map<string, Payment>();
  const add = (message: string, payment: Payment | undefined): void => {
    if (payment === undefined) return;
    const key = JSON.stringify([message, payment.said, payment.type, payment.number, payment.amount.amount, payment.amount.currency]);
    if (found.get(key)?.here !== true) found.set(key, payment);
  };
  for (const { id, type, source, body } of events) {
    if (type === 'remittance.advised') {
      const advice = `${source} ${text(body, 'remittanceNumber') ?? id}`;
      for (const line of list(body, 'allocations')) add(advice, lineOf(line, false));
    }
    if (type === 'invoice.progressed') add(`${source} ${text(body, 'messageNumber') ?? id}`, progressOf(body));
  }
  return [...found.values()];
}

/** What was paid of each document, by currency: of those who tell of one document, who tells of most. */
export function paidSums(events: readonly CaseEvent[]): readonly MoneyAmount[] {
  const paying = paymentsOf(events).filter(({ direction }) => direction === 'pays');
  return [...byDocument(paying).values()].map((said) => ({ amount: mostOf(said), currency: said[0]?.amount.currency ?? '' }));
}

/** By number and currency. */
export function byDocument(payments: readonly Payment[]): ReadonlyMap<string, readonly Payment[]> {
  return groupBy(payments, ({ number, amount }) => documentPlace(number, amount.currency));
}

/** One text for a document in one currency. */
export function documentPlace(number: string, currency: string): string {
  return JSON.stringify([number, currency]);
}

/** The greatest of what the advices, the payer and the payee tell of one document, each by itself. */
export function mostOf(said: readonly Payment[]): number {
  const sums = [...groupBy(said, (each) => each.said).values()].map((each) => each.reduce((sum, { amount }) => sum + amount.amount, 0));
  return Math.max(0, ...sums);
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

function progressOf(body: JsonObject): Payment | undefined {
  const allocation = object(body, 'allocation');
  if (allocation !== undefined) return lineOf(allocation, true);
  const said = steps.get(text(body, 'event', 'status') ?? '');
  const [number, amount] = [text(body, 'invoiceNumber'), money(body, 'event', 'amount')];
  if (said === undefined || number === undefined || amount === undefined) return undefined;
  return { type: text(body, 'invoice', 'type') ?? 'invoice', number, said, amount, direction: 'pays', here: true };
}

function lineOf(line: JsonObject, here: boolean): Payment | undefined {
  const amount = money(line, 'amountPaid');
  if (amount === undefined) return undefined;
  const [type, number] = [text(line, 'document', 'type') ?? 'other', text(line, 'document', 'number') ?? ''];
  const [due, discount] = [money(line, 'amountDue'), money(line, 'discount')];
  return {
    ...{ type, number, said: 'remitted', amount, direction: text(line, 'direction') === 'deducts' ? 'deducts' : 'pays', here },
    ...(due === undefined ? {} : { due }),
    ...(discount === undefined ? {} : { discount }),
  };
}
