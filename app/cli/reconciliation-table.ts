import { formatMoney } from '../../core/canonical/money.ts';
import type { Reconciliation } from '../../core/cases/reconcile.ts';
import { table } from './output.ts';

/** Where the documents of a case differ, a line each: goods in pieces, money in its currency.
 *  @param worded what a step is called */
export function describeReconciliation({ items, money, documents }: Reconciliation, worded: (step: string) => string): string {
  const between = (from: string, to: string) => `${worded(from)} to ${worded(to)}`;
  const rows = [
    ...items.flatMap(({ item, differences }) => differences.map(({ from, to, by }) => [item, between(from, to), signed(by, String(by))])),
    ...money.flatMap(({ currency, differences }) =>
      differences.map(({ from, to, by }) => [currency, between(from, to), signed(by, amount(by, currency))]),
    ),
    ...documents
      .filter(({ state }) => differing.has(state))
      .map(({ type, number, currency, state, open }) => [
        `${type} ${number}`,
        state.replaceAll('_', ' '),
        open === undefined ? '' : `${amount(open, currency)} open`,
      ]),
  ];
  return rows.length === 0 ? 'reconciliation: everything agrees' : table(['reconciliation', 'what', 'difference'], rows);
}

/** Not `open`: that is still to be paid; nor `elsewhere`: it is reconciled there. */
const differing: ReadonlySet<string> = new Set(['not_found', 'paid_short', 'paid_over']);

function signed(by: number, written: string): string {
  return by > 0 ? `+${written}` : written;
}

/** Of what is too much or too little, the sign and the amount. */
function amount(minor: number, currency: string): string {
  const written = formatMoney({ amount: Math.abs(minor), currency }) ?? String(Math.abs(minor));
  return `${minor < 0 ? '-' : ''}${written} ${currency}`;
}
