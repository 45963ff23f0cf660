import type { JsonObject } from '../kernel/json.ts';
import type { Adjustment, FinancialDocument, FinancialLine } from './generated/types/common.ts';
import type { RemittanceAdvised } from './generated/types/remittance.ts';
import { checkDocument, checkRemittance, type DirectedAmount, type MoneyFault } from './totals.ts';

/** A fault of a canonical message, with its place: the stated amount that the others do not make. */
export interface AmountFault extends MoneyFault {
  /** JSON Pointer into the body. */
  readonly path: string;
  /** That of the stated amount. */
  readonly currency: string;
}

const documents = ['invoice.issued', 'credit-note.issued', 'debit-note.issued'];

/** What does not add up in a canonical message: Σ charges − Σ allowances + Σ taxes = total of an invoice, credit note or debit note; due −
 *  discount ± adjustments = paid for each document of a remittance, and Σ paid − Σ deducted ± adjustments = the payment.
 *  @param body valid for its type
 *  @returns nothing for types without sums */
export function amountFaults(type: string, body: JsonObject): readonly AmountFault[] {
  if (documents.includes(type)) return faultsOfDocument(body['document'] as unknown as FinancialDocument);
  return type === 'remittance.advised' ? faultsOfRemittance(body as unknown as RemittanceAdvised) : [];
}

function faultsOfDocument({ lines, taxTotals, totals }: FinancialDocument): readonly AmountFault[] {
  const total = totals.inclusiveOfTax;
  const faults = checkDocument({ lines: lines.map(lineAmount), taxes: taxTotals.map(({ amount }) => amount), total });
  return faults.map((fault) => ({ ...fault, path: '/document/totals/inclusiveOfTax', currency: total.currency }));
}

function faultsOfRemittance({ payment, allocations, adjustments = [] }: RemittanceAdvised): readonly AmountFault[] {
  const faults = checkRemittance({
    paid: payment.amount,
    allocations: allocations.map(({ direction, amountDue, discount, adjustments: own = [], amountPaid }) => ({
      direction,
      ...(amountDue === undefined ? {} : { due: amountDue }),
      ...(discount === undefined ? {} : { discount }),
      adjustments: own.map(adjusted),
      paid: amountPaid,
    })),
    adjustments: adjustments.map(adjusted),
  });
  const placeOf = ({ index }: MoneyFault) => (index === undefined ? '/payment/amount' : `/allocations/${index}/amountPaid`);
  return faults.map((fault) => ({ ...fault, path: placeOf(fault), currency: payment.amount.currency }));
}

/** A line without a direction is a charge. */
function lineAmount({ amount, direction }: FinancialLine): DirectedAmount {
  return { amount, direction: direction === 'allowance' ? 'takes-away' : 'adds' };
}

function adjusted({ amount, direction }: Adjustment): DirectedAmount {
  return { amount, direction: direction === 'increase' ? 'adds' : 'takes-away' };
}
