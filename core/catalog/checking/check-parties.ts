import type { Position } from '../../kernel/position.ts';
import { sendersOf } from '../carriers.ts';
import type { ReadResult } from '../load.ts';
import type { InboundChannel, OutboundChannel } from '../model.ts';
import type { ReadPack } from '../reading/read-partner.ts';
import { type ConfigNode, placeOf } from '../yaml-file.ts';

/** Warns of envelopes whose parties do not fit: written to, or as, somebody whom no inbound channel of the partner takes, so that
 *  the partner's answer would be nobody's; and of a partner without any identifier, whose name would be written for one. */
export function checkParties({ catalog, packs, report }: Pick<ReadResult, 'catalog' | 'packs' | 'report'>): void {
  const hub = Object.values(catalog.hub.identifiers);
  const warn = (reason: string, at: Position) => report.warning('E_CONFIG_FIELD', { reason }, at);
  for (const pack of packs) {
    const inbound = [...pack.channels.values()].filter((channel) => channel.direction === 'in').filter(hasEnvelope);
    for (const { channel, node } of writers(pack)) {
      const { name, partner } = channel;
      const sender = partyOf(channel, node, 'sender');
      const recipient = partyOf(channel, node, 'recipient');
      const deafToRecipient = recipient && inbound.find((one) => isMissing(recipient.id, sendersOf(one)));
      const deafToSender = sender && inbound.find((one) => isMissing(sender.id, one.interchange.to.length > 0 ? one.interchange.to : hub));
      if (deafToRecipient !== undefined)
        warn(
          `${name} writes to ${recipient?.id}, from which ${deafToRecipient.name} takes nothing: name it in its interchange.from`,
          recipient?.at ?? {},
        );
      if (deafToSender !== undefined)
        warn(
          `${name} writes as ${sender?.id}, for which ${deafToSender.name} takes nothing: name it in its interchange.to`,
          sender?.at ?? {},
        );
      if (
        recipient === undefined &&
        Object.keys(partner.identifiers).length === 0 &&
        !node.children.get('format')?.children.has('recipient')
      )
        warn(`${name} writes to ${partner.name}, its name, as the partner has no identifier: give it one, or format.recipient`, node.keyAt);
    }
  }
}

/** Outbound channels that write envelopes of their own. Acknowledgements alone go to whoever wrote. */
function writers({ channels, declared }: ReadPack): readonly { readonly channel: OutboundChannel; readonly node: ConfigNode }[] {
  return [...channels.values()].flatMap((channel) => {
    const node = declared.get(channel.name);
    const writes = channel.direction === 'out' && channel.requests.size > 0 && hasEnvelope(channel);
    return writes && node !== undefined ? [{ channel, node }] : [];
  });
}

function hasEnvelope({ formatDefinition }: InboundChannel | OutboundChannel): boolean {
  return formatDefinition.envelope !== undefined;
}

/** A party that the format names. A variable that is not known on this machine is not judged. */
function partyOf({ formatDefinition }: OutboundChannel, node: ConfigNode, side: 'sender' | 'recipient') {
  const given = node.children.get('format')?.children.get(side);
  if (given === undefined || typeof given.value !== 'string') return undefined;
  return { id: formatDefinition.envelope?.identifierIn(given.value) ?? given.value, at: placeOf(given) };
}

/** Is it none of those who are taken? Where nobody is named, everybody is. */
function isMissing(id: string, taken: readonly string[]): boolean {
  return taken.length > 0 && !taken.includes(id);
}
