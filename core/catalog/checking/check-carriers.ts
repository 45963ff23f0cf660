import { hint } from '../../spi/did-you-mean.ts';
import { carriedChannels, sendersOf } from '../carriers.ts';
import type { Channel, InboundChannel } from '../model.ts';
import type { ReadPack } from '../reading/read-partner.ts';
import type { Report } from '../report.ts';
import { type ConfigNode, placeOf } from '../yaml-file.ts';

/** A carrier is a channel of the same direction and format that makes a connection itself; of the inbound channels that it
 *  carries, each sender belongs to one. */
export function checkCarriers(packs: readonly ReadPack[], report: Report): void {
  const declared = new Map<string, ConfigNode>(
    packs.flatMap((pack) => [...pack.declared].map(([name, node]) => [`${pack.folder}/${name}`, node] as const)),
  );
  const channels = new Map(packs.flatMap((pack) => [...pack.channels.values()].map((channel) => [channel.fullName, channel] as const)));
  for (const channel of channels.values()) {
    const place = overOf(declared.get(channel.fullName), channel);
    if (channel.carrier === undefined || place === undefined) continue;
    const reason = faultOf(channel, channels.get(channel.carrier), declared);
    if (reason !== undefined) report.error('E_CONFIG_FIELD', { reason: `settings.over: ${reason}` }, placeOf(place));
  }
  for (const [carrier, carried] of carriedChannels(channels.values())) checkSenders(carrier, carried, declared, report);
}

function overOf(node: ConfigNode | undefined, { connector }: Channel): ConfigNode | undefined {
  return node?.children.get('settings')?.children.get(connector.capabilities.carriedBy ?? '');
}

function faultOf(channel: Channel, carrier: Channel | undefined, declared: ReadonlyMap<string, ConfigNode>): string | undefined {
  const name = channel.carrier ?? '';
  // One that is declared but could not be read has findings of its own.
  if (carrier === undefined) return declared.has(name) ? undefined : `there is no channel ${name}${hint(name, declared.keys())}`;
  if (carrier.direction !== channel.direction) return `the channel ${name} is ${carrier.direction === 'in' ? 'inbound' : 'outbound'}`;
  if (carrier.carrier !== undefined) return `the channel ${name} is carried itself, by ${carrier.carrier}`;
  if (carrier.formatDefinition.envelope === undefined) return `the format ${carrier.formatDefinition.kind} of ${name} has no interchanges`;
  if (carrier.formatDefinition.kind !== channel.formatDefinition.kind)
    return `the channel ${name} carries ${carrier.formatDefinition.kind}, not ${channel.formatDefinition.kind}`;
  return undefined;
}

function checkSenders(
  carrier: string,
  carried: readonly InboundChannel[],
  declared: ReadonlyMap<string, ConfigNode>,
  report: Report,
): void {
  const owners = new Map<string, string>();
  for (const channel of carried) {
    const at = overOf(declared.get(channel.fullName), channel)?.at ?? {};
    const senders = sendersOf(channel);
    if (senders.length === 0) {
      const reason = `what comes in on ${carrier} is told apart by its sender: give the partner identifiers, or the channel interchange.from`;
      report.error('E_CONFIG_FIELD', { reason }, at);
    }
    for (const sender of senders) {
      const owner = owners.get(sender);
      if (owner !== undefined && owner !== channel.fullName)
        report.error('E_CONFIG_DUPLICATE', { what: `The sender on ${carrier}, also of ${owner},`, name: sender }, at);
      owners.set(sender, channel.fullName);
    }
  }
}
