import type { ConnectorDefinition, ConnectorSide, OutboundEndpoint, PollingEndpoint } from '../../core/spi/connector.ts';
import { credentials, inboundSettings, outboundSettings } from './fields.ts';
import { openSftpInbound } from './inbound.ts';
import { openSftpOutbound } from './outbound.ts';

type Inbound = ConnectorSide<typeof inboundSettings, typeof credentials, PollingEndpoint>;
type Outbound = ConnectorSide<typeof outboundSettings, typeof credentials, OutboundEndpoint>;

/** Documents as files on an SFTP server: fetched from one folder, put into another. */
export const sftpConnector: ConnectorDefinition<Inbound, Outbound> = {
  kind: 'sftp',
  summary: "Files on the partner's SFTP server: fetched from a folder, each once and whole, or put into one.",
  capabilities: {
    inbound: 'poll',
    outbound: true,
    idempotencyKey: {
      no: 'SFTP has no place for a key: the partner sees a repetition by the file name, if the template gives each document its own',
    },
    answers: false,
  },
  inbound: { settings: inboundSettings, credentials, open: openSftpInbound },
  outbound: { settings: outboundSettings, credentials, open: openSftpOutbound },
};
