import type { ConnectorDefinition } from '../spi/connector.ts';
import type { Channel, InboundChannel } from './model.ts';

/** The carrier that a channel's settings name. */
export function carrierOf(
  { capabilities }: ConnectorDefinition,
  settings: Readonly<Record<string, unknown>>,
): { readonly carrier?: string } {
  const name = capabilities.carriedBy === undefined ? undefined : settings[capabilities.carriedBy];
  return typeof name === 'string' ? { carrier: name } : {};
}

/** The inbound channels by the channel that carries them. */
export function carriedChannels(channels: Iterable<Channel>): ReadonlyMap<string, readonly InboundChannel[]> {
  const carried = new Map<string, InboundChannel[]>();
  for (const channel of channels) {
    if (channel.direction === 'out' || channel.carrier === undefined) continue;
    carried.set(channel.carrier, [...(carried.get(channel.carrier) ?? []), channel]);
  }
  return carried;
}

/** The identifiers under which the interchanges of a channel come: those that it names, or its partner's. */
export function sendersOf({ interchange, partner }: InboundChannel): readonly string[] {
  return interchange.from.length > 0 ? interchange.from : Object.values(partner.identifiers);
}
