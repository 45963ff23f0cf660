import { Controller, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hubError } from '../../../core/kernel/errors.ts';
import type { DocumentId, MessageId } from '../../../core/kernel/ids.ts';
import { actorOf } from '../../access/actor.ts';
import { readBody } from '../../api/read-body.ts';
import { readQuery } from '../../api/read-query.ts';
import { Serves } from '../../api/serves.ts';
import type { MessageStages } from '../../api/views/messages.ts';
import { RUNTIME, type Runtime } from '../../runtime/runtime.ts';
import { found, idOf } from '../request.ts';
import { readStages } from './read-stages.ts';

/** What messages looked like on their way. Whatever shows personal data is written into the audit before it is shown. */
@Controller()
export class StagesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('getStages')
  async stages(@Param('id') id: string): Promise<MessageStages> {
    return readStages(this.runtime, await this.message(id), false);
  }

  @Serves('revealStages')
  async reveal(@Param('id') id: string, @Req() request: FastifyRequest): Promise<MessageStages> {
    const reason = readBody('RevealRequest', request.body).reason.trim();
    if (reason.length < 3) throw hubError('E_REQUEST_INVALID', { reason: 'say in a few words why the content is looked at' });
    const message = await this.message(id);
    await this.record(request, `message ${message.id}`, reason);
    return readStages(this.runtime, message, true);
  }

  /** The bytes of one content, by the id that the message lists. */
  @Serves('getContent')
  async content(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reason } = readQuery('getContent', query);
    const content = found('content', id, await this.runtime.ledger.content(id));
    await this.record(request, `content ${id}`, reason);
    return download(reply, content.mediaType, content.body, id);
  }

  @Serves('getDocument')
  async document(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reason } = readQuery('getDocument', query);
    const document = found('document', id, await this.runtime.ledger.keptDocument(idOf<DocumentId>('document', id)));
    await this.record(request, `document ${id}`, reason);
    return download(reply, document.mediaType, document.body, document.filename);
  }

  private async message(id: string) {
    return found('message', id, await this.runtime.ledger.message(idOf<MessageId>('message', id)));
  }

  private record(request: FastifyRequest, subject: string, reason: string | undefined): Promise<void> {
    const { ledger, clock } = this.runtime;
    const deed = { at: clock.now(), actor: actorOf(request), action: 'content.revealed', subject };
    return ledger.recordDeed(reason === undefined ? deed : { ...deed, reason });
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
