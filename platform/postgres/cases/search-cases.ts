import type { CaseId } from '../../../core/kernel/ids.ts';
import type { CaseFilter, CaseQueries, CaseSummary, LateExpectation } from '../../../core/spi/ledger/case-queries.ts';
import type { CaseKind } from '../../../core/spi/ledger/cases.ts';
import type { LedgerParts } from '../parts.ts';
import { idRange } from '../reading/search-statement.ts';
import { keyTerm } from '../reading/search-terms.ts';
import { readCursor, writeCursor } from '../sql/cursor.ts';
import { partnerTerm } from './case-projection.ts';
import { type ExpectationRow, toExpectation } from './expectation-row.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
/** What is searched is looked for among so many newest hits. */
const MAX_HITS = 10_000;

const COUNTS = {
  name: 'case-counts',
  text: 'SELECT kind, state, count::float8 AS count FROM case_tallies WHERE count > 0 ORDER BY kind, state',
};
const LATE_COUNTS = {
  name: 'late-counts',
  text: `SELECT name, count(*)::float8 AS count FROM expectations WHERE state = 'late' GROUP BY name ORDER BY name`,
};
const LATE = {
  name: 'late-expectations',
  text: `
SELECT x.*, s.kind, s.keys FROM expectations x JOIN case_states s ON s.case_id = x.case_id
WHERE x.state = 'late' AND ($2::text IS NULL OR $2 = ANY(s.partners)) ORDER BY x.due_at, x.case_id LIMIT $1`,
};

interface StateRow {
  readonly case_id: CaseId;
  readonly opened_at: Date;
  readonly kind: CaseKind;
  readonly state: string;
  readonly decision: string;
  readonly logistics: string;
  readonly money: string;
  readonly last_at: Date;
  readonly closed_at: Date | null;
  readonly events: number;
  readonly partners: readonly string[];
  readonly keys: Readonly<Record<string, string>>;
  readonly late: number;
}

type LateRow = ExpectationRow & Pick<StateRow, 'case_id' | 'kind' | 'keys'>;

/** Lists of cases, as they were folded last. Keyset paging over (opened_at, case_id): a page costs the same wherever it lies. */
export function searchCases({ database }: LedgerParts): Pick<CaseQueries, 'cases' | 'caseCounts' | 'lateExpectations' | 'lateCounts'> {
  return {
    cases: async (filter) => {
      const limit = Math.min(Math.max(filter.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
      const { text, values } = buildCaseSearch(filter, limit + 1);
      const rows = await database.search<StateRow>(text, values);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const items = page.map(toSummary);
      return rows.length > limit && last !== undefined ? { items, nextCursor: writeCursor(last.opened_at, last.case_id) } : { items };
    },
    caseCounts: () => database.query(COUNTS, []),
    lateCounts: () => database.query(LATE_COUNTS, []),
    lateExpectations: async (limit, partner) => (await database.query<LateRow>(LATE, [limit, partner ?? null])).map(toLate),
  };
}

/** The statement for a filter. What is searched drives it, then the partner; else the states, newest first. */
export function buildCaseSearch(filter: CaseFilter, limit: number): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const cursor = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
  const before = cursor && `(${parameter(cursor.receivedAt)}::timestamptz, ${parameter(cursor.id)}::uuid)`;
  const range = [
    ...(before === undefined ? [] : [`(opened_at, case_id) < ${before}`]),
    ...(filter.openedFrom === undefined ? [] : [`opened_at >= ${parameter(filter.openedFrom.toISOString())}`]),
    ...(filter.openedTo === undefined ? [] : [`opened_at < ${parameter(filter.openedTo.toISOString())}`]),
  ];
  const newest = (source: string, conditions: readonly string[]): string =>
    `(SELECT opened_at, case_id FROM ${source} WHERE ${[...conditions, ...range].join(' AND ')} ORDER BY opened_at DESC, case_id DESC LIMIT ${MAX_HITS})`;
  const conditions = range.map((condition) => condition.replaceAll(/\b(opened_at|case_id)\b/g, 's.$1'));
  for (const name of ['kind', 'state', 'decision', 'logistics', 'money'] as const)
    if (filter[name] !== undefined) conditions.push(`s.${name} = ANY(${parameter(filter[name])}::text[])`);
  if (filter.late !== undefined) conditions.push(filter.late ? 's.late > 0' : 's.late = 0');

  const hits: string[] = [];
  const q = filter.q?.trim() ?? '';
  if (q !== '') {
    hits.push(newest('case_terms', [`term = ${parameter(keyTerm(q))}`]));
    const ids = idRange(q.toLowerCase());
    if (ids !== undefined) hits.push(newest('case_states', [`case_id BETWEEN ${parameter(ids.first)} AND ${parameter(ids.last)}`]));
    if (filter.partner !== undefined) conditions.push(`${parameter(filter.partner)} = ANY(s.partners)`);
  } else if (filter.partner !== undefined) {
    hits.push(newest('case_terms', [`term = ${parameter(partnerTerm(filter.partner))}`]));
  }
  // Hits are in the order of the page already: as many cases are read as it takes to fill it.
  const inOrder = `(SELECT * FROM (${hits.join(' UNION ')}) found ORDER BY opened_at DESC, case_id DESC)`;
  const source = hits.length === 0 ? 'case_states s' : `${inOrder} hit JOIN case_states s ON s.case_id = hit.case_id`;
  const order = hits.length === 0 ? 's' : 'hit';
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return { text: `SELECT s.* FROM ${source} ${where} ORDER BY ${order}.opened_at DESC, ${order}.case_id DESC LIMIT ${limit}`, values };
}

function toSummary(row: StateRow): CaseSummary {
  const { kind, state, decision, logistics, money, events, partners, keys, late } = row;
  return {
    id: row.case_id,
    kind,
    state,
    decision,
    logistics,
    money,
    openedAt: row.opened_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    events,
    partners,
    keys,
    late,
  };
}

function toLate(row: LateRow): LateExpectation {
  return { ...toExpectation(row), caseId: row.case_id, kind: row.kind, keys: row.keys };
}
