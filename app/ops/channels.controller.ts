import { Controller, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuseSwitchedOff } from '../../core/catalog/switched-off.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { receive } from '../../core/pipeline/gateway.ts';
import { recordDeed } from '../acting/deeds.ts';
import { readBody } from '../api/read-body.ts';
import { Serves } from '../api/serves.ts';
import { receipt } from '../ingress/ingress.controller.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { closeNow } from './batches.ts';
import { channelViews, closedDoor, outboundChannel, pauseChannel, resumeChannel } from './outbound-channels.ts';
import { tryChannel } from './try-channel.ts';

/** Partners and their channels. */
@Controller()
export class ChannelsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listPartners')
  async partners() {
    const catalog = this.runtime.catalog();
    const viewOf = await channelViews(this.runtime);
    const items = [...catalog.partners.values()].map(({ name, title, role, channels, switchedOffBy }) => ({
      partner: name,
      name: title,
      role,
      enabled: switchedOffBy === undefined,
      ...(switchedOffBy === undefined ? {} : { switchedOffBy }),
      channels: [...channels.values()].map((channel) => ({
        channel: channel.name,
        direction: channel.direction,
        connector: channel.connector.kind,
        ...(channel.direction === 'out' ? viewOf(channel.fullName) : closedDoor(catalog, channel)),
      })),
    }));
    return { configHash: catalog.hash, items };
  }

  /** Stops an outbound channel: what it should send is held. */
  @Serves('pauseChannel')
  async pause(@Param('partner') partner: string, @Param('channel') name: string, @Req() request: FastifyRequest) {
    const channel = outboundChannel(this.runtime, partner, name);
    const { reason = 'paused by an operator' } = readBody('PauseRequest', request.body);
    if (reason.trim() === '') throw hubError('E_REQUEST_INVALID', { reason: 'reason is a text' });
    await this.#deed(request, 'channel.paused', channel.fullName, reason.trim());
    const since = await pauseChannel(this.runtime, channel, reason.trim());
    return { channel: channel.fullName, state: 'paused', since: since.toISOString() };
  }

  /** The channel sends again, what was held first. */
  @Serves('resumeChannel')
  async resume(@Param('partner') partner: string, @Param('channel') name: string, @Req() request: FastifyRequest) {
    const channel = outboundChannel(this.runtime, partner, name);
    await this.#deed(request, 'channel.resumed', channel.fullName);
    return { channel: channel.fullName, state: 'active', released: await resumeChannel(this.runtime, channel) };
  }

  /** What waits for a batch goes out now, whatever the schedule says. */
  @Serves('closeBatch')
  async closeBatch(@Param('partner') partner: string, @Param('channel') name: string, @Req() request: FastifyRequest) {
    const channel = outboundChannel(this.runtime, partner, name);
    await this.#deed(request, 'batch.closed', channel.fullName);
    return { channel: channel.fullName, batches: await closeNow(this.runtime, channel) };
  }

  /** Tries the connection, without a document. What is wrong is the answer. */
  @Serves('testChannel')
  async test(@Param('partner') partner: string, @Param('channel') name: string, @Req() request: FastifyRequest) {
    await this.#deed(request, 'channel.tested', `${partner}/${name}`.slice(0, 200));
    const began = performance.now();
    const channel = await tryChannel(this.runtime, partner, name);
    return { channel: channel.fullName, status: 'reachable', ms: Math.round(performance.now() - began) };
  }

  /** Puts a document into an inbound channel as if its partner had sent it; works for channels that poll, too. */
  @Serves('sendDocument')
  async send(@Param('partner') partner: string, @Param('channel') name: string, @Req() request: FastifyRequest) {
    const { runtime } = this;
    const channel = runtime.catalog().channel(`${partner}/${name}`);
    if (channel?.direction !== 'in') throw hubError('E_PARTNER_UNKNOWN', { channel: `${partner}/${name}` });
    refuseSwitchedOff(runtime.catalog(), channel);
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    if (body.length === 0) throw hubError('E_BODY_EMPTY');
    await this.#deed(request, 'document.sent', channel.fullName);
    const mediaType = channel.accepts[0] ?? 'application/octet-stream';
    const acceptance = await receive({ ...runtime, intake: runtime.ledger }, runtime.catalog(), channel, { body, mediaType, headers: {} });
    return receipt(acceptance);
  }

  #deed(request: FastifyRequest, action: string, channel: string, reason?: string): Promise<void> {
    return recordDeed(this.runtime, request, { action, subject: `channel ${channel}`, ...(reason === undefined ? {} : { reason }) });
  }
}
