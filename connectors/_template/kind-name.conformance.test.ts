import { type Conduct, type OutboundHarness, outboundConformance } from '../../core/testing/connector.conformance.ts';
import { descriptorConformance } from '../../core/testing/descriptor.conformance.ts';
import { type PollingHarness, pollingConformance, type SourceFault } from '../../core/testing/polling.conformance.ts';
import { kindNameConnector } from './connector.ts';
import { type Fault, partnerText, startSite } from './folder.fixture.ts';
import { type InboundChannel, openInbound } from './inbound.ts';
import { openOutbound } from './outbound.ts';

const maxBytes = 200_000;
const leaseMs = 60_000;
const channel = { name: 'partner/channel', credentials: {}, concurrency: 4, resource: async (path: string) => ({ text: '', path }) };
/** What a folder of this machine does not know. A kind that has a wire knows most of it: play it, and take it out here. */
const local = {
  unauthorized: 'a folder of this machine asks for no credentials',
  impostor: 'nobody else can answer in its place',
  network: 'it has no address',
};

const conducts: Partial<Record<Conduct, Fault>> = { refuse: 'gone', busy: 'full', hang: 'hang', drop: 'drop' };

async function startOutbound(): Promise<OutboundHarness> {
  const site = await startSite();
  return {
    open: ({ timeoutMs = 5_000 } = {}) => {
      const settings = { folder: site.folder, timeout: timeoutMs, filename: '{idempotencyKey}.edi' };
      return openOutbound({ ...channel, settings }, site.system);
    },
    document: (n) => ({ body: Buffer.from(`document ${n}`), mediaType: 'text/plain', idempotencyKey: `key-${n}`, parameters: {} }),
    behave: (conduct) => site.behave(conducts[conduct] ?? 'none'),
    arrivals: async ({ body }) => (await site.bodiesIn()).filter((arrived) => arrived.equals(body)).length,
    keys: () => [],
    connections: () => ({ opened: 0, open: 0 }),
    close: site.close,
  };
}

const faults: Partial<Record<SourceFault, Fault>> = { down: 'down', hang: 'hang', refuse: 'gone' };

async function startInbound(): Promise<PollingHarness> {
  const site = await startSite();
  return {
    open: ({ timeoutMs = 5_000 } = {}) => {
      const settings: InboundChannel['settings'] = {
        folder: site.folder,
        timeout: timeoutMs,
        poll: 50,
        lease: leaseMs,
        mediaType: 'text/plain',
        maxBytes,
      };
      return openInbound({ ...channel, settings }, site.system);
    },
    put: site.put,
    held: async () => [...(await site.bodiesIn()), ...(await site.bodiesIn('.claimed'))],
    behave: (fault) => site.behave(faults[fault] ?? 'none'),
    cutAtStep: site.cutAtStep,
    restore: site.restore,
    connections: () => ({ opened: 0, logins: 0 }),
    close: site.close,
  };
}

descriptorConformance(kindNameConnector);

outboundConformance('kind-name', {
  capabilities: kindNameConnector.capabilities,
  start: startOutbound,
  secrets: [],
  partnerText,
  without: { ...local, wait: 'a file system does not ask for a delay', flood: 'it gives no answers' },
});

pollingConformance('kind-name', { start: startInbound, maxBytes, leaseMs, secrets: [], partnerText, without: local });
