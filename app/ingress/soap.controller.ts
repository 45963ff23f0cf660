import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InboundChannel } from '../../core/catalog/model.ts';
import { asHubError, HubError } from '../../core/kernel/errors.ts';
import { answerCaller } from '../../core/pipeline/answer-caller.ts';
import { receive } from '../../core/pipeline/gateway.ts';
import type { Acceptance, DoorAnswer, ServiceCall } from '../../core/spi/connector.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { inboundDoor, serviceEndpoint } from './inbound-door.ts';
import { pushRequest } from './request.ts';
import { settledAnswer } from './settled-answer.ts';

/** The door for partners who call a service. The answer is given only after the commit (G1); what fails is answered by the endpoint,
 *  in the words of the protocol. */
@Controller('soap')
export class SoapController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Post(':partner/:channel')
  async call(
    @Param('partner') partner: string,
    @Param('channel') channel: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { runtime } = this;
    const door = inboundDoor(runtime.catalog(), `${partner}/${channel}`, 'soap');
    const call = await serviceEndpoint(door).call(pushRequest(request));
    const acceptance = await receive({ ...runtime, intake: runtime.ledger }, runtime.catalog(), door, call.message);
    void reply.header('x-relais-message-id', acceptance.messageId);
    try {
      return send(reply, call.answer(acceptance, await this.#result(door, call, acceptance)));
    } catch (thrown) {
      return send(reply, serviceEndpoint(door).refuse(asHubError(thrown), pushRequest(request), acceptance.messageId));
    }
  }

  @Get(':partner/:channel')
  async describe(
    @Param('partner') partner: string,
    @Param('channel') channel: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const door = inboundDoor(this.runtime.catalog(), `${partner}/${channel}`, 'soap');
    const address = `${request.protocol}://${request.host}/soap/${door.fullName}`;
    return send(reply, await serviceEndpoint(door).describe(pushRequest(request), address));
  }

  /** What `answer:` gives, if the caller waits for it and it comes in time.
   *  @throws E_DOCUMENT_REFUSED when nothing of the document could be used; errors of the answer's mapping */
  async #result(door: InboundChannel, { waitMs }: ServiceCall, acceptance: Acceptance): Promise<Uint8Array | undefined> {
    if (waitMs === 0) return undefined;
    const settled = await settledAnswer(this.runtime, acceptance, waitMs / 1_000);
    if (settled instanceof HubError) throw settled;
    const answer = await answerCaller(this.runtime, this.runtime.catalog(), door, acceptance.messageId);
    return answer?.body;
  }
}

function send(reply: FastifyReply, { status, headers, body }: DoorAnswer): Buffer {
  void reply.status(status).headers(headers);
  return Buffer.from(body);
}
