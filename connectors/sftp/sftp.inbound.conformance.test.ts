import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PollingHarness, pollingConformance, type SourceFault } from '../../core/testing/polling.conformance.ts';
import type { SftpFaults } from '../../simulators/sftp/faults.ts';
import { openSftpInbound } from './inbound.ts';
import { partnerText, password, startSite } from './server.fixture.ts';

const maxBytes = 200_000;
const leaseMs = 60_000;

const faultsOf: Partial<Record<SourceFault, SftpFaults>> = {
  down: { down: true },
  hang: { hang: true },
  unauthorized: { refuseLogin: true },
  refuse: { readOnly: ['/'] },
};

async function start(): Promise<PollingHarness> {
  const site = await startSite();
  const folder = join(site.root, 'out');
  const bodiesIn = async (path: string): Promise<Uint8Array[]> => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    return Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(path, entry.name))));
  };
  return {
    open: ({ allowPrivateNetwork = true, timeoutMs = 5_000 } = {}) =>
      openSftpInbound(site.inbound({ maxBytes, lease: leaseMs, timeout: timeoutMs, allowPrivateNetwork })),
    put: site.put,
    held: async () => [...(await bodiesIn(folder)), ...(await bodiesIn(join(folder, '.relais')))],
    behave: async (fault) => {
      if (fault === 'impostor') await site.impersonate();
      else site.fault(faultsOf[fault] ?? {});
    },
    cutAtStep: (atRequest, when) => site.fault({ cut: { atRequest, when, thenDown: true } }),
    restore: () => {
      const reached = site.server.faults.down === true;
      site.fault({});
      return reached;
    },
    connections: () => site.server.connections,
    close: site.close,
  };
}

pollingConformance('sftp', { start, maxBytes, leaseMs, secrets: [password], partnerText });
