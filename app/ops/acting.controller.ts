import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../core/kernel/ids.ts';
import type { JsonObject } from '../../core/kernel/json.ts';
import { recordDeed, whoAsks } from '../acting/deeds.ts';
import { editedBytes } from '../acting/edited-bytes.ts';
import { explainMessage } from '../acting/explain.ts';
import { previewAction } from '../acting/preview.ts';
import { readBody } from '../api/read-body.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { ActionPreview, DeliveryActed, Discarded, MappingExplained, Receipt, ResendResult } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { found, idOf } from './request.ts';

/** A document as a person edited it. */
interface Correction {
  readonly body: Uint8Array;
  readonly content: string;
  readonly reason: string;
  readonly evenIfAccepted: boolean;
}

/** What operators do to messages and deliveries, and what it would come to. Each deed is in the audit before it is done. */
@Controller()
export class ActingController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('previewAction')
  preview(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ActionPreview> {
    return previewAction(this.runtime, idOf<MessageId>('message', id), readBody('ActionRequest', request.body));
  }

  @Serves('explainMessage')
  explain(@Param('id') id: string, @Query() query: unknown): Promise<MappingExplained> {
    const { delivery, message } = readQuery('explainMessage', query);
    const which = { ...(delivery === undefined ? {} : { delivery }), ...(message === undefined ? {} : { message }) };
    return explainMessage(this.runtime, idOf<MessageId>('message', id), which);
  }

  @Serves('replayMessage')
  async replay(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Receipt> {
    const { ledger, ids, clock, catalog, past } = this.runtime;
    const { configuration = 'today', reason } = readBody('ReplayRequest', request.body);
    const old = idOf<MessageId>('message', id);
    const then = configuration === 'then';
    // Refused here, before anything is done, rather than by the message that would come of it.
    const hash = then ? found('message', id, await ledger.message(old)).configHash : catalog().hash;
    if (then) await past.asOf(hash);
    await this.#record(request, 'message.replayed', `message ${id}`, reason, { configuration });
    return this.#accepted(await ledger.replay(old, ids.next<MessageId>(), hash, clock.now(), then));
  }

  @Serves('resendMessage')
  async resend(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ResendResult> {
    const { ledger, clock, transport } = this.runtime;
    const { deliveries, reason } = readBody('ResendRequest', request.body);
    const named = deliveries?.map((one) => idOf<DeliveryId>('delivery', one));
    await this.#record(request, 'message.resent', `message ${id}`, reason);
    const due = await ledger.resend(idOf<MessageId>('message', id), named, clock.now());
    for (const [queue, ids] of due) transport.ring({ v: 1, queue, ids });
    return { messageId: id, deliveries: [...due.values()].flat() };
  }

  @Serves('correctMessage')
  async correct(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Receipt> {
    const { ledger, ids, clock, catalog } = this.runtime;
    const { content, reason, evenIfAccepted = false } = readBody('CorrectRequest', request.body);
    const old = idOf<MessageId>('message', id);
    found('message', id, await ledger.message(old));
    const given = await ledger.messageAsGiven(old);
    if (given === undefined) throw hubError('E_CONTENT_DROPPED', { what: 'message', id });
    const body = editedBytes(content, given);
    if (catalog().hub.fourEyes === true) return this.#waiting(request, old, { body, content, reason, evenIfAccepted });
    await this.#record(request, 'message.corrected', `message ${id}`, reason, { evenIfAccepted });
    const correction = { id: old, newId: ids.next<MessageId>(), body, configHash: catalog().hash, at: clock.now(), evenIfAccepted };
    return this.#accepted(await ledger.correct(correction));
  }

  @Serves('discardMessage')
  async discard(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Discarded> {
    const reason = readBody('DiscardRequest', request.body).reason.trim();
    if (reason === '') throw hubError('E_REQUEST_INVALID', { reason: 'discarding needs a reason: {"reason": "…"}' });
    const messageId = idOf<MessageId>('message', id);
    await this.#record(request, 'message.discarded', `message ${id}`, reason);
    await this.runtime.ledger.discard(messageId, reason, this.runtime.clock.now());
    return { messageId: id, status: 'discarded' };
  }

  @Serves('retryDelivery')
  async retry(@Param('id') id: string, @Req() request: FastifyRequest): Promise<DeliveryActed> {
    const { ledger, transport, clock } = this.runtime;
    const delivery = idOf<DeliveryId>('delivery', id);
    await this.#record(request, 'delivery.retried', `delivery ${id}`);
    const queue = await ledger.retryDelivery(delivery, clock.now());
    transport.ring({ v: 1, queue, ids: [id] });
    return { deliveryId: id, status: 'pending' };
  }

  @Serves('cancelDelivery')
  async cancel(@Param('id') id: string, @Req() request: FastifyRequest): Promise<DeliveryActed> {
    const delivery = idOf<DeliveryId>('delivery', id);
    await this.#record(request, 'delivery.cancelled', `delivery ${id}`);
    await this.runtime.ledger.cancelDelivery(delivery, this.runtime.clock.now());
    return { deliveryId: id, status: 'cancelled' };
  }

  /** A correction that a second person has to confirm is an action on one. */
  async #waiting(request: FastifyRequest, id: MessageId, { body, content, reason, evenIfAccepted }: Correction): Promise<Receipt> {
    const { ledger, ids, clock } = this.runtime;
    const bulkId = ids.next<string>();
    // Who confirms it sees what it comes to, masked.
    const { deliveries } = await previewAction(this.runtime, id, { verb: 'correct', content });
    await this.#record(request, 'bulk.planned', `bulk ${bulkId}`, reason, { verb: 'correct', count: 1, message: id });
    await ledger.planBulk({
      id: bulkId,
      verb: 'correct',
      target: { messages: [id] },
      configuration: 'today',
      reason,
      fourEyes: true,
      plannedBy: whoAsks(request),
      plannedAt: clock.now(),
      items: [id],
      sample: [{ messageId: id, deliveries }] as unknown as JsonObject[],
      payload: body,
      evenIfAccepted,
    });
    return { messageId: id, status: 'waiting', links: { self: `/api/bulk/${bulkId}` } };
  }

  #accepted(messageId: MessageId): Receipt {
    this.runtime.transport.ring({ v: 1, queue: 'process', ids: [messageId] });
    return { messageId, status: 'accepted', links: { self: `/api/messages/${messageId}` } };
  }

  #record(
    request: FastifyRequest,
    action: string,
    subject: string,
    reason?: string,
    details?: Readonly<Record<string, string | number | boolean>>,
  ): Promise<void> {
    const given = { ...(reason === undefined ? {} : { reason }), ...(details === undefined ? {} : { details }) };
    return recordDeed(this.runtime, request, { action, subject, ...given });
  }
}
