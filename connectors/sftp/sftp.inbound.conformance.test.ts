import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PollingHarness, pollingConformance, type SourceFault } from '../../core/testing/polling.conformance.ts';
import type { SftpFaults } from '../../simulators/sftp/faults.ts';
import { openSftpInbound } from './inbound.ts';
import { clientKey, type LineFaults, startOpenSshSite } from './openssh.fixture.ts';
import { partnerText, password, type Site, startSite } from './server.fixture.ts';

const maxBytes = 200_000;
const leaseMs = 60_000;

/** What does not depend on the server. */
function harnessOf(site: Site): Pick<PollingHarness, 'open' | 'put' | 'held' | 'close'> {
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
    close: site.close,
  };
}

const faultsOf: Partial<Record<SourceFault, SftpFaults>> = {
  down: { down: true },
  hang: { hang: true },
  unauthorized: { refuseLogin: true },
  refuse: { readOnly: ['/'] },
};

async function onSimulator(): Promise<PollingHarness> {
  const site = await startSite();
  return {
    ...harnessOf(site),
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
  };
}

const lineFaultsOf: Partial<Record<SourceFault, LineFaults>> = { down: { down: true }, hang: { hang: true } };

async function onOpenSsh(): Promise<PollingHarness> {
  const site = await startOpenSshSite();
  return {
    ...harnessOf(site),
    behave: async (fault) => {
      if (fault === 'impostor') return site.impersonate();
      if (fault === 'unauthorized') return site.lockOut();
      if (fault === 'refuse') return chmod(join(site.root, 'out'), 0o555);
      site.line(lineFaultsOf[fault] ?? {});
    },
    cutAtStep: (atPiece, when) => site.line({ cut: { atPiece, when } }),
    restore: () => {
      const reached = site.isDown();
      site.line({});
      return reached;
    },
    connections: site.connections,
  };
}

pollingConformance('sftp, from the simulator', { start: onSimulator, maxBytes, leaseMs, secrets: [password], partnerText });
pollingConformance('sftp, from OpenSSH', { start: onOpenSsh, maxBytes, leaseMs, secrets: [clientKey], partnerText });
