import { Controller, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { DeliveryId, DocumentId, MessageId } from '../../core/kernel/ids.ts';
import { forPartner, listedForPartner } from '../access/partner-view.ts';
import { limitedTo } from '../access/principal.ts';
import { readBody } from '../api/read-body.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { messageFilter } from './message-request.ts';
import { found, idOf } from './request.ts';

/** What operators see and do: messages, deliveries, documents. */
@Controller()
export class MessagesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listMessages')
  async list(@Query() query: unknown, @Req() request: FastifyRequest) {
    const partner = limitedTo(request);
    if (partner === undefined) return this.runtime.ledger.messages(messageFilter(query));
    const page = await this.runtime.ledger.messages({ ...messageFilter(query), partner });
    return { ...page, items: page.items.map(listedForPartner) };
  }

  @Serves('getMessage')
  async show(@Param('id') id: string, @Req() request: FastifyRequest) {
    const detail = await this.runtime.ledger.message(idOf<MessageId>('message', id));
    const partner = limitedTo(request);
    return found('message', id, partner === undefined ? detail : forPartner(detail, partner));
  }

  /** The bytes of one content of a message, by the id that its detail lists. */
  @Serves('getContent')
  async content(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const content = found('content', id, await this.runtime.ledger.content(id));
    return download(reply, content.mediaType, content.body, id);
  }

  @Serves('getDocument')
  async document(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const document = found('document', id, await this.runtime.ledger.keptDocument(idOf<DocumentId>('document', id)));
    return download(reply, document.mediaType, document.body, document.filename);
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

/** Partner bytes are never shown as a page of ours: always a download, never sniffed. */
function download(reply: FastifyReply, mediaType: string, body: Uint8Array, filename: string): Buffer {
  void reply.headers({
    'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream',
    'content-disposition': `attachment; filename="${filename.replace(/[^\w.-]/g, '_')}"`,
    'x-content-type-options': 'nosniff',
  });
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}
