import type { InboundChannel } from '../../catalog/model.ts';
import type { Finding } from '../../kernel/errors.ts';
import { hubError } from '../../kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../kernel/ids.ts';
import type { DecodedDocument, DecodedMessage } from '../../spi/format.ts';
import type { PlannedDelivery, SplitMessage } from '../../spi/ledger.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';
import { envelopeContext } from './envelope-context.ts';

/** Each message against its guide or schema; all errors at once, each with its position. An interchange is
 *  acknowledged and split here: what is valid goes on as messages of their own, what is not is dead by itself
 *  (Splitter, Message Filter). Documents without an envelope go on whole. */
export function validateStage(ports: PipelinePorts): Stage {
  return {
    name: 'validate',
    run: async (context) => {
      const document = context.document;
      if (document === undefined || context.message.entry === 'part') return context;
      if (context.message.entry === 'reply') return checkedReply(context, document);
      const channel = context.channel as InboundChannel;
      const findings = document.messages.map((message) => [...message.errors, ...channel.codec.validate(message)]);
      const acknowledged = await acknowledge(ports, context, channel, document, findings);
      if (document.errors.length > 0)
        return { ...acknowledged, failure: { stage: 'decode', findings: [...document.errors, ...findings.flat()] } };
      if (isSplit(document)) return { ...acknowledged, parts: split(ports, document.messages, findings) };
      const errors = findings.flat();
      if (errors.length > 0) return { ...acknowledged, failure: { stage: 'validate', findings: errors } };
      if (document.messages.length === 0) throw hubError('E_SCHEMA', { reason: 'holds no message' });
      return acknowledged;
    },
  };
}

/** An answer is neither split nor acknowledged, but it has to be readable: a mapping that got nothing would guess. */
function checkedReply(context: Context, document: DecodedDocument): Context {
  const unreadable = [...document.errors, ...document.messages.flatMap((message) => message.errors)];
  if (unreadable.length > 0) return { ...context, failure: { stage: 'decode', findings: unreadable } };
  if (context.message.content.body.length === 0) return context;
  const codec = context.channel.direction === 'out' ? context.channel.reply?.codec : undefined;
  const errors = document.messages.flatMap((message) => codec?.validate(message) ?? []);
  return errors.length > 0 ? { ...context, failure: { stage: 'validate', findings: errors } } : context;
}

function isSplit(document: DecodedDocument): boolean {
  return document.controlReference !== undefined || document.messages.length > 1;
}

function split(ports: PipelinePorts, messages: readonly DecodedMessage[], findings: readonly (readonly Finding[])[]): SplitMessage[] {
  return messages.map((message, index) => ({
    id: ports.ids.next<MessageId>(),
    type: message.type,
    ...(message.reference === undefined ? {} : { reference: message.reference }),
    content: { mediaType: 'application/json', body: Buffer.from(JSON.stringify({ ...message, errors: [] })) },
    errors: findings[index] ?? [],
  }));
}

async function acknowledge(
  ports: PipelinePorts,
  context: Context,
  channel: InboundChannel,
  document: DecodedDocument,
  findings: readonly (readonly Finding[])[],
): Promise<Context> {
  const target = channel.acknowledge;
  if (target === undefined || channel.codec.acknowledge === undefined) return context;
  const envelope = await envelopeContext(ports, context.catalog, channel);
  const body = channel.codec.acknowledge(document, findings, envelope);
  if (body === undefined) return context;
  const delivery: PlannedDelivery = {
    id: ports.ids.next<DeliveryId>(),
    route: 'acknowledge',
    partner: channel.partner.name,
    channel: target.to,
    idempotencyKey: `${context.message.id}:acknowledge`,
    parameters: {
      messageId: context.message.id,
      type: target.kind.toUpperCase(),
      controlReference: envelope.controlReference,
      ...(document.controlReference === undefined ? {} : { acknowledgedReference: document.controlReference }),
    },
    content: { mediaType: channel.formatDefinition.mediaTypes[0] ?? 'application/octet-stream', body },
  };
  return { ...context, deliveries: [...context.deliveries, delivery] };
}
