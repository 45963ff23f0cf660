import { sendersOf } from '../catalog/carriers.ts';
import type { InboundChannel } from '../catalog/model.ts';
import { type Finding, finding } from '../kernel/errors.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { DecodedDocument } from '../spi/format.ts';
import type { Context, PipelinePorts } from './context.ts';

/** An interchange that came in on a channel which carries those of several partners goes on on the channel of the one who sent
 *  it (Content-Based Router), as a document of that partner's own. One of an unknown sender is held, or
 *  of one that is switched off: it is taken by replaying it once there is a partner of that name, and on.
 *  @returns undefined where the channel carries nobody, or the interchange is its own */
export function dispatchCarried(ports: PipelinePorts, context: Context, { sender = '' }: DecodedDocument): Context | undefined {
  const { channel, message, catalog } = context;
  const carried = channel.direction === 'in' && message.entry === 'document' ? catalog.carriedBy(channel.fullName) : [];
  if (carried.length === 0) return undefined;
  const at = channel.formatDefinition.envelope?.places.sender ?? {};
  const to = carried.find((one) => sendersOf(one).includes(sender));
  if (to?.partner.switchedOffBy !== undefined) return refused(context, finding('E_PARTNER_OFF', { partner: to.partner.name }, at));
  if (to !== undefined) return handedOn(ports, context, to);
  if (sendersOf(channel as InboundChannel).includes(sender)) return undefined;
  return refused(context, finding('E_SENDER_UNKNOWN', { sender: sender === '' ? 'nobody' : sender }, at));
}

function refused(context: Context, found: Finding): Context {
  return { ...context, failure: { stage: 'decode', findings: [found] } };
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
