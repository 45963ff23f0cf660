import type { MoneyAmount } from '../canonical/money.ts';
import type { CaseEvent } from './case-event.ts';
import { deductionsOf } from './deductions.ts';
import { list, money, text } from './facts.ts';
import { byDocument, mostOf, paymentsOf, documentPlace as placeOf } from './payments.ts';

/** `not_found`: paid, and issued nowhere in its case; `elsewhere`: named by a payment advice as a whole, it has a case of its own;
 *  `paid_short`: less was paid, or something was deducted. */
export type DocumentState = 'not_found' | 'elsewhere' | 'open' | 'paid' | 'paid_short' | 'paid_over';

/** An invoice, a credit note or a debit note, and what was paid of it. Minor units of its currency. */
export interface ReconciledDocument {
  /** `invoice`, `credit_note`, `chargeback`, … */
  readonly type: string;
  readonly number: string;
  readonly currency: string;
  /** What it asks, or gives back; where nobody issued it here, what the payer says. */
  readonly due?: number;
  /** Taken off for paying early. */
  readonly discount: number;
  /** Debit notes and chargebacks on it that were not given back. */
  readonly deducted: number;
  /** Paid; of what is no invoice, taken into account by a payment. */
  readonly paid: number;
  /** What is left: due less discount, deducted and paid. Negative: too much. Absent where nobody says what is due. */
  readonly open?: number;
  /** `not_found`: paid, and issued nowhere in the case. */
  readonly state: DocumentState;
}

/** What the payments of a case say of its documents, document by document. Several who tell of the same money, as an advice (REMADV,
 *  820) and steps in the life of the invoice (211, 212), are not added up: what counts is who tells of most. A pure function of the
 *  events, the same for any order.
 *  @param allowed by how many minor units a sum may differ and still count as paid */
export function reconcileDocuments(
  events: readonly CaseEvent[],
  allowed: (due: number, currency: string) => number,
): readonly ReconciledDocument[] {
  const issued = issuedOf(events);
  const payments = byDocument(paymentsOf(events).filter(({ number }) => number !== ''));
  const deducted = sumsOf(
    deductionsOf(events).flatMap(({ contests, amount }) => contests.slice(0, 1).map((number) => ({ number, amount }))),
  );
  const back = sumsOf(givenBack(events));
  // A debit note is counted with the document that it is on; it is one of its own where a payment names it.
  const own = [...issued].flatMap(([place, { type }]) => (onOthers.has(type) ? [] : [place]));
  return [...new Set([...own, ...payments.keys()])].sort().map((place) => {
    const document = issued.get(place);
    const said = payments.get(place) ?? [];
    const [first] = said;
    const { type, number, currency } = document ?? {
      type: first?.type ?? '',
      number: first?.number ?? '',
      currency: first?.amount.currency ?? '',
    };
    const due = document?.amount ?? first?.due?.amount;
    const discount = said.reduce((sum, each) => sum + (each.discount?.amount ?? 0), 0);
    const standing = Math.max(0, (deducted.get(place) ?? 0) - (back.get(place) ?? 0));
    const paid = mostOf(said);
    const open = due === undefined ? undefined : due - discount - standing - paid;
    const tolerated = due === undefined ? 0 : allowed(due, currency);
    const state =
      document !== undefined
        ? stateOf(open ?? 0, { paid, deducted: standing, tolerated })
        : said.some(({ here }) => here)
          ? 'not_found'
          : 'elsewhere';
    return {
      ...{ type, number, currency },
      ...(due === undefined ? {} : { due }),
      ...{ discount, deducted: standing, paid },
      ...(open === undefined ? {} : { open }),
      state,
    };
  });
}

function stateOf(
  open: number,
  { paid, deducted, tolerated }: { readonly paid: number; readonly deducted: number; readonly tolerated: number },
): DocumentState {
  if (open < -tolerated) return 'paid_over';
  if (paid === 0 && open > tolerated) return 'open';
  return open > tolerated || deducted > tolerated ? 'paid_short' : 'paid';
}

const onOthers: ReadonlySet<string> = new Set(['debit_note', 'chargeback', 'debit-note']);

interface Issued {
  readonly type: string;
  readonly number: string;
  readonly currency: string;
  readonly amount: number;
}

const numberOf: Readonly<Record<string, string>> = {
  'invoice.issued': 'invoiceNumber',
  'credit-note.issued': 'creditNoteNumber',
  'debit-note.issued': 'debitNoteNumber',
};

/** A document that is issued anew under its number replaces the one before; which is the later one, its date and then its amount say. */
function issuedOf(events: readonly CaseEvent[]): ReadonlyMap<string, Issued> {
  const documents = events.flatMap(({ type, body }) => {
    const number = text(body, numberOf[type] ?? '');
    const total = money(body, 'document', 'totals', 'payable') ?? money(body, 'document', 'totals', 'inclusiveOfTax');
    if (numberOf[type] === undefined || number === undefined || total === undefined) return [];
    const own = text(body, 'document', 'type') ?? type.slice(0, type.indexOf('.'));
    return [{ type: own, number, currency: total.currency, amount: total.amount, on: text(body, 'document', 'issuedOn') ?? '' }];
  });
  documents.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.amount - b.amount));
  return new Map(documents.map(({ on: _, ...document }) => [placeOf(document.number, document.currency), document]));
}

/** Deductions that were given back, by the document that they were on. */
function givenBack(events: readonly CaseEvent[]): readonly Counted[] {
  const found = new Map<string, Counted>();
  for (const { id, type, source, body } of events) {
    const amount = money(body, 'amount');
    const isBack = type === 'commercial-dispute.settled' && ['deduction_repaid', 'withdrawn'].includes(text(body, 'settlement') ?? '');
    const [document] = list(body, 'references');
    const number = text(document ?? {}, 'number');
    if (isBack && amount !== undefined && number !== undefined)
      found.set(`${source} ${text(body, 'messageNumber') ?? id}`, { number, amount });
  }
  return [...found.values()];
}

interface Counted {
  readonly number: string;
  readonly amount: MoneyAmount;
}

function sumsOf(counted: readonly Counted[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { number, amount } of counted) {
    const place = placeOf(number, amount.currency);
    sums.set(place, (sums.get(place) ?? 0) + amount.amount);
  }
  return sums;
}
