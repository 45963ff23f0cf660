import type { CarriedEndpoint, ConnectorDefinition, ConnectorSide, OutboundEndpoint } from '../../core/spi/connector.ts';
import { noCredentials, settings } from './fields.ts';
import { openCarriedOutbound } from './outbound.ts';

type Inbound = ConnectorSide<typeof settings, typeof noCredentials, CarriedEndpoint>;
type Outbound = ConnectorSide<typeof settings, typeof noCredentials, OutboundEndpoint>;

/** Interchanges over a channel that several partners share: a mailbox, a value-added network, a clearing centre. */
export const ediConnector: ConnectorDefinition<Inbound, Outbound> = {
  kind: 'edi',
  summary: 'Interchanges over another channel, which several partners share: told apart by who sent them.',
  capabilities: {
    inbound: 'carried',
    carriedBy: 'over',
    outbound: true,
    idempotencyKey: { no: 'it is the channel that carries the interchange which has a place for the key, or none' },
    answers: true,
  },
  inbound: { settings, credentials: noCredentials, open: () => ({ carried: true }) },
  outbound: { settings, credentials: noCredentials, open: openCarriedOutbound },
};
