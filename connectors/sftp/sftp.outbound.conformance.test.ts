import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conduct, type OutboundHarness, outboundConformance } from '../../core/testing/connector.conformance.ts';
import type { SftpFaults } from '../../simulators/sftp/faults.ts';
import { sftpConnector } from './connector.ts';
import { clientKey, type LineFaults, startOpenSshSite } from './openssh.fixture.ts';
import { openSftpOutbound } from './outbound.ts';
import { partnerText, password, type Site, startSite } from './server.fixture.ts';

/** What does not depend on the server. */
function harnessOf(site: Site): Omit<OutboundHarness, 'behave' | 'connections'> {
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
    arrivals: async (document) => {
      const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
      const bodies = await Promise.all(names.map((name) => readFile(join(folder, name))));
      return bodies.filter((body) => body.equals(document.body)).length;
    },
    keys: () => [],
    close: site.close,
  };
}

const faultsOf: Partial<Record<Conduct, SftpFaults>> = {
  refuse: { readOnly: ['/in'] },
  busy: { quotaBytes: 10 },
  hang: { hang: true },
  drop: { cut: { atRequest: 4, when: 'after' } },
  unauthorized: { refuseLogin: true },
};

async function onSimulator(): Promise<OutboundHarness> {
  const site = await startSite();
  return {
    ...harnessOf(site),
    behave: async (conduct) => {
      if (conduct === 'impostor') await site.impersonate();
      else site.fault({ ...faultsOf[conduct] });
    },
    connections: () => site.server.connections,
  };
}

/** The tenth piece is sent after the login. */
const lineFaultsOf: Partial<Record<Conduct, LineFaults>> = { hang: { hang: true }, drop: { cut: { atPiece: 10, when: 'after' } } };

async function onOpenSsh(): Promise<OutboundHarness> {
  const site = await startOpenSshSite();
  return {
    ...harnessOf(site),
    behave: async (conduct) => {
      if (conduct === 'impostor') return site.impersonate();
      if (conduct === 'unauthorized') return site.lockOut();
      if (conduct === 'refuse') return chmod(join(site.root, 'in'), 0o555);
      // The partner has not yet fetched another file of this name.
      if (conduct === 'busy') return writeFile(join(site.root, 'in', 'RETINS_1.edi'), 'another');
      site.line(lineFaultsOf[conduct] ?? {});
    },
    connections: site.connections,
  };
}

const without = { wait: 'SFTP has no way to ask for a delay', flood: 'SFTP answers have no content of their own' };
const { capabilities } = sftpConnector;
outboundConformance('sftp, to the simulator', { capabilities, start: onSimulator, secrets: [password], partnerText, without });
outboundConformance('sftp, to OpenSSH', { capabilities, start: onOpenSsh, secrets: [clientKey], partnerText, without });
