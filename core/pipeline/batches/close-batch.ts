import { MOST_MEMBERS } from '../../catalog/batch-policy.ts';
import type { Catalog, OutboundChannel } from '../../catalog/model.ts';
import type { Clock } from '../../kernel/clock.ts';
import { finding } from '../../kernel/errors.ts';
import type { DeliveryId, IdSource, MessageId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import { type Steps, stepByStep } from '../../kernel/steps.ts';
import type { EnvelopeContext } from '../../spi/format.ts';
import type { Batching, NewBatch, WaitingDelivery } from '../../spi/ledger/batches.ts';
import type { ChannelStates } from '../../spi/ledger/channel-states.ts';
import type { Processing } from '../../spi/ledger/ledger.ts';
import type { Logger } from '../../spi/log.ts';
import { stopwatch, type Tracing } from '../../spi/tracing.ts';
import type { Transport } from '../../spi/transport.ts';
import { awaitedInterchange } from '../awaited-interchange.ts';
import { encodeDocument } from '../encode-document.ts';
import { envelopeContext, trialContext } from '../stages/envelope-context.ts';
import { traceBatch } from './trace-batch.ts';
import { joined, writeBatch } from './write-batch.ts';

/** What closing a batch needs. */
export interface ClosingPorts {
  readonly ledger: Batching & Pick<Processing, 'nextNumber'> & Pick<ChannelStates, 'channelStandings'>;
  readonly transport: Pick<Transport, 'ring'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  readonly catalog: () => Catalog;
  /** Absent: nobody asked for traces. */
  readonly tracing?: Tracing;
}

/** A batch that is due to be sent. */
export interface SentBatch {
  readonly messageId: MessageId;
  readonly deliveryId: DeliveryId;
  readonly members: number;
}

/** Who loses so often against others who close the same channel leaves it to them. */
const MOST_TRIES = 5;

/** Closes one batch of a channel: what waits longest becomes one document, a message of its own with one delivery (Aggregator).
 *  It is written on trial, and draws a number when that succeeded. Nothing is locked meanwhile; should a member have gone meanwhile, another one is written under the same number.
 *  What cannot be written any more, because the pack has changed, is dead at `translate`.
 *  @returns undefined when nothing waits, or others were faster; `stopped` when the channel is paused or disabled */
export async function closeBatch(ports: ClosingPorts, channel: OutboundChannel): Promise<SentBatch | 'stopped' | undefined> {
  const { ledger, clock } = ports;
  const catalog = ports.catalog();
  const limit = channel.codec.join === undefined ? 1 : (channel.batch?.max ?? MOST_MEMBERS);
  const trial = await trialContext(clock, catalog, channel);
  let envelope: EnvelopeContext | undefined;
  for (let tries = 0; tries < MOST_TRIES; ) {
    const startedAt = ports.tracing === undefined ? 0 : stopwatch().startedAt;
    const waiting = await ledger.nextMembers(channel.partner.name, channel.name, limit);
    if (waiting.length === 0) return undefined;
    const { trees, unreadable } = await stepByStep(treesOf(waiting));
    if (unreadable !== undefined) {
      await ledger.refuseWaiting(unreadable, finding('E_CONTENT_DROPPED', { what: 'delivery', id: unreadable }, {}), clock.now());
      continue;
    }
    const written = await writeBatch(channel.codec, trees, trial);
    if ('refused' in written) {
      const [first] = waiting as readonly [WaitingDelivery];
      ports.log.error(
        { deliveryId: first.id, channel: channel.fullName, code: written.refused.code },
        'delivery is dead: it cannot be written',
      );
      await ledger.refuseWaiting(first.id, written.refused, clock.now());
      continue;
    }
    if (envelope === undefined) {
      // A number that is drawn for a stopped channel would be missed by the partner.
      if (await isStopped(ledger, channel)) return 'stopped';
      envelope = await envelopeContext(ports, catalog, channel);
    }
    const body = await encodeDocument(channel.codec, joined(channel.codec, trees.slice(0, written.count)), envelope);
    const batch = await batchOf(ports, channel, waiting.slice(0, written.count), envelope.controlReference, body);
    const closed = await ledger.closeBatch({ ...batch, configHash: catalog.hash });
    if (closed.closed) {
      if (ports.tracing !== undefined) traceBatch(ports.tracing, batch, waiting.slice(0, written.count), startedAt);
      ports.transport.ring({ v: 1, queue: closed.queue, ids: [batch.id] });
      return { messageId: batch.messageId, deliveryId: batch.id, members: written.count };
    }
    if (closed.because === 'stopped') return 'stopped';
    tries += 1;
  }
  return undefined;
}

async function isStopped(ledger: Pick<ChannelStates, 'channelStandings'>, channel: OutboundChannel): Promise<boolean> {
  const standings = await ledger.channelStandings();
  return standings.some((one) => one.state !== 'active' && `${one.partner}/${one.channel}` === channel.fullName);
}

/** What the mappings gave; or the first delivery of which that is no more. */
function* treesOf(waiting: readonly WaitingDelivery[]): Steps<{ readonly trees: readonly Json[]; readonly unreadable?: DeliveryId }> {
  const trees: Json[] = [];
  for (const { id, content } of waiting) {
    if (content.body.length === 0) return { trees, unreadable: id };
    trees.push(JSON.parse(Buffer.from(content.body).toString('utf8')) as Json);
    yield;
  }
  return { trees };
}

/** @param reference empty where the format has no numbers */
async function batchOf(
  { clock, ids }: ClosingPorts,
  channel: OutboundChannel,
  members: readonly WaitingDelivery[],
  reference: string,
  body: Uint8Array,
): Promise<Omit<NewBatch, 'configHash'>> {
  const [messageId, id] = [ids.next<MessageId>(), ids.next<DeliveryId>()];
  const types = [...new Set(members.flatMap(({ parameters: { type } }) => (type === undefined ? [] : [type])))];
  const awaited = await awaitedInterchange(channel, body);
  const type = types.length === 1 ? (types[0] ?? '') : 'batch';
  return {
    messageId,
    id,
    partner: channel.partner.name,
    channel: channel.name,
    at: clock.now(),
    types,
    ...(reference === '' ? {} : { controlReference: reference }),
    parameters: { messageId, deliveryId: id, type, controlReference: reference, members: String(members.length) },
    content: { mediaType: channel.formatDefinition.mediaTypes[0] ?? 'application/octet-stream', body },
    ...(awaited === undefined ? {} : { awaited }),
    members: members.map((member) => member.id),
  };
}
