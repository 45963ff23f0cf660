import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { CaseId } from '../../core/kernel/ids.ts';
import { caseView } from '../../core/pipeline/cases/case-view.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { caseFilter, lateFilter } from './case-request.ts';
import { found, idOf } from './request.ts';

/** How many cases are marked at once to be folded anew. */
const MARK = 10_000;

/** What hangs together, what it has come to, and what is late. */
@Controller('api')
export class CasesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** As folded last: what was committed a moment ago may be missing. */
  @Get('cases')
  list(@Query() query: Record<string, unknown>) {
    return this.runtime.ledger.cases(caseFilter(query));
  }

  /** As of this moment. A case that was merged is shown as the one that it is now. */
  @Get('cases/:id')
  async show(@Param('id') id: string) {
    return caseView(found('case', id, await this.runtime.ledger.case(idOf<CaseId>('case', id))));
  }

  /** Has all cases folded anew, in the background. */
  @Post('cases/rebuild')
  @HttpCode(202)
  async rebuild() {
    let cases = 0;
    for (let after: CaseId | undefined; ; ) {
      const { last, count } = await this.runtime.ledger.markCases(after, MARK);
      cases += count;
      if (last === undefined || count < MARK) return { cases };
      after = last;
    }
  }

  /** What should have come and did not: expectations of cases, and acknowledgements. */
  @Get('late')
  async late(@Query() query: Record<string, unknown>) {
    const { limit, partner } = lateFilter(query);
    const { ledger } = this.runtime;
    const of = partner === undefined ? {} : { partner };
    const [expectations, technical, application] = await Promise.all([
      ledger.lateExpectations(limit, partner),
      ledger.listAcknowledgements({ level: 'technical', states: ['overdue'], limit, ...of }),
      ledger.listAcknowledgements({ level: 'application', states: ['overdue'], limit, ...of }),
    ]);
    return { expectations, acknowledgements: { technical, application } };
  }
}
