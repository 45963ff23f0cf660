import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Carrier, startCarrier } from '../carrier/carrier.ts';
import { type Retailer, startRetailer } from '../retailer/retailer.ts';
import { type SftpServer, startSftpServer } from '../sftp/server.ts';
import type { Part, PartnerGroup } from './group.ts';

/** The pack that the retailer plays. */
export const retailerPack = 'maison-lumen';
/** The folders of the retailer's SFTP server, as the hub sees them. */
const folders = [
  'out',
  'out/disputes',
  'out/remittances',
  'in/acks',
  'in/instructions',
  'in/receipts',
  'in/invoices',
  'in/disputes',
] as const;

/** A retailer that announces returns by EDIFACT and JSON, and the carrier that brings them. */
export interface ReturnsPartners extends PartnerGroup {
  readonly carrier: Carrier;
  readonly retailer: Retailer;
  readonly sftp: SftpServer;
  readonly sftpRoot: string;
}

/** Starts the partners.
 *  @param logs folder for the partners' logs, which a checker can read after a crash of the hub */
export async function startReturnsPartners(logs?: string): Promise<ReturnsPartners> {
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
      CHRONOPOST_TRACKING_URL: carrier.trackingUrl,
      CHRONOPOST_RELAY_URL: carrier.relayPointsUrl,
      CHRONOPOST_TRACKING_EVERY: '1s',
      CHRONOPOST_TRACKING_FOR: '1m',
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

/** The retailer and its carrier. */
export const returns: Part<ReturnsPartners> = { packs: [retailerPack, 'chronopost'], start: () => startReturnsPartners() };
