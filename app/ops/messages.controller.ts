import { Controller, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DocumentId, MessageId } from '../../core/kernel/ids.ts';
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
  list(@Query() query: unknown) {
    return this.runtime.ledger.messages(messageFilter(query));
  }

  @Serves('getMessage')
  async show(@Param('id') id: string) {
    return found('message', id, await this.runtime.ledger.message(idOf<MessageId>('message', id)));
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
