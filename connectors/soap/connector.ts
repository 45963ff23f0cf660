import type { ConnectorDefinition, ConnectorSide, OutboundEndpoint, ServiceEndpoint } from '../../core/spi/connector.ts';
import { inboundCredentials, inboundSettings } from './inbound-fields.ts';
import { openSoapOutbound } from './outbound.ts';
import { outboundCredentials, outboundSettings } from './outbound-fields.ts';
import { openSoapService } from './service/endpoint.ts';
import { soapFormat } from './service/format.ts';

type Inbound = ConnectorSide<typeof inboundSettings, typeof inboundCredentials, ServiceEndpoint>;
type Outbound = ConnectorSide<typeof outboundSettings, typeof outboundCredentials, OutboundEndpoint>;

/** Operations of partners' SOAP services, and services of the hub's own. */
export const soapConnector: ConnectorDefinition<Inbound, Outbound> = {
  kind: 'soap',
  summary: "SOAP 1.1 and 1.2: the hub calls operations of partners' services, or is called, as a WSDL in the pack describes it.",
  capabilities: {
    inbound: 'service',
    outbound: true,
    idempotencyKey: {
      no: 'SOAP has no place for it: the partner sees a repetition by the reference that the mapping writes into the arguments',
    },
    answers: true,
  },
  inbound: {
    settings: inboundSettings,
    credentials: inboundCredentials,
    format: soapFormat,
    open: (channel) => openSoapService(channel),
  },
  outbound: { settings: outboundSettings, credentials: outboundCredentials, open: (channel) => openSoapOutbound(channel) },
};
