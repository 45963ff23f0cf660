import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../core/kernel/ids.ts';
import { readBody } from '../api/read-body.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { messageFilter } from './message-request.ts';
import { found, idOf } from './request.ts';
import { shownHeaders } from './stages/shown-headers.ts';

/** What operators see and do: messages and deliveries. */
@Controller()
export class MessagesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listMessages')
  list(@Query() query: unknown) {
    return this.runtime.ledger.messages(messageFilter(query));
  }

  @Serves('getMessage')
  async show(@Param('id') id: string) {
    const message = found('message', id, await this.runtime.ledger.message(idOf<MessageId>('message', id)));
    return { ...message, headers: shownHeaders(message.headers) };
  }

  /** Same bytes, today's configuration, a new message. */
  @Serves('replayMessage')
  async replay(@Param('id') id: string) {
    const { ledger, ids, clock, catalog, transport } = this.runtime;
    const messageId = await ledger.replay(idOf<MessageId>('message', id), ids.next<MessageId>(), catalog().hash, clock.now());
    transport.ring({ v: 1, queue: 'process', ids: [messageId] });
    return { messageId, status: 'accepted', links: { self: `/api/messages/${messageId}` } };
  }

  @Serves('discardMessage')
  async discard(@Param('id') id: string, @Req() request: FastifyRequest) {
    const reason = readBody('DiscardRequest', request.body).reason.trim();
    if (reason === '') throw hubError('E_REQUEST_INVALID', { reason: 'discarding needs a reason: {"reason": "…"}' });
    await this.runtime.ledger.discard(idOf<MessageId>('message', id), reason, this.runtime.clock.now());
    return { messageId: id, status: 'discarded' };
  }

  /** Deliveries that need a person: dead, or held by a stopped channel. */
  @Serves('listDeliveries')
  async stuck(@Query() query: unknown) {
    const { status = 'dead', limit, channel } = readQuery('listDeliveries', query);
    return { items: await this.runtime.ledger.stuckDeliveries(status, limit, channel) };
  }

  /** Gives up a dead or held delivery. */
  @Serves('cancelDelivery')
  async cancel(@Param('id') id: string) {
    await this.runtime.ledger.cancelDelivery(idOf<DeliveryId>('delivery', id), this.runtime.clock.now());
    return { deliveryId: id, status: 'cancelled' };
  }

  /** Sends a delivery again now, whatever was scheduled. */
  @Serves('retryDelivery')
  async retry(@Param('id') id: string) {
    const { ledger, transport, clock } = this.runtime;
    const queue = await ledger.retryDelivery(idOf<DeliveryId>('delivery', id), clock.now());
    transport.ring({ v: 1, queue, ids: [id] });
    return { deliveryId: id, status: 'pending' };
  }
}
