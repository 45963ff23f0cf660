import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conduct, type OutboundHarness, outboundConformance } from '../../core/testing/connector.conformance.ts';
import type { SftpFaults } from '../../simulators/sftp/faults.ts';
import { sftpConnector } from './connector.ts';
import { openSftpOutbound } from './outbound.ts';
import { partnerText, password, startSite } from './server.fixture.ts';

const faultsOf: Partial<Record<Conduct, SftpFaults>> = {
  refuse: { readOnly: ['/in'] },
  busy: { quotaBytes: 10 },
  hang: { hang: true },
  drop: { cut: { atRequest: 4, when: 'after' } },
  unauthorized: { refuseLogin: true },
};

async function start(): Promise<OutboundHarness> {
  const site = await startSite();
  const folder = join(site.root, 'in');
  return {
    open: ({ timeoutMs = 5_000, allowPrivateNetwork = true } = {}) =>
      openSftpOutbound(site.outbound({ timeout: timeoutMs, allowPrivateNetwork })),
    document: (n) => ({
      body: Buffer.from(`UNB+UNOC:3+A+B+250312:1000+${n}'UNZ+1+${n}'`.repeat(4_000)),
      mediaType: 'application/edifact',
      idempotencyKey: `key-${n}`,
      parameters: { type: 'RETINS', controlReference: `${n}` },
    }),
    behave: async (conduct) => {
      if (conduct === 'impostor') await site.impersonate();
      else site.fault({ ...faultsOf[conduct] });
    },
    arrivals: async (document) => {
      const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
      const bodies = await Promise.all(names.map((name) => readFile(join(folder, name))));
      return bodies.filter((body) => body.equals(document.body)).length;
    },
    keys: () => [],
    connections: () => site.server.connections,
    close: site.close,
  };
}

outboundConformance('sftp', {
  capabilities: sftpConnector.capabilities,
  start,
  secrets: [password],
  partnerText,
  without: { wait: 'SFTP has no way to ask for a delay', flood: 'SFTP answers have no content of their own' },
});
