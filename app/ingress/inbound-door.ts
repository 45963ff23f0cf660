import type { Catalog, InboundChannel } from '../../core/catalog/model.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { inboundManner, type PushEndpoint } from '../../core/spi/connector.ts';

/** The channel behind a partner's door: one that comes in and is called.
 *  @throws E_PARTNER_UNKNOWN */
export function inboundDoor(catalog: Catalog, name: string): InboundChannel {
  const channel = catalog.channel(name);
  if (channel?.direction !== 'in' || inboundManner(channel.connector.capabilities, channel.config.settings) !== 'push') {
    throw hubError('E_PARTNER_UNKNOWN', { channel: name.slice(0, 120) });
  }
  return channel;
}

const endpoints = new WeakMap<InboundChannel, PushEndpoint>();

/** The endpoint behind a door, opened at its first use. */
export function pushEndpoint(channel: InboundChannel): PushEndpoint {
  let endpoint = endpoints.get(channel);
  if (endpoint === undefined) {
    endpoint = channel.connector.inbound?.open(channel.config) as PushEndpoint;
    endpoints.set(channel, endpoint);
  }
  return endpoint;
}
