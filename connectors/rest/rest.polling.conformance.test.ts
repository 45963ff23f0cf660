import type { Bookmark, PollingEndpoint } from '../../core/spi/connector.ts';
import { partnerText } from '../../core/testing/https-partner.ts';
import { type PollingHarness, pollingConformance, type SourceFault } from '../../core/testing/polling.conformance.ts';
import { inboundChannel } from './channel.fixture.ts';
import { openRestInbound } from './inbound.ts';
import { startListSource } from './source.fixture.ts';

const maxBytes = 200_000;
const credentials = { user: 'relais', password: 'Magnolie-37-Zink' };

async function start(bookmark: Bookmark): Promise<PollingHarness> {
  const source = await startListSource();
  return {
    open: ({ allowPrivateNetwork = true, timeoutMs = 5_000 } = {}) => {
      const settings = {
        url: `${source.partner.origin}/claims`,
        poll: 50,
        query: { since: '{cursor?}' },
        itemsAt: 'items',
        cursorAt: 'cursor',
        pages: 'number',
        authentication: 'login',
        tokenUrl: `${source.partner.origin}/login`,
        tokenRequest: { name: '{credential.user}', password: '{credential.password}' },
        timeout: timeoutMs,
        maxAnswerBytes: maxBytes,
        certificateAuthority: 'ca.pem',
        allowPrivateNetwork,
      };
      return openRestInbound(inboundChannel(settings, credentials, source.partner.certificate)) as PollingEndpoint;
    },
    put: async (_, body) => source.put(body),
    held: async () => source.after(await bookmark.read()),
    behave: (fault: SourceFault) => source.behave(fault),
    cutAtStep: source.cutAtStep,
    restore: source.restore,
    connections: () => ({ opened: source.partner.connections.opened, logins: source.partner.arrivals.length }),
    close: source.partner.close,
  };
}

pollingConformance('rest', {
  start,
  tells: 'place',
  // Any bytes, as a text in an item: whole when they come back.
  document: (content) => Buffer.from(JSON.stringify({ content: Buffer.from(content).toString('base64') })),
  // Log in, read a page, see that there is no further one.
  steps: 3,
  maxBytes,
  leaseMs: 0,
  secrets: [credentials.password, 'token-Zinnober'],
  partnerText,
});
