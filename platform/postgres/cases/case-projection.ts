import { THE_HUB } from '../../../core/spi/envelope.ts';
import type { ProjectedCase, RecordedCase } from '../../../core/spi/ledger/cases.ts';
import { keyTerm } from '../reading/search-terms.ts';
import { keyText, rowset } from '../sql/rowset.ts';

/** What a case has come to, as rows. Pure. */

export const states = rowset({
  case_id: 'uuid',
  opened_at: 'timestamptz',
  kind: 'text',
  state: 'text',
  decision: 'text',
  logistics: 'text',
  money: 'text',
  last_at: 'timestamptz',
  closed_at: 'timestamptz',
  events: 'integer',
  ignored: 'integer',
  partners: 'text[]',
  keys: 'json',
  milestones: 'json',
  late: 'integer',
  projected_at: 'timestamptz',
});
export const expectations = rowset({
  case_id: 'uuid',
  name: 'text',
  opened_by: 'uuid',
  opened_at: 'timestamptz',
  due_at: 'timestamptz',
  state: 'text',
  met_by: 'uuid',
  met_at: 'timestamptz',
  say: 'text',
  waiting_for: 'text[]',
});
export const figures = rowset({
  case_id: 'uuid',
  figure: 'text',
  at: 'timestamptz',
  partner: 'text',
  country: 'text',
  brand: 'text',
  model: 'text',
  value: 'double precision',
  good: 'boolean',
});
export const terms = rowset({ term: 'text', opened_at: 'timestamptz', case_id: 'uuid' });
export const tallies = rowset({ kind: 'text', state: 'text', count: 'integer' });

type RowIn<Set> = Set extends { values: (rows: readonly (infer Row)[]) => unknown } ? Row : never;

/** A case that was folded. */
export interface FoldedCase {
  readonly recorded: RecordedCase;
  readonly projected: ProjectedCase;
}

export function stateRow({ recorded, projected }: FoldedCase, now: Date): RowIn<typeof states> {
  return {
    case_id: recorded.id,
    opened_at: recorded.openedAt,
    kind: projected.kind,
    state: projected.state,
    decision: projected.decision,
    logistics: projected.logistics,
    money: projected.money,
    last_at: projected.lastAt,
    closed_at: projected.closedAt,
    events: recorded.events.length,
    ignored: projected.ignored,
    partners: partnersOf(recorded),
    keys: keysOf(recorded),
    milestones: projected.milestones,
    late: projected.expectations.filter(({ state }) => state === 'late').length,
    projected_at: now,
  };
}

export function figureRows({ recorded, projected }: FoldedCase): readonly RowIn<typeof figures>[] {
  return projected.observations.map(({ at, country, brand, model, good, ...rest }) => ({
    ...rest,
    case_id: recorded.id,
    at: new Date(at),
    country,
    brand: brand === undefined ? undefined : keyText(brand),
    model: model === undefined ? undefined : keyText(model),
    good,
  }));
}

export function expectationRows({ recorded, projected }: FoldedCase): readonly RowIn<typeof expectations>[] {
  return projected.expectations.map(({ name, openedBy, openedAt, dueAt, state, metBy, metAt, say, waitingFor }) => ({
    case_id: recorded.id,
    name,
    opened_by: openedBy,
    opened_at: openedAt,
    due_at: dueAt,
    state,
    met_by: metBy,
    met_at: metAt,
    say,
    waiting_for: waitingFor,
  }));
}

/** By what the case is found: its partners, and the values of all keys that were ever given for it. */
export function termRows({ recorded }: FoldedCase): readonly RowIn<typeof terms>[] {
  const values = recorded.events.flatMap(({ businessKeys }) => Object.values(businessKeys).map(keyTerm));
  const found = new Set([...values, ...partnersOf(recorded).map(partnerTerm)]);
  return [...found].map((term) => ({ term, opened_at: recorded.openedAt, case_id: recorded.id }));
}

/** The search term of a partner. */
export function partnerTerm(partner: string): string {
  return `partner:${keyText(partner)}`;
}

/** How the numbers of cases change. Sorted, so that two transactions wait for each other in one direction only. */
export function tallyRows(
  before: readonly { readonly kind: string; readonly state: string }[],
  after: readonly FoldedCase[],
): readonly RowIn<typeof tallies>[] {
  const changes = new Map<string, { kind: string; state: string; count: number }>();
  const count = ({ kind, state }: { readonly kind: string; readonly state: string }, by: number): void => {
    const row = changes.get(`${kind} ${state}`) ?? { kind, state, count: 0 };
    row.count += by;
    changes.set(`${kind} ${state}`, row);
  };
  for (const row of before) count(row, -1);
  for (const { projected } of after) count(projected, 1);
  const changed = [...changes].filter(([, { count: by }]) => by !== 0);
  return changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Who took part, by name; the hub is no partner. */
function partnersOf({ events }: RecordedCase): readonly string[] {
  return [...new Set(events.flatMap(({ source, origin }) => [origin, source]))].filter((name) => name !== '' && name !== THE_HUB).sort();
}

/** One value for each name, the first that was given: enough to tell cases of a list apart. */
function keysOf({ events }: RecordedCase): Readonly<Record<string, string>> {
  const keys: Record<string, string> = {};
  for (const { businessKeys } of events) for (const [name, value] of Object.entries(businessKeys)) keys[name] ??= value;
  return keys;
}
