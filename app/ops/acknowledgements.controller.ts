import { Controller, Get, Inject, Query } from '@nestjs/common';
import { hubError } from '../../core/kernel/errors.ts';
import { type AcknowledgementFilter, acknowledgementStates } from '../../core/spi/acknowledgements.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

const filters = ['level', 'state', 'partner', 'channel', 'limit'];

/** What partners owe an answer to, and what they refused. */
@Controller('api/acknowledgements')
export class AcknowledgementsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  async list(@Query() query: Record<string, unknown>) {
    return { items: await this.runtime.ledger.listAcknowledgements(acknowledgementFilter(query)) };
  }

  @Get('counts')
  async counts() {
    return { items: await this.runtime.ledger.acknowledgementCounts() };
  }
}

/** The query of `GET /api/acknowledgements`: by default, technical ones that are overdue or say no.
 *  @throws E_REQUEST_INVALID */
function acknowledgementFilter(query: Readonly<Record<string, unknown>>): AcknowledgementFilter {
  const refuse = (reason: string) => hubError('E_REQUEST_INVALID', { reason });
  const unknown = Object.keys(query).find((name) => !filters.includes(name));
  if (unknown !== undefined) throw refuse(`there is no filter ${unknown.slice(0, 40)}; the filters are ${filters.join(', ')}`);
  const text = (name: string): string | undefined => {
    const value = query[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string' || value.includes('\0')) throw refuse(`${name} is given once, as a text`);
    return value;
  };
  const level = text('level') ?? 'technical';
  if (level !== 'technical' && level !== 'application') throw refuse('level is technical or application');
  const states = (text('state') ?? 'overdue,rejected,accepted with errors')
    .split(',')
    .map((one) => acknowledgementStates.find((known) => known === one.trim().replaceAll('-', ' ')));
  if (states.includes(undefined)) throw refuse(`state is one or more of ${acknowledgementStates.join(', ')}`);
  const limit = Number(text('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw refuse('limit is a whole number from 1 to 500');
  const [partner, channel] = [text('partner'), text('channel')];
  return {
    level,
    states: states.filter((state) => state !== undefined),
    limit,
    ...(partner === undefined ? {} : { partner }),
    ...(channel === undefined ? {} : { channel }),
  };
}
