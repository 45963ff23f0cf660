import type { MoneyAmount } from '../canonical/money.ts';
import type { CaseEvent } from './case-event.ts';
import { list, money, object, text } from './facts.ts';

/** Money that one side takes off what it owes, or asks back: a debit note or a chargeback. */
export interface Deduction {
  readonly number: string;
  readonly amount: MoneyAmount;
  /** The numbers of the documents that it contests. */
  readonly contests: readonly string[];
}

interface Found extends Deduction {
  /** It is known from a payment alone. */
  readonly taken: boolean;
}

/** The deductions of a case, each once: one that is said under its number several times, as by an 812 and by the 820 that takes it off;
 *  and one that a payment takes off without naming it, where a deduction of the same amount on the same document was asked for. The
 *  order of events does not count. */
export function deductionsOf(events: readonly CaseEvent[]): readonly Deduction[] {
  const found = new Map<string, Found>();
  for (const { id, type, source, body } of events) {
    const number = text(body, 'debitNoteNumber') ?? id;
    const amount = money(body, 'document', 'totals', 'payable') ?? money(body, 'document', 'totals', 'inclusiveOfTax');
    if (type !== 'debit-note.issued' || amount === undefined) continue;
    const key = `${source} ${number}`;
    const taken = list(object(body, 'document') ?? {}, 'references').some((each) => text(each, 'type') === 'remittance');
    const contests = list(body, 'contests').flatMap((each) => text(each, 'number') ?? []);
    // What was asked for counts before what a payment says of it.
    if (found.get(key)?.taken !== false) found.set(key, { number, amount, contests, taken });
  }
  const asked = [...found.values()].filter(({ taken }) => !taken);
  const left = asked.map(placeOf);
  const alone = [...found.values()].filter((each) => {
    const at = each.taken ? left.indexOf(placeOf(each)) : -1;
    if (at >= 0) left.splice(at, 1);
    return each.taken && at < 0;
  });
  return [...asked, ...alone];
}

function placeOf({ amount, contests }: Deduction): string {
  return JSON.stringify([amount.amount, amount.currency, [...contests].sort()]);
}
