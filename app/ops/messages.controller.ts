import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { MessageId } from '../../core/kernel/ids.ts';
import { refuseToSearchContents } from '../access/may-search-contents.ts';
import { forPartner, listedForPartner } from '../access/partner-view.ts';
import { limitedTo } from '../access/principal.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { messageFilter } from './message-request.ts';
import { found, idOf } from './request.ts';
import { shownHeaders } from './stages/shown-headers.ts';

/** What operators see: messages and deliveries. */
@Controller()
export class MessagesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listMessages')
  async list(@Query() query: unknown, @Req() request: FastifyRequest) {
    const filter = messageFilter(query);
    if (filter.text !== undefined) refuseToSearchContents(request);
    const partner = limitedTo(request);
    if (partner === undefined) return this.runtime.ledger.messages(filter);
    const page = await this.runtime.ledger.messages({ ...filter, partner });
    return { ...page, items: page.items.map(listedForPartner) };
  }

  @Serves('getMessage')
  async show(@Param('id') id: string, @Req() request: FastifyRequest) {
    const detail = await this.runtime.ledger.message(idOf<MessageId>('message', id));
    const partner = limitedTo(request);
    const message = found('message', id, partner === undefined ? detail : forPartner(detail, partner));
    return { ...message, headers: shownHeaders(message.headers) };
  }

  /** Deliveries that need a person: dead, or held by a stopped channel. */
  @Serves('listDeliveries')
  stuck(@Query() query: unknown) {
    const { status = 'dead', ...filter } = readQuery('listDeliveries', query);
    return this.runtime.ledger.stuckPage({ status, ...filter });
  }
}
