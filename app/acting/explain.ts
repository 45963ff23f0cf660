import { type KnownValues, knownValues } from '../../core/canonical/masking/known-values.ts';
import { maskCanonical } from '../../core/canonical/masking/masking.ts';
import { bindingsFor, envelopeView } from '../../core/catalog/bindings.ts';
import type { Channel, PackMapping } from '../../core/catalog/model.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { countingIds, type MessageId } from '../../core/kernel/ids.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';
import { explainMapping } from '../../core/mapping/explain.ts';
import type { MappingBindings } from '../../core/mapping/mapping.ts';
import { predict } from '../../core/pipeline/predict.ts';
import { codecFor, readAnswer } from '../../core/pipeline/read-answer.ts';
import type { DecodedMessage } from '../../core/spi/format.ts';
import type { MessageInWork } from '../../core/spi/ledger/ledger.ts';
import type { DeliveryView, MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { MappingExplained } from '../api/views/index.ts';
import type { LoadedConfiguration } from '../configuration/configuration.ts';
import { found } from '../ops/request.ts';
import type { Runtime } from '../runtime/runtime.ts';

interface Explainable {
  readonly mapping: PackMapping;
  readonly input: Json;
  readonly bindings: MappingBindings;
  /** Undefined where the result itself tells. */
  readonly known?: KnownValues;
  /** Of an interchange. */
  readonly messages?: NonNullable<MappingExplained['messages']>;
}

/** What of a message is explained: what came in, of an interchange one message of it, or a delivery. */
export interface Explained {
  readonly delivery?: string;
  /** From 1. @default 1 */
  readonly message?: number;
}

const MOST_LISTED = 1_000;

/** Which place of which mapping gave each field: of the inbound mapping, or of one delivery's. By the configuration that processed the
 *  message where the ledger has it, else by that of today.
 *  @throws E_NOT_FOUND, E_CONTENT_DROPPED, and what the mapping throws */
export async function explainMessage(
  runtime: Runtime,
  id: MessageId,
  { delivery: deliveryId, message: number = 1 }: Explained = {},
): Promise<MappingExplained> {
  const { ledger, past, configuration } = runtime;
  const detail = found('message', id, await ledger.message(id));
  const given = await ledger.messageAsGiven(id);
  if (given === undefined) throw hubError('E_CONTENT_DROPPED', { what: 'message', id });
  const was = await past.asOf(detail.configHash).catch(() => undefined);
  const used = was ?? configuration.current;
  const delivery = deliveryId === undefined ? undefined : detail.deliveries.find((one) => one.id === deliveryId);
  if (deliveryId !== undefined && delivery === undefined) throw hubError('E_NOT_FOUND', { what: 'delivery', id: deliveryId });
  const explainable =
    delivery === undefined
      ? inbound(runtime, used, given, number)
      : await outbound(runtime, used, given, {
          ...delivery,
          name: `${delivery.partner}/${delivery.channel}`,
          place: placeOf(detail, delivery),
        });
  const { mapping, input, bindings } = explainable;
  const path = `mappings/${mapping.name}`;
  const source = found('file', path, used.files.get(path));
  const { fields, result } = await explainMapping(source, mapping.name, input, bindings);
  const known = explainable.known ?? knownValues(canonicalIn(result.output ?? null));
  const shown = fields.map((field) => ({ ...field, value: masked(field.value, known) }));
  const { messages = [] } = explainable;
  return { mapping: path, source, fields: shown, asOfThen: was !== undefined, ...(messages.length < 2 ? {} : { messages }) };
}

/** How many deliveries of the same route and channel come before it: an interchange, or a route that emits, has several. */
function placeOf({ deliveries }: MessageDetail, { id, partner, channel, route }: DeliveryView): number {
  const alike = deliveries.filter((one) => one.partner === partner && one.channel === channel && one.route === route);
  return alike.findIndex((one) => one.id === id);
}

function inbound({ clock }: Runtime, { catalog }: LoadedConfiguration, message: MessageInWork, number: number): Explainable {
  const channel = found('channel', message.channel, catalog.channel(`${message.partner}/${message.channel}`));
  const mapping = channel.direction === 'in' ? channel.mapping : channel.reply?.mapping;
  if (mapping === undefined || message.entry === 'gather' || message.entry === 'canonical')
    throw hubError('E_NOT_FOUND', { what: 'inbound mapping of message', id: message.id });
  const base = bindingsFor(catalog, channel.partner, channel.parameters, clock.now(), countingIds());
  const bindings = message.request === undefined ? base : { ...base, request: envelopeView(message.request) };
  const messages = messagesOf(message, channel);
  const chosen = messages[number - 1];
  if (chosen === undefined) throw hubError('E_NOT_FOUND', { what: 'message of interchange', id: `${message.id}, number ${number}` });
  const listed = messages.slice(0, MOST_LISTED).map(({ type, reference }, index) => ({
    number: index + 1,
    type,
    ...(reference === undefined ? {} : { reference }),
  }));
  return { mapping, input: chosen.tree, bindings, messages: listed };
}

function messagesOf({ entry, content }: MessageInWork, channel: Channel): readonly Pick<DecodedMessage, 'type' | 'reference' | 'tree'>[] {
  if (entry === 'part') return [JSON.parse(Buffer.from(content.body).toString('utf8')) as DecodedMessage];
  const codec = codecFor(channel) ?? channel.codec;
  const { messages, errors } = entry === 'reply' ? readAnswer(codec, content.body) : codec.decode(content.body);
  if (messages.length === 0) throw hubError('E_DOCUMENT_REFUSED', { messageId: '', reason: 'it cannot be read.' }, { findings: errors });
  return messages;
}

async function outbound(
  { ledger, clock }: Runtime,
  { catalog }: LoadedConfiguration,
  message: MessageInWork,
  { name, route, place }: { readonly name: string; readonly route: string; readonly place: number },
): Promise<Explainable> {
  const { deliveries, envelopes } = await predict(ledger, catalog, message, clock.now());
  const alike = deliveries.filter((one) => `${one.partner}/${one.channel}` === name && one.route === route);
  const planned = alike[place] ?? alike[0];
  const channel = catalog.channel(name);
  const envelope = planned?.envelope;
  const mapping = channel?.direction === 'out' && envelope !== undefined ? channel.requests.get(envelope.type) : undefined;
  if (channel === undefined || envelope === undefined || mapping === undefined)
    throw hubError('E_NOT_FOUND', { what: 'outbound mapping of message', id: message.id });
  const base = bindingsFor(catalog, channel.partner, channel.parameters, clock.now(), countingIds());
  return { mapping, input: envelope.body, bindings: { ...base, envelope: envelopeView(envelope) }, known: knownValues(envelopes) };
}

/** The canonical messages that a mapping gave. */
function canonicalIn(output: Json): readonly { readonly type: string; readonly body: Json }[] {
  const all = Array.isArray(output) ? output : [output];
  return all.flatMap((one) =>
    isJsonObject(one as Json) && typeof (one as Record<string, Json>)['type'] === 'string'
      ? [{ type: String((one as Record<string, Json>)['type']), body: (one as Record<string, Json>)['body'] ?? null }]
      : [],
  );
}

/** A value without what is personal; of one whose type is told, as its schema has it. */
function masked(value: Json, known: KnownValues): Json {
  if (isJsonObject(value) && typeof value['type'] === 'string' && 'body' in value)
    return { ...value, body: maskCanonical(value['type'], value['body'] ?? null).body };
  if (Array.isArray(value)) return value.map((item) => masked(item as Json, known));
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner as Json, known)]));
  return value === null || typeof value === 'boolean' || !known.isPersonal(String(value)) ? value : '•••';
}
