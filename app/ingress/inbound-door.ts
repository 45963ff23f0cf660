import type { Catalog, InboundChannel } from '../../core/catalog/model.ts';
import { refuseSwitchedOff } from '../../core/catalog/switched-off.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { inboundManner, type PushEndpoint, type ServiceEndpoint } from '../../core/spi/connector.ts';

/** The channel behind a partner's door: one that comes in and is called, as a document or, at `/<kind>/…`, in the protocol of a kind.
 *  @param kind of connector; undefined for the door of documents
 *  @throws E_PARTNER_UNKNOWN; E_PARTNER_OFF, for every inbound channel of a partner that is switched off */
export function inboundDoor(catalog: Catalog, name: string, kind?: string): InboundChannel {
  const channel = catalog.channel(name);
  if (channel?.direction === 'in') refuseSwitchedOff(catalog, channel);
  const manner = channel?.direction === 'in' ? inboundManner(channel.connector.capabilities, channel.config.settings) : undefined;
  const fits = kind === undefined ? manner === 'push' : manner === 'service' && channel?.connector.kind === kind;
  if (channel?.direction !== 'in' || !fits) throw hubError('E_PARTNER_UNKNOWN', { channel: name.slice(0, 120) });
  return channel;
}

const endpoints = new WeakMap<InboundChannel, PushEndpoint | ServiceEndpoint>();

/** The endpoint behind a door of documents, opened at its first use. */
export function pushEndpoint(channel: InboundChannel): PushEndpoint {
  return opened(channel) as PushEndpoint;
}

/** The endpoint behind the door of a service, opened at its first use. */
export function serviceEndpoint(channel: InboundChannel): ServiceEndpoint {
  return opened(channel) as ServiceEndpoint;
}

function opened(channel: InboundChannel): PushEndpoint | ServiceEndpoint {
  let endpoint = endpoints.get(channel);
  if (endpoint === undefined) {
    endpoint = channel.connector.inbound?.open(channel.config) as PushEndpoint | ServiceEndpoint;
    endpoints.set(channel, endpoint);
  }
  return endpoint;
}
