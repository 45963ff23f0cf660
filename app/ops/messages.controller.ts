import { Controller, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentId, MessageId } from '../../core/kernel/ids.ts';
import { forPartner, listedForPartner } from '../access/partner-view.ts';
import { limitedTo } from '../access/principal.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { messageFilter } from './message-request.ts';
import { found, idOf } from './request.ts';

/** What operators see: messages, deliveries, documents. */
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

  /** Deliveries that need a person: dead, or held by a stopped channel. */
  @Serves('listDeliveries')
  async stuck(@Query() query: unknown) {
    const { status = 'dead', limit, channel } = readQuery('listDeliveries', query);
    return { items: await this.runtime.ledger.stuckDeliveries(status, limit, channel) };
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
