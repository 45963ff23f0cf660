import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelConfig } from '../../core/spi/connector.ts';
import { parseFields } from '../../core/spi/field-parser.ts';
import type { FieldTable, SettingsOf } from '../../core/spi/fields.ts';
import type { SftpFaults } from '../../simulators/sftp/faults.ts';
import { type SftpServer, type SftpUser, startSftpServer } from '../../simulators/sftp/server.ts';
import type { SftpOperation } from '../../simulators/sftp/session.ts';
import { inboundSettings, outboundSettings } from './fields.ts';
import type { SftpInboundChannel } from './inbound.ts';
import type { SftpOutboundChannel } from './outbound.ts';

export const password = 'Birnbaum-58-Achat';
/** What the server says in every answer that is not good. */
export const partnerText = 'Quota exceeded for Erika Mustermann';

/** The defaults of a table as an endpoint gets them. */
function defaultsOf<T extends FieldTable>(table: T): Defaults<T> {
  const optional = Object.fromEntries(Object.entries(table).filter(([, field]) => field.required !== true));
  const parsed = parseFields(optional as FieldTable, {}, {});
  if (!parsed.ok) throw new Error('a default does not fit its own field');
  return parsed.settings as Defaults<T>;
}

type Defaults<T extends FieldTable> = Omit<SettingsOf<T>, { [K in keyof T]: T[K] extends { required: true } ? K : never }[keyof T]>;

export const inboundDefaults = defaultsOf(inboundSettings);
const outboundDefaults = defaultsOf(outboundSettings);

/** A partner's server with the folders `in` and `out`. */
export interface Site {
  /** Where its files are on this disk. */
  readonly root: string;
  /** Puts a whole file into `out`, at once. */
  put(name: string, body: Uint8Array | string): Promise<void>;
  /** Makes a folder that everybody may change. */
  makeFolder(path: string): Promise<void>;
  inbound(settings?: Partial<SftpInboundChannel['settings']>, credentials?: SftpInboundChannel['credentials']): SftpInboundChannel;
  outbound(settings?: Partial<SftpOutboundChannel['settings']>, credentials?: SftpOutboundChannel['credentials']): SftpOutboundChannel;
  close(): Promise<void>;
}

/** A site on the simulator, which can do wrong. */
export interface SimulatedSite extends Site {
  readonly server: SftpServer;
  /** Replaces the server by another one at the same address. */
  impersonate(): Promise<void>;
  /** All faults but these are off. */
  fault(faults: SftpFaults): void;
  /** Called when a request is carried out, before its answer goes out. */
  watch(listener: (operation: SftpOperation) => void): void;
}

/** How to get to a server. */
export interface Way {
  readonly port: number;
  readonly hostKey: readonly string[];
  readonly credentials: SftpInboundChannel['credentials'];
  /** The path of a folder of the site, as the server has it. */
  folder(name: string): string;
}

/** What all sites have in common. */
export function siteAt(root: string, way: Way, close: () => Promise<void>): Site {
  const shared = { host: `127.0.0.1:${way.port}`, hostKey: way.hostKey, timeout: 5_000, allowPrivateNetwork: true };
  const rest = { concurrency: 2, resource: async (path: string) => ({ text: '', path }) } satisfies Partial<ChannelConfig>;
  return {
    root,
    put: async (name, body) => {
      await writeFile(join(root, 'being-put'), body);
      await rename(join(root, 'being-put'), join(root, 'out', name));
    },
    makeFolder: async (path) => {
      await mkdir(join(root, path), { recursive: true });
      await chmod(join(root, path), 0o777);
    },
    inbound: (settings = {}, credentials = way.credentials) => ({
      ...rest,
      credentials,
      name: 'partner/returns',
      settings: {
        ...inboundDefaults,
        ...shared,
        folder: way.folder('out'),
        poll: 50,
        ready: 'rename',
        stableFor: 0,
        lease: 60_000,
        maxBytes: 200_000,
        ...settings,
      },
    }),
    outbound: (settings = {}, credentials = way.credentials) => ({
      ...rest,
      credentials,
      name: 'partner/instructions',
      settings: {
        ...outboundDefaults,
        ...shared,
        folder: way.folder('in'),
        filename: '{type}_{controlReference}.edi',
        ...settings,
      },
    }),
    close: async () => {
      await close();
      // Somebody who is not root cannot empty a folder that was closed.
      for (const folder of ['in', 'out']) await chmod(join(root, folder), 0o777);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A new folder with `in` and `out`, which everybody may change. */
export async function siteFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'relais-sftp-'));
  await Promise.all(['in', 'out'].map((folder) => mkdir(join(root, folder))));
  return root;
}

export async function startSite(users: Readonly<Record<string, SftpUser>> = { relais: { password } }): Promise<SimulatedSite> {
  const root = await siteFolder();
  let listener = (_operation: SftpOperation): void => {};
  const onOperation = (operation: SftpOperation): void => listener(operation);
  const genuine = await startSftpServer({ users, root, faults: { text: partnerText }, onOperation });
  let server = genuine;
  const way: Way = {
    port: genuine.port,
    hostKey: [genuine.hostKeyFingerprint],
    credentials: { user: 'relais', password },
    folder: (name) => `/${name}`,
  };
  return {
    ...siteAt(root, way, () => server.close()),
    get server() {
      return server;
    },
    impersonate: async () => {
      await genuine.close();
      server = await startSftpServer({ users, root, port: genuine.port });
    },
    watch: (watching) => {
      listener = watching;
    },
    fault: (faults) => {
      for (const name of Object.keys(genuine.faults) as (keyof SftpFaults)[]) delete genuine.faults[name];
      Object.assign(genuine.faults, { text: partnerText }, faults);
    },
  };
}
