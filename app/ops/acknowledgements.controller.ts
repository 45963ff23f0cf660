import { Controller, Inject, Query } from '@nestjs/common';
import { type AcknowledgementFilter, acknowledgementStates } from '../../core/spi/ledger/acknowledgements.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { wordsAmong } from './case-request.ts';

/** What partners owe an answer to, and what they refused. */
@Controller()
export class AcknowledgementsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listAcknowledgements')
  list(@Query() query: unknown) {
    return this.runtime.ledger.acknowledgementPage(acknowledgementFilter(query));
  }

  @Serves('countAcknowledgements')
  async counts() {
    return { items: await this.runtime.ledger.acknowledgementCounts() };
  }
}

/** The query of `GET /api/acknowledgements`: by default, technical ones that are overdue or say no.
 *  @throws E_REQUEST_INVALID */
function acknowledgementFilter(query: unknown): AcknowledgementFilter {
  const { level = 'technical', state = 'overdue,rejected,accepted with errors', ...filter } = readQuery('listAcknowledgements', query);
  return { ...filter, level, states: wordsAmong('state', state.replaceAll('-', ' '), acknowledgementStates) };
}
