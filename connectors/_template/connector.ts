import type { ConnectorDefinition, ConnectorSide, OutboundEndpoint, PollingEndpoint } from '../../core/spi/connector.ts';
import { credentials, inboundSettings, outboundSettings } from './fields.ts';
import { openInbound } from './inbound.ts';
import { openOutbound } from './outbound.ts';

type Inbound = ConnectorSide<typeof inboundSettings, typeof credentials, PollingEndpoint>;
type Outbound = ConnectorSide<typeof outboundSettings, typeof credentials, OutboundEndpoint>;

/** Documents as files in a folder of this machine: taken from one, put into another. */
export const kindNameConnector: ConnectorDefinition<Inbound, Outbound> = {
  kind: 'kind-name',
  summary: "Files in a folder on the hub's own machine: taken from one, each once and whole, or put into one.",
  capabilities: {
    inbound: 'poll',
    outbound: true,
    idempotencyKey: { no: 'a file has no place for a key: the partner sees a repetition by its name, if each document has its own' },
    answers: false,
  },
  inbound: { settings: inboundSettings, credentials, open: (channel) => openInbound(channel) },
  outbound: { settings: outboundSettings, credentials, open: (channel) => openOutbound(channel) },
};
