import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import { answerCaller } from '../../core/pipeline/answer-caller.ts';
import { receive } from '../../core/pipeline/gateway.ts';
import type { Acceptance } from '../../core/spi/connector.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { inboundDoor, pushEndpoint } from './inbound-door.ts';
import { singleHeaders } from './request.ts';
import { settledAnswer } from './settled-answer.ts';
import { waitSeconds } from './wait.ts';

/** The door for partners: a document in, a receipt out. The receipt is given only after the commit (G1). */
@Controller('in')
export class IngressController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Post(':partner/:channel')
  @HttpCode(202)
  async accept(
    @Param('partner') partner: string,
    @Param('channel') channel: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { runtime } = this;
    const door = inboundDoor(runtime.catalog(), `${partner}/${channel}`);
    const raw = pushEndpoint(door).receive({
      method: request.method,
      headers: singleHeaders(request),
      query: {},
      body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    });
    if (!door.accepts.includes(raw.mediaType)) {
      throw hubError('E_MEDIA_TYPE', {
        mediaType: raw.mediaType === '' ? 'a document without Content-Type' : raw.mediaType,
        accepted: door.accepts.join(', '),
      });
    }
    const acceptance = await receive({ ...runtime, intake: runtime.ledger }, runtime.catalog(), door, raw);
    const wait = waitSeconds(request.headers['prefer']);
    if (wait === undefined) return receipt(acceptance);
    const settled = await settledAnswer(runtime, acceptance, wait);
    if (settled instanceof HubError) throw settled;
    void reply.header('preference-applied', `wait=${wait}`);
    const answer = await answerCaller(runtime, runtime.catalog(), door, acceptance.messageId);
    if (answer !== undefined) {
      void reply.status(200).header('content-type', answer.mediaType).header('x-relais-message-id', acceptance.messageId);
      return Buffer.from(answer.body);
    }
    if (settled.state !== 'processing') void reply.status(200);
    return { ...receipt(acceptance), ...settled };
  }
}

/** The answer to an accepted document; the same again for a repetition. */
export function receipt(acceptance: Acceptance): { messageId: string; status: string; links: { self: string } } {
  return { messageId: acceptance.messageId, status: acceptance.status, links: { self: `/api/messages/${acceptance.messageId}` } };
}
