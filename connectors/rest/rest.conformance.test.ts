import { type OutboundHarness, outboundConformance, pushConformance } from '../../core/testing/connector.conformance.ts';
import { type HttpsPartner, partnerText } from '../../core/testing/https-partner.ts';
import { inboundChannel, restChannel } from './channel.fixture.ts';
import { restConnector } from './connector.ts';
import { openRestDoor } from './inbound.ts';
import { openRestOutbound, type RestChannel } from './outbound.ts';
import { startRestPartner } from './partner.fixture.ts';

const maxAnswerBytes = 4_096;
const credentials = { user: 'relais', password: 'Hortensie-91-Kupfer', apiKeyHeader: 'x-partner-key', apiKey: 'key-77b0e6d2f1' };

function channelTo(partner: HttpsPartner, options: { timeoutMs?: number; allowPrivateNetwork?: boolean } = {}): RestChannel {
  return restChannel(
    {
      url: `${partner.origin}/returns/{returnNumber}`,
      timeout: options.timeoutMs ?? 5_000,
      maxAnswerBytes,
      certificateAuthority: 'ca.pem',
      allowPrivateNetwork: options.allowPrivateNetwork ?? true,
    },
    credentials,
    partner.certificate,
  );
}

async function start(): Promise<OutboundHarness> {
  const partner = await startRestPartner(maxAnswerBytes);
  const posts = () => partner.arrivals.filter((arrival) => arrival.method === 'POST');
  return {
    open: (options) => openRestOutbound(channelTo(partner, options)),
    document: (n) => ({
      body: Buffer.from(`{"returnNumber":"RA-${n}","note":"Größe"}`),
      mediaType: 'application/json',
      idempotencyKey: `key-${n}`,
      parameters: { returnNumber: `RA/${n}` },
    }),
    behave: partner.behave,
    arrivals: (document) =>
      posts().filter(
        (arrival) =>
          arrival.body.equals(document.body) &&
          arrival.path === `/returns/${encodeURIComponent(document.parameters['returnNumber'] ?? '')}`,
      ).length,
    keys: () => posts().map((arrival) => arrival.headers['idempotency-key'] ?? ''),
    connections: () => ({ opened: partner.connections.opened, open: partner.connections.open }),
    close: partner.close,
  };
}

outboundConformance('rest', {
  capabilities: restConnector.capabilities,
  start,
  secrets: [credentials.password, credentials.apiKey, Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')],
  partnerText,
});

pushConformance('rest', () => openRestDoor(inboundChannel()), {
  contentType: 'Application/JSON; charset=utf-8',
  bytes: Buffer.from('{"returnNumber":"RA-1"}'),
});
