import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { writeCsv } from '../../core/formats/csv/writer.ts';
import { type Report, type ReportRow, reports } from '../../core/pipeline/cases/reports.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { reportRequest } from './report-request.ts';
import { found } from './request.ts';

/** The key figures, as JSON or as a CSV file. */
@Controller('api/reports')
export class ReportsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  list() {
    return { reports: Object.entries(reports).map(([name, { tells, groups }]) => ({ name, tells, groups })) };
  }

  @Get(':name')
  async show(@Param('name') name: string, @Query() query: Record<string, unknown>, @Res({ passthrough: true }) reply: FastifyReply) {
    const report: Report = found('report', name, Object.hasOwn(reports, name) ? reports[name] : undefined);
    const { format, ...request } = reportRequest(query, report, this.runtime.clock.now());
    const rows = await report.run(this.runtime.ledger, request);
    if (format === 'json') return { name, from: request.from.toISOString(), to: request.to.toISOString(), by: request.by, rows };
    reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`);
    return csv(rows);
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

/** A column for each group and each figure. */
function csv(rows: readonly ReportRow[]): Buffer {
  const flat = rows.map(({ group, figures }) => ({ ...group, ...figures }));
  return Buffer.from(writeCsv({ rows: flat }, { ...asCsv, columns: Object.keys(flat[0] ?? {}) }));
}
