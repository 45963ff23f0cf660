import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SftpFaults } from '../../simulators/sftp/faults.ts';
import { type SftpServer, type SftpUser, startSftpServer } from '../../simulators/sftp/server.ts';
import type { SftpInboundChannel } from './inbound.ts';
import type { SftpOutboundChannel } from './outbound.ts';

export const password = 'Birnbaum-58-Achat';
/** What the server says in every answer that is not good. */
export const partnerText = 'Quota exceeded for Erika Mustermann';

/** A partner's server with the folders `/in` and `/out`. */
export interface Site {
  readonly root: string;
  readonly server: SftpServer;
  /** Replaces the server by another one at the same address. */
  impersonate(): Promise<void>;
  /** All faults but these are off. */
  fault(faults: SftpFaults): void;
  /** Puts a whole file into `/out`, at once. */
  put(name: string, body: Uint8Array | string): Promise<void>;
  inbound(settings?: Partial<SftpInboundChannel['settings']>, credentials?: SftpInboundChannel['credentials']): SftpInboundChannel;
  outbound(settings?: Partial<SftpOutboundChannel['settings']>): SftpOutboundChannel;
  close(): Promise<void>;
}

export async function startSite(users: Readonly<Record<string, SftpUser>> = { relais: { password } }): Promise<Site> {
  const root = await mkdtemp(join(tmpdir(), 'relais-sftp-'));
  await Promise.all(['in', 'out'].map((folder) => mkdir(join(root, folder))));
  const genuine = await startSftpServer({ users, root, faults: { text: partnerText } });
  let server = genuine;
  const shared = {
    host: `127.0.0.1:${genuine.port}`,
    hostKey: [genuine.hostKeyFingerprint],
    timeout: 5_000,
    allowPrivateNetwork: true,
  };
  const channel = { credentials: { user: 'relais', password }, concurrency: 2, resource: async (path: string) => ({ text: '', path }) };
  return {
    root,
    get server() {
      return server;
    },
    impersonate: async () => {
      await genuine.close();
      server = await startSftpServer({ users, root, port: genuine.port });
    },
    fault: (faults) => {
      for (const name of Object.keys(genuine.faults) as (keyof SftpFaults)[]) delete genuine.faults[name];
      Object.assign(genuine.faults, { text: partnerText }, faults);
    },
    put: async (name, body) => {
      await writeFile(join(root, name), body);
      await rename(join(root, name), join(root, 'out', name));
    },
    inbound: (settings = {}, credentials = channel.credentials) => ({
      ...channel,
      credentials,
      name: 'partner/returns',
      settings: {
        ...shared,
        folder: '/out',
        poll: 50,
        pattern: '*',
        ignore: ['.*', '*.tmp'],
        ready: 'rename',
        stableFor: 0,
        claimFolder: '.relais',
        lease: 60_000,
        after: 'archive',
        archive: 'archive',
        maxBytes: 200_000,
        ...settings,
      },
    }),
    outbound: (settings = {}) => ({
      ...channel,
      name: 'partner/instructions',
      settings: { ...shared, folder: '/in', filename: '{type}_{controlReference}.edi', existing: 'wait', ...settings },
    }),
    close: async () => {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
