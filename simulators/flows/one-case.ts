import type { CaseRecord, CaseSummary } from '../../core/spi/ledger/case-queries.ts';
import { check, eventually } from './expect.ts';
import type { Stage } from './stage.ts';

/** What a case must have come to. */
type Axes = Partial<Pick<CaseSummary, 'kind' | 'state' | 'decision' | 'logistics' | 'money'>>;

/** The case of a number, once these messages are in it and it has come to what is wanted.
 *  @param types each type as often as it must be there
 *  @throws E_DEMO_UNMET when that does not come in time, or the number is in several cases */
export async function oneCase(
  { ledger }: Pick<Stage<never>, 'ledger'>,
  number: string,
  types: readonly string[],
  axes: Axes = {},
): Promise<CaseRecord> {
  const wanted = [...types, ...Object.values(axes)].join(', ');
  const found = await eventually(`${wanted} in the case of ${number}`, async () => {
    const { items } = await ledger.cases({ q: number });
    const [first] = items;
    const record = first === undefined ? undefined : await ledger.case(first.id);
    if (first === undefined || record === undefined || !comeTo(first, axes)) return undefined;
    const there = record.events.filter(({ caseId }) => caseId === record.id).map(({ type }) => type);
    return missing(types, there).length === 0 ? { record, cases: items.length } : undefined;
  });
  check(found.cases === 1, `${number} is in one case (it is in ${found.cases})`);
  return found.record;
}

function comeTo(summary: CaseSummary, axes: Axes): boolean {
  return Object.entries(axes).every(([axis, state]) => summary[axis as keyof Axes] === state);
}

function missing(wanted: readonly string[], there: readonly string[]): readonly string[] {
  const left = [...there];
  return wanted.filter((type) => {
    const at = left.indexOf(type);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
