import type { ConnectorDefinition, ConnectorSide, OutboundEndpoint, PollingEndpoint, PushEndpoint } from '../../core/spi/connector.ts';
import { inboundCredentials, inboundSettings, outboundCredentials, outboundSettings } from './fields.ts';
import { openRestInbound } from './inbound.ts';
import { openRestOutbound } from './outbound.ts';

type Inbound = ConnectorSide<typeof inboundSettings, typeof inboundCredentials, PushEndpoint | PollingEndpoint>;
type Outbound = ConnectorSide<typeof outboundSettings, typeof outboundCredentials, OutboundEndpoint>;

/** Documents over HTTP: partners post to the hub or have them fetched, the hub calls partners' APIs and webhooks. */
export const restConnector: ConnectorDefinition<Inbound, Outbound> = {
  kind: 'rest',
  summary: "HTTP: partners post documents to the hub, or the hub fetches them; the hub sends documents to partners' APIs and webhooks.",
  capabilities: { inbound: { pollsWith: 'url' }, outbound: true, idempotencyKey: true, answers: true },
  inbound: { settings: inboundSettings, credentials: inboundCredentials, open: (channel) => openRestInbound(channel) },
  outbound: { settings: outboundSettings, credentials: outboundCredentials, open: (channel) => openRestOutbound(channel) },
};
