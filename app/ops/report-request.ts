import { hubError } from '../../core/kernel/errors.ts';
import type { Report, ReportRequest } from '../../core/pipeline/cases/reports.ts';
import { readQuery } from '../api/read-query.ts';
import { wordsAmong } from './case-request.ts';

/** Most rows of a report. */
const MOST_ROWS = 10_000;
const DAY_MS = 86_400_000;

/** The query of `GET /api/reports/NAME`: without a period, the last 30 days.
 *  @throws E_REQUEST_INVALID an unknown name or an unusable value */
export function reportRequest(query: unknown, report: Report, now: Date): ReportRequest & { readonly format: 'json' | 'csv' } {
  const read = readQuery('getReport', query);
  const { to = now, format = 'json' } = read;
  const from = read.from ?? new Date(to.getTime() - 30 * DAY_MS);
  if (from >= to) throw refused('from is before to');
  const by = read.by === undefined ? [] : wordsAmong('by', read.by, report.groups);
  if (new Set(by).size < by.length) throw refused('by names each group once');
  return { from, to, by, limit: MOST_ROWS, format };
}

function refused(reason: string) {
  return hubError('E_REQUEST_INVALID', { reason });
}
