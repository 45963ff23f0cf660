import type { InboundChannel } from '../catalog/model.ts';
import { asHubError } from '../kernel/errors.ts';
import type { DeliveryId } from '../kernel/ids.ts';
import type { EnvelopeContext } from '../spi/format.ts';
import type { Content, PlannedDelivery } from '../spi/ledger/ledger.ts';
import type { Context, PipelinePorts } from './context.ts';
import { envelopeContext, trialContext } from './stages/envelope-context.ts';

/** An acknowledgement to be planned. */
export interface AcknowledgementPlan {
  /** Names it among the deliveries of its message. */
  readonly route: string;
  /** For names of files and for people: `CONTRL`, `APERAK`. */
  readonly type: string;
  /** What it acknowledges: the sender's reference. */
  readonly reference?: string;
  /** Writes it; undefined when there is nothing to be acknowledged. */
  readonly write: (envelope: EnvelopeContext) => Uint8Array | undefined;
}

/** The delivery of an acknowledgement to the partner, on the channel that is agreed. One that cannot be written is dead at
 *  once, and a person sees why; the message that it answers goes its way. Where nothing is to be acknowledged, no number is
 *  drawn: a partner who watches our numbers would miss it. */
export async function planAcknowledgement(
  ports: PipelinePorts,
  context: Context,
  channel: InboundChannel,
  { route, type, reference, write }: AcknowledgementPlan,
): Promise<PlannedDelivery | undefined> {
  const to = channel.acknowledge?.to;
  if (to === undefined) return undefined;
  const trial = await trialContext(ports.clock, context.catalog, channel);
  if (attempt(channel, () => write(trial)) === undefined) return undefined;
  const envelope = await envelopeContext(ports, context.catalog, channel);
  const content = attempt(channel, () => write(envelope));
  if (content === undefined) return undefined;
  return {
    id: ports.ids.next<DeliveryId>(),
    route,
    partner: channel.partner.name,
    channel: to,
    idempotencyKey: `${context.message.id}:${route}`,
    parameters: {
      messageId: context.message.id,
      type,
      controlReference: envelope.controlReference,
      ...(reference === undefined ? {} : { acknowledgedReference: reference }),
    },
    content,
  };
}

function attempt(channel: InboundChannel, write: () => Uint8Array | undefined): PlannedDelivery['content'] | undefined {
  try {
    const body = write();
    if (body === undefined) return undefined;
    return { mediaType: channel.formatDefinition.mediaTypes[0] ?? 'application/octet-stream', body } satisfies Content;
  } catch (thrown) {
    const error = asHubError(thrown);
    if (error.transient) throw error;
    return { error: error.findings[0] ?? error.toFinding() };
  }
}
