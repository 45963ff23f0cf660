import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Language } from '../../core/canonical/code-types.ts';
import type { CaseId } from '../../core/kernel/ids.ts';
import { caseView } from '../../core/pipeline/cases/case-view.ts';
import { labelledCase, labelledLate, labelledSummary } from '../../core/pipeline/cases/labelled.ts';
import { silentChannels } from '../../core/pipeline/cases/silent-channels.ts';
import { wordingsIn } from '../../core/pipeline/cases/wordings.ts';
import { recordDeed } from '../acting/deeds.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { AnswerLanguage } from '../http/language.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { caseFilter } from './case-request.ts';
import { found, idOf } from './request.ts';

/** How many cases are marked at once to be folded anew. */
const MARK = 10_000;

/** What hangs together, what it has come to, and what is late. */
@Controller()
export class CasesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** As folded last: what was committed a moment ago may be missing. */
  @Serves('listCases')
  async list(@Query() query: unknown, @AnswerLanguage() language: Language) {
    const { items, ...page } = await this.runtime.ledger.cases(caseFilter(query));
    const words = wordingsIn(language, this.runtime.catalog());
    return { items: items.map((item) => labelledSummary(item, words)), ...page };
  }

  /** As of this moment. A case that was merged is shown as the one that it is now. */
  @Serves('getCase')
  async show(@Param('id') id: string, @AnswerLanguage() language: Language) {
    const record = found('case', id, await this.runtime.ledger.case(idOf<CaseId>('case', id)));
    const catalog = this.runtime.catalog();
    return labelledCase(caseView(record, catalog), wordingsIn(language, catalog));
  }

  /** Has all cases folded anew, in the background. */
  @Serves('rebuildCases')
  async rebuild(@Req() request: FastifyRequest) {
    await recordDeed(this.runtime, request, { action: 'cases.rebuilt', subject: 'all cases' });
    let cases = 0;
    for (let after: CaseId | undefined; ; ) {
      const { last, count } = await this.runtime.ledger.markCases(after, MARK);
      cases += count;
      if (last === undefined || count < MARK) return { cases };
      after = last;
    }
  }

  /** What should have come and did not: expectations of cases, acknowledgements, and anything at all of silent partners. */
  @Serves('listLate')
  async late(@Query() query: unknown, @AnswerLanguage() language: Language) {
    const { limit, partner } = readQuery('listLate', query);
    const { ledger, clock, catalog } = this.runtime;
    const of = partner === undefined ? {} : { partner };
    const [expectations, technical, application, arrivals] = await Promise.all([
      ledger.lateExpectations(limit, partner),
      ledger.listAcknowledgements({ level: 'technical', states: ['overdue'], limit, ...of }),
      ledger.listAcknowledgements({ level: 'application', states: ['overdue'], limit, ...of }),
      ledger.arrivals(),
    ]);
    const silent = silentChannels(catalog(), arrivals, clock.now()).filter((one) => partner === undefined || one.partner === partner);
    const late = { expectations, acknowledgements: { technical, application }, silent: silent.slice(0, limit) };
    return labelledLate(late, wordingsIn(language, catalog()));
  }
}
