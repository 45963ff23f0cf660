import { bindingsFor, envelopeView } from '../../catalog/bindings.ts';
import type { Catalog, OutboundChannel } from '../../catalog/model.ts';
import { asHubError, hubError } from '../../kernel/errors.ts';
import type { DeliveryId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type { AwaitedInterchange } from '../../spi/ledger/acknowledgements.ts';
import type { Content, PlannedDelivery } from '../../spi/ledger/ledger.ts';
import { awaitedInterchange } from '../awaited-interchange.ts';
import { joined } from '../batches/write-batch.ts';
import { caseBinding } from '../cases/present-case.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';
import { documentsOf } from '../documents-of.ts';
import { encodeDocument } from '../encode-document.ts';
import { envelopeContext, trialContext } from './envelope-context.ts';

/** Each (canonical message, destination) to the bytes that the partner gets (Message Translator). What cannot be
 *  translated makes that one delivery dead; the others go on. */
export function translateStage(ports: PipelinePorts): Stage {
  return {
    name: 'translate',
    run: async (context) => {
      const pairs = context.routed.flatMap(({ envelope, destinations }) =>
        destinations.map((destination) => ({ envelope, ...destination })),
      );
      const deliveries = await Promise.all(pairs.map((pair) => plan(ports, context, pair.envelope, pair.route, pair.channel)));
      return { ...context, deliveries: [...context.deliveries, ...deliveries] };
    },
  };
}

async function plan(
  ports: PipelinePorts,
  context: Context,
  envelope: Envelope,
  route: string,
  destination: string,
): Promise<PlannedDelivery> {
  const id = ports.ids.next<DeliveryId>();
  const [partner = '', channel = ''] = destination.split('/');
  const parameters = {
    messageId: context.message.id,
    deliveryId: id,
    caseId: envelope.caseRef,
    type: envelope.type,
    ...envelope.businessKeys,
  };
  const target = context.catalog.channel(destination);
  const inOrder = target?.direction === 'out' && target.ordering === 'case' && envelope.caseRef !== '';
  const planned = {
    id,
    envelopeId: envelope.id,
    route,
    partner,
    channel,
    idempotencyKey: id,
    ...(inOrder ? { inOrderOf: envelope.caseRef } : {}),
  };
  try {
    const { content, controlReference, awaited, waitsForBatch } = await translate(ports, context, envelope, route, destination);
    return {
      ...planned,
      parameters: { ...parameters, controlReference },
      content,
      ...(awaited === undefined ? {} : { awaited }),
      ...(waitsForBatch ? { waitsForBatch } : {}),
    };
  } catch (thrown) {
    const error = asHubError(thrown);
    if (error.transient) throw error;
    return { ...planned, parameters, content: { error: error.findings[0] ?? error.toFinding() } };
  }
}

interface Translated {
  readonly content: Content;
  readonly controlReference: string;
  readonly awaited: AwaitedInterchange | undefined;
  readonly waitsForBatch: boolean;
}

async function translate(
  ports: PipelinePorts,
  context: Context,
  envelope: Envelope,
  route: string,
  destination: string,
): Promise<Translated> {
  const channel = outboundChannel(context.catalog, route, destination);
  if (channel.partner.missing !== undefined) throw hubError('E_CONFIG_VARIABLE', { name: channel.partner.missing });
  const mapping = channel.requests.get(envelope.type);
  if (mapping === undefined) throw hubError('E_NOT_ACCEPTED', { channel: destination, type: envelope.type });
  const documents = await documentsOf(ports.ledger, context.documents, envelope.body);
  const result = await mapping.run(envelope.body, {
    ...bindingsFor(context.catalog, channel.partner, channel.parameters, ports.clock.now(), ports.ids),
    envelope: envelopeView(envelope),
    ...(mapping.run.names.has('case') ? { case: await caseBinding(ports, envelope, context.envelopes) } : {}),
    documents,
  });
  if (result.output === undefined) throw hubError('E_MAP_RESULT', { mapping: mapping.name, reason: 'it gave nothing' });
  if (channel.batch !== undefined) return forBatch(ports, context.catalog, channel, result.output);
  // On trial first: a number that was drawn for what cannot be written would be missed by the partner.
  if (channel.formatDefinition.envelope !== undefined)
    await encodeDocument(channel.codec, result.output, await trialContext(ports.clock, context.catalog, channel));
  const numbers = await envelopeContext(ports, context.catalog, channel);
  const body = await encodeDocument(channel.codec, result.output, numbers);
  return {
    content: { mediaType: channel.formatDefinition.mediaTypes[0] ?? 'application/octet-stream', body },
    controlReference: numbers.controlReference,
    awaited: await awaitedInterchange(channel, body),
    waitsForBatch: false,
  };
}

/** What waits for a batch is kept as the mapping gave it, once it has proved that it can be written. The trial draws no number:
 *  those of the interchanges that are sent stay without gaps. */
async function forBatch(ports: PipelinePorts, catalog: Catalog, channel: OutboundChannel, tree: Json): Promise<Translated> {
  const trial = await trialContext(ports.clock, catalog, channel);
  await encodeDocument(channel.codec, joined(channel.codec, [tree]), trial);
  const content = { mediaType: 'application/json', body: Buffer.from(JSON.stringify(tree)) };
  return { content, controlReference: '', awaited: undefined, waitsForBatch: true };
}

function outboundChannel(catalog: Catalog, route: string, destination: string): OutboundChannel {
  const channel = catalog.channel(destination);
  if (channel?.direction !== 'out') throw hubError('E_DESTINATION_UNKNOWN', { route, channel: destination });
  return channel;
}
