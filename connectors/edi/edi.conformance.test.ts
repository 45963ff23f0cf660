import { expect, it } from 'vitest';
import type { OutboundEndpoint } from '../../core/spi/connector.ts';
import { type OutboundHarness, outboundConformance } from '../../core/testing/connector.conformance.ts';
import { partnerText } from '../../core/testing/https-partner.ts';
import { restChannel } from '../rest/channel.fixture.ts';
import { openRestOutbound } from '../rest/outbound.ts';
import { startRestPartner } from '../rest/partner.fixture.ts';
import { ediConnector } from './connector.ts';
import { openCarriedOutbound } from './outbound.ts';

const maxAnswerBytes = 4_096;
const credentials = { user: 'relais', password: 'Hortensie-91-Kupfer', apiKeyHeader: 'x-partner-key', apiKey: 'key-77b0e6d2f1' };

/** Interchanges over a network that takes them by HTTP. */
async function start(): Promise<OutboundHarness> {
  const network = await startRestPartner(maxAnswerBytes);
  const carriers: OutboundEndpoint[] = [];
  const posts = () => network.arrivals.filter((arrival) => arrival.method === 'POST');
  return {
    open: (options = {}) => {
      const settings = {
        url: `${network.origin}/interchanges`,
        timeout: options.timeoutMs ?? 5_000,
        maxAnswerBytes,
        certificateAuthority: 'ca.pem',
        allowPrivateNetwork: options.allowPrivateNetwork ?? true,
      };
      const carrier = openRestOutbound(restChannel(settings, credentials, network.certificate));
      carriers.push(carrier);
      const own = openCarriedOutbound({ name: 'shop/returns', carrier: () => carrier });
      return { ...own, close: () => carrier.close() };
    },
    document: (n) => ({
      body: Buffer.from(`UNB+UNOC:3+HUB+SHOP+261122:1200+${n}'UNZ+0+${n}'`),
      mediaType: 'application/edifact',
      idempotencyKey: `key-${n}`,
      parameters: { controlReference: String(n) },
    }),
    behave: network.behave,
    arrivals: (document) => posts().filter((arrival) => arrival.body.equals(document.body)).length,
    keys: () => posts().map((arrival) => arrival.headers['idempotency-key'] ?? ''),
    connections: () => ({ opened: network.connections.opened, open: network.connections.open }),
    close: network.close,
  };
}

outboundConformance('edi', {
  capabilities: ediConnector.capabilities,
  start,
  secrets: [credentials.password, credentials.apiKey, Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')],
  partnerText,
});

it('leaves the endpoint of its carrier open: others send over it', async () => {
  let closed = 0;
  const carrier: OutboundEndpoint = {
    send: async () => ({ kind: 'accepted' }),
    test: async () => {},
    close: async () => {
      closed += 1;
    },
  };
  await openCarriedOutbound({ name: 'shop/returns', carrier: () => carrier }).close();
  expect(closed).toBe(0);
});

it('says so when there is no channel that carries it', async () => {
  const endpoint = openCarriedOutbound({ name: 'shop/returns' });
  expect(() => endpoint.test(new AbortController().signal)).toThrow('The channel that carries shop/returns does not exist.');
});
