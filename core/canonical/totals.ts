import type { MoneyAmount } from './money.ts';

/** An amount that adds to a sum or takes away from it: amounts are never signed. */
export interface DirectedAmount {
  readonly amount: MoneyAmount;
  readonly direction: 'adds' | 'takes-away';
}

/** What does not add up. `stated` and `computed` are minor units; `computed` may be negative, and is absent beyond 2^53. */
export interface MoneyFault {
  readonly rule: 'one-currency' | 'lines-and-taxes' | 'allocation' | 'payment';
  /** Which of several: the index of the allocation. */
  readonly index?: number;
  readonly stated?: number;
  readonly computed?: number;
}

/** The parts of a document that make up its total. */
export interface DocumentAmounts {
  readonly lines: readonly DirectedAmount[];
  readonly taxes: readonly MoneyAmount[];
  /** With tax. */
  readonly total: MoneyAmount;
}

/** What part of a payment is for which document. */
export interface AllocationAmounts {
  /** A document is paid, or taken off. */
  readonly direction: 'pays' | 'deducts';
  readonly due?: MoneyAmount;
  readonly discount?: MoneyAmount;
  readonly adjustments: readonly DirectedAmount[];
  readonly paid: MoneyAmount;
}

/** A payment and what it is for. */
export interface RemittanceAmounts {
  readonly paid: MoneyAmount;
  readonly allocations: readonly AllocationAmounts[];
  /** Amounts that belong to no document. */
  readonly adjustments: readonly DirectedAmount[];
}

/** Σ charges − Σ allowances + Σ taxes = total, in one currency. @returns what is wrong; empty: nothing */
export function checkDocument(document: DocumentAmounts): readonly MoneyFault[] {
  const amounts = [...document.lines.map((line) => line.amount), ...document.taxes, document.total];
  if (!isOneCurrency(amounts)) return [{ rule: 'one-currency' }];
  return compare('lines-and-taxes', sumOf(document.lines) + plain(document.taxes), document.total);
}

/** Amount due − discount ± adjustments = amount paid for each document that says what is due, and Σ paid − Σ deducted ±
 *  adjustments = the payment, in one currency. @returns what is wrong; empty: nothing */
export function checkRemittance(remittance: RemittanceAmounts): readonly MoneyFault[] {
  const { paid, allocations, adjustments } = remittance;
  if (!isOneCurrency([paid, ...adjustments.map(({ amount }) => amount), ...allocations.flatMap(amountsOf)]))
    return [{ rule: 'one-currency' }];
  const faults = allocations.flatMap((allocation, index) => checkAllocation(allocation).map((fault) => ({ ...fault, index })));
  const allocated = allocations.map(
    (allocation): DirectedAmount => ({
      amount: allocation.paid,
      direction: allocation.direction === 'pays' ? 'adds' : 'takes-away',
    }),
  );
  return [...faults, ...compare('payment', sumOf(allocated) + sumOf(adjustments), paid)];
}

function checkAllocation({ due, discount, adjustments, paid }: AllocationAmounts): readonly MoneyFault[] {
  if (due === undefined) return [];
  return compare('allocation', plain([due]) - plain(discount === undefined ? [] : [discount]) + sumOf(adjustments), paid);
}

function amountsOf({ due, discount, adjustments, paid }: AllocationAmounts): readonly MoneyAmount[] {
  return [paid, ...adjustments.map(({ amount }) => amount), ...[due, discount].filter((amount) => amount !== undefined)];
}

function isOneCurrency(amounts: readonly MoneyAmount[]): boolean {
  return new Set(amounts.map(({ currency }) => currency)).size <= 1;
}

/** Exact: the sum of many amounts may be more than a double holds. */
function plain(amounts: readonly MoneyAmount[]): bigint {
  return amounts.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}

function sumOf(amounts: readonly DirectedAmount[]): bigint {
  return amounts.reduce(
    (sum, { amount, direction }) => (direction === 'adds' ? sum + BigInt(amount.amount) : sum - BigInt(amount.amount)),
    0n,
  );
}

function compare(rule: MoneyFault['rule'], computed: bigint, stated: MoneyAmount): readonly MoneyFault[] {
  if (computed === BigInt(stated.amount)) return [];
  const known = Number(computed);
  return [{ rule, stated: stated.amount, ...(Number.isSafeInteger(known) ? { computed: known } : {}) }];
}
