import { bindingsFor, envelopeView } from '../catalog/bindings.ts';
import type { Catalog, InboundChannel, PackMapping } from '../catalog/model.ts';
import type { Clock } from '../kernel/clock.ts';
import { hubError } from '../kernel/errors.ts';
import type { EnvelopeId, IdSource, MessageId } from '../kernel/ids.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { Content, Processing } from '../spi/ledger/ledger.ts';
import type { Queries } from '../spi/ledger/ledger-queries.ts';
import { documentsOf } from './documents-of.ts';
import { envelopeContext } from './stages/envelope-context.ts';

/** What answering a caller needs. */
export interface AnswerPorts {
  readonly ledger: Pick<Queries, 'message'> & Pick<Processing, 'recordedCase' | 'latestInCase' | 'document' | 'nextNumber'>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Messages that one document caused and that are looked at, at most. */
const MAX_CHAIN = 100;

/** The answer to a caller who waited, by the channel's `answer:` (Request-Reply): the first of its types of which a message came of
 *  the caller's document, as a document of the channel's format.
 *  @returns undefined where the channel has no answers, or none has come (yet)
 *  @throws the errors of mapping and encoding */
export async function answerCaller(
  ports: AnswerPorts,
  catalog: Catalog,
  channel: InboundChannel,
  id: MessageId,
): Promise<Content | undefined> {
  if (channel.answers.size === 0) return undefined;
  const { chain, caseId } = await chainOf(ports.ledger, id);
  const found = caseId === undefined ? undefined : await ports.ledger.recordedCase(caseId);
  if (caseId === undefined || found === undefined) return undefined;
  const caused = new Set<EnvelopeId>(found.events.filter(({ messageId }) => chain.has(messageId)).map((event) => event.id));
  for (const [type, mapping] of channel.answers) {
    const envelope = await ports.ledger.latestInCase(caseId, type);
    if (envelope === undefined || !caused.has(envelope.id)) continue;
    return write(ports, catalog, channel, mapping, envelope);
  }
  return undefined;
}

async function write(
  ports: AnswerPorts,
  catalog: Catalog,
  channel: InboundChannel,
  mapping: PackMapping,
  envelope: Envelope,
): Promise<Content> {
  const { output } = await mapping.run(envelope.body, {
    ...bindingsFor(catalog, channel.partner, channel.parameters, ports.clock.now(), ports.ids),
    envelope: envelopeView(envelope),
    documents: await documentsOf(ports.ledger, [], envelope.body),
  });
  if (output === undefined) throw hubError('E_MAP_RESULT', { mapping: mapping.name, reason: 'it gave nothing' });
  const body = channel.codec.encode(output, await envelopeContext(ports, catalog, channel));
  return { mediaType: channel.formatDefinition.mediaTypes[0] ?? 'application/octet-stream', body };
}

/** The message and all that it caused: parts and replies; and the case that they are of. */
async function chainOf(ledger: AnswerPorts['ledger'], id: MessageId) {
  const chain = new Set<MessageId>([id]);
  let caseId: NonNullable<Awaited<ReturnType<Queries['message']>>>['caseId'];
  for (const each of chain) {
    const detail = await ledger.message(each);
    caseId ??= detail?.caseId;
    for (const next of [...(detail?.parts ?? []), ...(detail?.replies ?? [])]) if (chain.size < MAX_CHAIN) chain.add(next);
  }
  return { chain, caseId };
}
