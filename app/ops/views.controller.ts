import { Controller, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { SavedViewRecord } from '../../core/spi/ledger/saved-views.ts';
import { principalOf } from '../access/principal.ts';
import { readBody } from '../api/read-body.ts';
import { Serves } from '../api/serves.ts';
import type { SavedView, SavedViews } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

/** Searches that people keep. */
@Controller()
export class ViewsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listViews')
  async list(@Req() request: FastifyRequest): Promise<SavedViews> {
    const owner = ownerOf(request);
    return { items: (await this.runtime.ledger.savedViews(owner)).map((view) => toView(view, owner)) };
  }

  @Serves('saveView')
  async save(@Req() request: FastifyRequest): Promise<SavedView> {
    const { ledger, ids, clock } = this.runtime;
    const { name, page, query, shared = false } = readBody('SaveViewRequest', request.body);
    const owner = ownerOf(request);
    const view = { id: ids.next<string>(), owner, name, page, query, shared, createdAt: clock.now() };
    if (!(await ledger.saveView(view))) throw hubError('E_REQUEST_INVALID', { reason: 'you keep 200 searches already: delete one first' });
    return toView(view, owner);
  }

  @Serves('deleteView')
  async delete(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    if (!(await this.runtime.ledger.deleteView(id, ownerOf(request)))) throw hubError('E_NOT_FOUND', { what: 'view', id: id.slice(0, 64) });
  }
}

/** A person keeps them for themselves; who comes with the admin token shares one shelf. */
function ownerOf(request: FastifyRequest): string {
  const principal = principalOf(request);
  return principal?.kind === 'person' ? `person ${principal.id}` : 'token';
}

function toView({ id, owner, name, page, query, shared }: SavedViewRecord, viewer: string): SavedView {
  return { id, name, page, query, shared, own: owner === viewer };
}
