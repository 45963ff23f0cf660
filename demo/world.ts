import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot, readEnvironment } from '../app/config/environment.ts';
import { type Hub, startHub } from '../app/hub/start-hub.ts';
import { newApiKey } from '../app/ingress/api-keys.ts';
import { type Carrier, startCarrier } from '../simulators/carrier/carrier.ts';
import { type Retailer, startRetailer } from '../simulators/retailer/retailer.ts';
import { type SftpServer, startSftpServer } from '../simulators/sftp/server.ts';

/** The packs that the simulators play. */
const packs: readonly string[] = ['maison-lumen', 'chronopost'];
/** The folders of the retailer's SFTP server, as the hub sees them. */
const folders = ['out', 'in/acks', 'in/instructions'] as const;

/** Partners of the demo: what the packs under `mappings/` expect, played by the simulators. */
export interface Partners {
  readonly carrier: Carrier;
  readonly retailer: Retailer;
  readonly sftp: SftpServer;
  readonly sftpRoot: string;
  /** What the packs need to know of them. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A hub and all its partners, on loopback. */
export interface World extends Partners {
  readonly hub: Hub;
  /** The retailer's API key. */
  readonly apiKey: string;
}

/** Starts the partners.
 *  @param logs folder for the partners' logs, which a checker can read after a crash of the hub */
export async function startPartners(logs?: string): Promise<Partners> {
  const sftpRoot = await mkdtemp(join(tmpdir(), 'relais-retailer-'));
  for (const folder of folders) await mkdir(join(sftpRoot, folder), { recursive: true });
  const password = randomBytes(18).toString('base64url');
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const sftp = await startSftpServer({ users: { relais: { password } }, root: sftpRoot });
  const carrier = await startCarrier(logs === undefined ? {} : { logFile: join(logs, 'carrier.jsonl') });
  const retailer = await startRetailer({ signingSecret, ...(logs === undefined ? {} : { logFile: join(logs, 'retailer.jsonl') }) });
  return {
    carrier,
    retailer,
    sftp,
    sftpRoot,
    variables: {
      MAISON_LUMEN_ENABLED: 'true',
      CHRONOPOST_ENABLED: 'true',
      MAISON_LUMEN_SFTP_PORT: String(sftp.port),
      MAISON_LUMEN_SFTP_HOSTKEY: sftp.hostKeyFingerprint,
      MAISON_LUMEN_SFTP_POLL: '200ms',
      MAISON_LUMEN_PRIVATE_NETWORK: 'true',
      MAISON_LUMEN_WEBHOOK_URL: retailer.url,
      CHRONOPOST_URL: carrier.url,
      CHRONOPOST_PRIVATE_NETWORK: 'true',
      SECRET_MAISON_LUMEN_SFTP_PASSWORD: password,
      SECRET_MAISON_LUMEN_WEBHOOK_SECRET: signingSecret,
      SECRET_CHRONOPOST_ACCOUNT: carrier.account,
      SECRET_CHRONOPOST_PASSWORD: carrier.password,
    },
    stop: async () => {
      await Promise.allSettled([carrier.close(), retailer.close(), sftp.close()]);
      await rm(sftpRoot, { recursive: true, force: true });
    },
  };
}

/** A home with the packs of the demo's partners alone: other packs beside them would ask for partners that are not here. */
async function demoHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'relais-home-'));
  const root = packageRoot();
  for (const entry of await readdir(join(root, 'mappings'), { withFileTypes: true })) {
    if (entry.isDirectory() && !packs.includes(entry.name)) continue;
    await cp(join(root, 'mappings', entry.name), join(home, 'mappings', entry.name), { recursive: true });
  }
  await cp(join(root, 'schemas'), join(home, 'schemas'), { recursive: true });
  return home;
}

/** Starts the partners and a hub that knows them.
 *  @param own variables of the caller: PORT, RELAIS_DATA, LOG_LEVEL, … */
export async function startWorld(own: Readonly<Record<string, string | undefined>>): Promise<World> {
  const partners = await startPartners();
  const home = await demoHome();
  try {
    const hub = await startHub(readEnvironment({ RELAIS_HOME: home, ...own, ...partners.variables }));
    const { key, record } = newApiKey('maison-lumen', [], new Date());
    await hub.runtime.ledger.addKey(record);
    const stop = async () => {
      await hub.stop();
      await partners.stop();
      await rm(home, { recursive: true, force: true });
    };
    return { ...partners, hub, apiKey: key, stop };
  } catch (error) {
    await partners.stop();
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}
