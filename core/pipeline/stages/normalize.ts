import { canonicalVersion } from '../../canonical/validate.ts';
import { bindingsFor, envelopeView } from '../../catalog/bindings.ts';
import { mappedMessages } from '../../catalog/mapped-messages.ts';
import type { MappedMessage, PackMapping } from '../../catalog/model.ts';
import { hubError } from '../../kernel/errors.ts';
import type { CaseId, DocumentId, EnvelopeId } from '../../kernel/ids.ts';
import type { MappedDocument, MappingBindings, MappingResult } from '../../mapping/mapping.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type { KeptDocument, StageContent } from '../../spi/ledger/ledger.ts';
import { aggregator } from '../aggregator.ts';
import { type AmountsOff, amountsOff } from '../amounts-off.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';
import type { Normalizer } from '../normalizer.ts';

/** The partner's document, or the partner's answer, to canonical messages (Normalizer, Canonical Data Model). */
export function normalizeStage(ports: PipelinePorts): Stage {
  return {
    name: 'normalize',
    run: async (context) => {
      const { mapping, emits, bindings, toEnvelope } =
        context.message.entry === 'gather' ? aggregator(ports, context) : normalizer(ports, context);
      const input = context.document?.messages[0]?.tree ?? null;
      const result = await mapping.run(input, bindings);
      const mapped = mappedMessages(mapping.name, result.output, emits);
      const envelopes = mapped.map(toEnvelope);
      const amounts = amountsOff(mapped, context.channel.partner.tolerance);
      if (amounts.length > 0) ports.log.warn({ messageId: context.message.id, faults: amounts.length }, 'amounts do not add up');
      return {
        ...context,
        envelopes,
        ...(context.message.gathering === undefined ? {} : { answers: envelopes.map(({ id }) => id) }),
        types: [...new Set([...context.types, ...mapped.map((message) => message.type)])],
        documents: [...context.documents, ...result.documents.map(keep)],
        contents: [...context.contents, ...noted(result, amounts)],
      };
    },
  };
}

function normalizer(ports: PipelinePorts, context: Context): Normalizer {
  return {
    ...inboundMapping(context),
    bindings: bindings(ports, context),
    toEnvelope: (message) => toEnvelope(ports, context, message),
  };
}

function inboundMapping({ channel, types }: Context): { mapping: PackMapping; emits: readonly string[] } {
  const from = channel.direction === 'in' ? channel : channel.reply;
  if (from === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The reply of channel', name: channel.fullName });
  const { mapping, emits } = from;
  if (mapping === undefined) throw hubError('E_MESSAGE_NOT_MAPPED', { channel: channel.fullName, type: types[0] ?? 'document' });
  return { mapping, emits };
}

function bindings(ports: PipelinePorts, context: Context): MappingBindings {
  const { channel, message, catalog } = context;
  const base = bindingsFor(catalog, channel.partner, channel.parameters, ports.clock.now(), ports.ids);
  return message.request === undefined ? base : { ...base, request: envelopeView(message.request) };
}

function toEnvelope(ports: PipelinePorts, context: Context, message: MappedMessage): Envelope {
  const { message: source } = context;
  return {
    id: ports.ids.next<EnvelopeId>(),
    type: message.type,
    version: canonicalVersion,
    occurredAt: message.occurredAt ?? source.receivedAt.toISOString(),
    caseRef: (source.caseId ?? '') as CaseId,
    businessKeys: message.businessKeys,
    origin: source.origin,
    source: source.partner,
    body: message.body as Envelope['body'],
    ...(source.request === undefined ? {} : { causedBy: source.request.id }),
  };
}

function keep(document: MappedDocument): KeptDocument {
  return {
    id: document.id as DocumentId,
    type: document.type,
    mediaType: document.mediaType,
    filename: document.filename,
    body: document.body,
  };
}

/** What operators should look at, though it is no error of the message. */
function noted({ unknownCodes }: MappingResult, amounts: readonly AmountsOff[]): StageContent[] {
  if (unknownCodes.length + amounts.length === 0) return [];
  const notes = { ...(unknownCodes.length === 0 ? {} : { unknownCodes }), ...(amounts.length === 0 ? {} : { amounts }) };
  return [{ stage: 'normalize', mediaType: 'application/json', body: Buffer.from(JSON.stringify(notes)) }];
}
