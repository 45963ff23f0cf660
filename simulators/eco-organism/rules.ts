/** An amount in euros that holds from one day to another, both included; without an end, until further notice. */
interface DatedAmount {
  readonly from: string;
  readonly to?: string;
  readonly euros: number;
}

/** What holds on a day, `YYYY-MM-DD`. */
export function onDay<Row extends { readonly from: string; readonly to?: string }>(rows: readonly Row[], day: string): Row | undefined {
  return rows.find((row) => row.from <= day && day <= (row.to ?? '9999-12-31'));
}

/** A kind of product that an organism supports. */
export interface SupportedProduct {
  readonly id: string;
  readonly name: string;
  readonly amounts: readonly DatedAmount[];
  /** What the invoice must reach, with tax. */
  readonly thresholds: readonly DatedAmount[];
  /** Repairs, each from a day to a day. */
  readonly codes: readonly { readonly code: string; readonly label: string; readonly from: string; readonly to?: string }[];
  /** The trade (fiche métier) that the repairer must be registered for. */
  readonly sheet: number;
  /** Documents that a claim needs, in the organism's words. */
  readonly documents: readonly string[];
}

/** How long a repair is under guarantee: a claim for the same device before that is refused. */
const REPEAT_MONTHS = 3;

/** Is the second repair within the guarantee of the first? */
export function isRepeat(first: string, second: string): boolean {
  const end = new Date(`${first}T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + REPEAT_MONTHS);
  return first <= second && second <= end.toISOString().slice(0, 10);
}

/** What is wrong with the money of a claim; undefined: nothing. */
export function moneyFault(
  product: SupportedProduct,
  { day, total, bonus }: { readonly day: string; readonly total: number; readonly bonus: number },
): 'not-eligible' | 'below-threshold' | 'wrong-bonus' | undefined {
  const amount = onDay(product.amounts, day);
  if (amount === undefined) return 'not-eligible';
  if (total < (onDay(product.thresholds, day)?.euros ?? 0)) return 'below-threshold';
  return bonus === amount.euros ? undefined : 'wrong-bonus';
}
