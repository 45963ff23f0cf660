import { sendersOf } from '../catalog/carriers.ts';
import type { InboundChannel } from '../catalog/model.ts';
import { finding } from '../kernel/errors.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { DecodedDocument } from '../spi/format.ts';
import type { Context, PipelinePorts } from './context.ts';

/** An interchange that came in on a channel which carries those of several partners goes on on the channel of the one who sent
 *  it (Content-Based Router), as a document of that partner's own. One of an unknown sender is held: it is taken by replaying
 *  it once there is a partner of that name.
 *  @returns undefined where the channel carries nobody, or the interchange is its own */
export function dispatchCarried(ports: PipelinePorts, context: Context, { sender = '' }: DecodedDocument): Context | undefined {
  const { channel, message, catalog } = context;
  const carried = channel.direction === 'in' && message.entry === 'document' ? catalog.carriedBy(channel.fullName) : [];
  if (carried.length === 0) return undefined;
  const to = carried.find((one) => sendersOf(one).includes(sender));
  if (to !== undefined) return handedOn(ports, context, to);
  if (sendersOf(channel as InboundChannel).includes(sender)) return undefined;
  const unknown = finding(
    'E_SENDER_UNKNOWN',
    { sender: sender === '' ? 'nobody' : sender },
    channel.formatDefinition.envelope?.places.sender ?? {},
  );
  return { ...context, failure: { stage: 'decode', findings: [unknown] } };
}

function handedOn(ports: PipelinePorts, context: Context, to: InboundChannel): Context {
  const part = {
    id: ports.ids.next<MessageId>(),
    type: '',
    entry: 'document' as const,
    content: context.message.content,
    to: { partner: to.partner.name, channel: to.name },
    errors: [],
  };
  return { ...context, parts: [part], settled: 'split' };
}
