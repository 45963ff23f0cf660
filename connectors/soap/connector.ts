import type { ConnectorDefinition, ConnectorSide, OutboundEndpoint } from '../../core/spi/connector.ts';
import { outboundCredentials, outboundSettings } from './fields.ts';
import { openSoapOutbound } from './outbound.ts';

type Outbound = ConnectorSide<typeof outboundSettings, typeof outboundCredentials, OutboundEndpoint>;

/** Operations of partners' SOAP services. */
export const soapConnector: ConnectorDefinition<never, Outbound> = {
  kind: 'soap',
  summary: "SOAP 1.1 and 1.2: the hub calls operations of partners' services, described by a WSDL in the pack.",
  capabilities: {
    inbound: 'none',
    outbound: true,
    idempotencyKey: {
      no: 'SOAP has no place for it: the partner sees a repetition by the reference that the mapping writes into the arguments',
    },
    answers: true,
  },
  outbound: { settings: outboundSettings, credentials: outboundCredentials, open: (channel) => openSoapOutbound(channel) },
};
