import { hubError } from '../../core/kernel/errors.ts';
import type { Report, ReportRequest } from '../../core/pipeline/cases/reports.ts';
import { type FigureGroup, figureGroups } from '../../core/spi/figures.ts';
import { instantOf, refuseUnknown, textOf, wordsOf } from './case-request.ts';

type Query = Readonly<Record<string, unknown>>;

const refuse = (reason: string) => hubError('E_REQUEST_INVALID', { reason });
/** Most rows of a report. */
const MOST_ROWS = 10_000;
const DAY_MS = 86_400_000;

/** The query of `GET /api/reports/NAME`: without a period, the last 30 days.
 *  @throws E_REQUEST_INVALID an unknown name or an unusable value */
export function reportRequest(query: Query, report: Report, now: Date): ReportRequest & { readonly format: 'json' | 'csv' } {
  refuseUnknown(query, ['from', 'to', 'by', 'format', 'lang']);
  const to = instantOf(query, 'to') ?? now;
  const from = instantOf(query, 'from') ?? new Date(to.getTime() - 30 * DAY_MS);
  if (from >= to) throw refuse('from is before to');
  const by = (wordsOf(query, 'by') ?? []).map((name) => groupNamed(name, report));
  if (new Set(by).size < by.length) throw refuse('by names each group once');
  const format = textOf(query, 'format') ?? 'json';
  if (format !== 'json' && format !== 'csv') throw refuse('format is json or csv');
  return { from, to, by, limit: MOST_ROWS, format };
}

function groupNamed(name: string, { groups }: Report): FigureGroup {
  const group = figureGroups.find((known) => known === name && groups.includes(known));
  if (group === undefined) throw refuse(`by is one or more of ${groups.join(', ')}`);
  return group;
}
