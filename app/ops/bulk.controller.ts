import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { BulkRow } from '../../core/spi/ledger/bulks.ts';
import { recordDeed, whoAsks } from '../acting/deeds.ts';
import { expirePlans, planBulk } from '../acting/plan-bulk.ts';
import { readBody } from '../api/read-body.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { Bulk, BulkPage } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { found } from './request.ts';

/** Actions on many: plan, confirm, progress, cancel. */
@Controller()
export class BulkController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listBulk')
  async list(@Query() query: unknown, @Req() request: FastifyRequest): Promise<BulkPage> {
    const { limit = 50, cursor } = readQuery('listBulk', query);
    const { items, nextCursor } = await this.runtime.ledger.bulks(limit, cursor);
    const shown = items.map((row) => this.#view(row, request));
    return nextCursor === undefined ? { items: shown } : { items: shown, nextCursor };
  }

  @Serves('planBulk')
  async plan(@Req() request: FastifyRequest): Promise<Bulk> {
    const asked = readBody('BulkRequest', request.body);
    const id = await planBulk(this.runtime, asked, whoAsks(request), ({ id: planned, verb, reason, items }) =>
      recordDeed(this.runtime, request, {
        action: 'bulk.planned',
        subject: `bulk ${planned}`,
        reason,
        details: { verb, count: items.length },
      }),
    );
    return this.#bulk(id, request);
  }

  @Serves('getBulk')
  show(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Bulk> {
    return this.#bulk(id, request);
  }

  @Serves('confirmBulk')
  async confirm(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Bulk> {
    await expirePlans(this.runtime);
    const { verb, count, confirmable, state } = await this.#bulk(id, request);
    if (state === 'planned' && !confirmable) throw hubError('E_FOUR_EYES', { id });
    await recordDeed(this.runtime, request, { action: 'bulk.confirmed', subject: `bulk ${id}`, details: { verb, count } });
    await this.runtime.ledger.confirmBulk(id, whoAsks(request), this.runtime.clock.now());
    return this.#bulk(id, request);
  }

  @Serves('cancelBulk')
  async cancel(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Bulk> {
    await this.#bulk(id, request);
    await recordDeed(this.runtime, request, { action: 'bulk.cancelled', subject: `bulk ${id}` });
    await this.runtime.ledger.cancelBulk(id, this.runtime.clock.now());
    return this.#bulk(id, request);
  }

  async #bulk(id: string, request: FastifyRequest): Promise<Bulk> {
    return this.#view(found('bulk action', id, await this.runtime.ledger.bulk(id)), request);
  }

  /** A plan that was made before the hub asked for four eyes waits for a second person, too. */
  #view(row: BulkRow, request: FastifyRequest): Bulk {
    const fourEyes = row.fourEyes || (row.state === 'planned' && this.runtime.catalog().hub.fourEyes === true);
    return viewOf({ ...row, fourEyes }, whoAsks(request));
  }
}

function viewOf(row: BulkRow, viewer: string): Bulk {
  const { plannedBy, confirmedBy, plannedAt, endedAt, configuration: _, target, sample, ...rest } = row;
  return {
    ...rest,
    target: target as unknown as Bulk['target'],
    sample: sample as unknown as Bulk['sample'],
    plannedBy: nameIn(plannedBy),
    plannedAt: plannedAt.toISOString(),
    confirmable: row.state === 'planned' && !(row.fourEyes && plannedBy === viewer),
    ...(confirmedBy === undefined ? {} : { confirmedBy: nameIn(confirmedBy) }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
  };
}

/** `alice` of `person alice`. */
function nameIn(actor: string): string {
  return actor.slice(actor.indexOf(' ') + 1);
}
