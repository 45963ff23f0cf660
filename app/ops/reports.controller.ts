import { Controller, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Language } from '../../core/canonical/code-types.ts';
import { labelOf } from '../../core/canonical/codes.ts';
import { writeCsv } from '../../core/formats/csv/writer.ts';
import { columnLabels, labelledReport } from '../../core/pipeline/cases/report-labels.ts';
import { type Report, type ReportRow, reports } from '../../core/pipeline/cases/reports.ts';
import { Serves } from '../api/serves.ts';
import { AnswerLanguage } from '../http/language.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { reportRequest } from './report-request.ts';
import { found } from './request.ts';

/** The key figures, as JSON or as a CSV file. */
@Controller()
export class ReportsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listReports')
  list(@AnswerLanguage() language: Language) {
    return { reports: Object.entries(reports).map(([name, { groups }]) => labelledReport(name, groups, language)) };
  }

  /** A file has the codes as its headings, unless `lang` asks for words: programs rely on them, and browsers send a language unasked. */
  @Serves('getReport')
  async show(
    @Param('name') name: string,
    @Query() query: Record<string, unknown>,
    @AnswerLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const report: Report = found('report', name, Object.hasOwn(reports, name) ? reports[name] : undefined);
    const { format, ...request } = reportRequest(query, report, this.runtime.clock.now());
    const rows = await report.run(this.runtime.ledger, request);
    if (format === 'json') {
      const labels = { name: labelOf('report', name, language), columns: columnLabels(request.by, rows, language) };
      return { name, from: request.from.toISOString(), to: request.to.toISOString(), by: request.by, rows, labels };
    }
    reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`);
    return csv(rows, query['lang'] === undefined ? {} : columnLabels(request.by, rows, language));
  }
}

/** As spreadsheets take it; no name is run as a formula. */
const asCsv = {
  layout: undefined,
  hasHeader: true,
  delimiter: ',',
  confusable: '',
  quote: '"',
  comment: '',
  charset: 'utf-8',
  quoteAll: false,
  escapeFormulas: true,
  lineBreak: '\r\n',
  bom: false,
} as const;

/** A column for each group and each figure, under its code or, where it has one, its label. */
function csv(rows: readonly ReportRow[], labels: Readonly<Record<string, string>>): Buffer {
  const flat = rows.map(({ group, figures }) =>
    Object.fromEntries(Object.entries({ ...group, ...figures }).map(([column, value]) => [labels[column] ?? column, value])),
  );
  return Buffer.from(writeCsv({ rows: flat }, { ...asCsv, columns: Object.keys(flat[0] ?? {}) }));
}
