import { object, text } from './facts.ts';
import type { Moment } from './moments.ts';

/** What has gone out in a case and would go out twice if it were ordered again. */
export interface SentCommands {
  /** The payout that was made, or that is under way; absent where none was ordered, and where the last one failed. */
  readonly payout?: { readonly state: 'requested' | 'paid'; readonly reference?: string };
  /** Numbers of the refunds that were ordered. */
  readonly refundsOrdered: readonly string[];
  /** Numbers of the orders to invoice that an invoice was raised for, and that invoice stands. */
  readonly ordersInvoiced: readonly string[];
}

/** States of an invoice after which another one may be raised. */
const undoneInvoice = ['refused', 'rejected', 'inadmissible', 'cancelled'];

/** Gathers what has gone out from moments in their order. */
export function sentCommandsOf(moments: readonly Moment[]): SentCommands {
  const payout = payoutOf(moments);
  const refunds = moments.flatMap(({ event, body }) => (event.type === 'dispute.refund-ordered' ? (text(body, 'refundNumber') ?? []) : []));
  return {
    ...(payout === undefined ? {} : { payout }),
    refundsOrdered: [...new Set(refunds)].sort(),
    ordersInvoiced: invoicedOf(moments),
  };
}

/** A payment that was reported counts wherever its request stands: the bank's clock may be behind. */
function payoutOf(moments: readonly Moment[]): SentCommands['payout'] {
  const answer = moments.findLast(({ event }) => event.type === 'tradein.paid');
  if (answer !== undefined && text(answer.body, 'result') === 'paid') return withReference('paid', answer);
  const request = moments.findLast(({ event }) => event.type === 'tradein.payout-requested');
  if (request === undefined || (answer !== undefined && moments.indexOf(answer) > moments.indexOf(request))) return undefined;
  return withReference('requested', request);
}

function withReference(state: 'requested' | 'paid', { body }: Moment): SentCommands['payout'] {
  const reference = text(object(body, 'payment') ?? {}, 'reference');
  return { state, ...(reference === undefined ? {} : { reference }) };
}

/** The invoice answers every order before it. */
function invoicedOf(moments: readonly Moment[]): readonly string[] {
  const ordered = new Set<string>();
  let invoiced: readonly string[] = [];
  for (const { event, body } of moments) {
    const number = event.type === 'invoice.ordered' ? text(body, 'invoicingOrderNumber') : undefined;
    if (number !== undefined) ordered.add(number);
    if (event.type === 'invoice.issued') invoiced = [...ordered].sort();
    const isUndone =
      event.type === 'credit-note.issued' ||
      (event.type === 'invoice.progressed' && undoneInvoice.includes(text(body, 'event', 'status') ?? ''));
    if (isUndone) invoiced = [];
  }
  return invoiced;
}
