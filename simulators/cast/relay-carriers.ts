import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Haulier, openHaulier } from '../carrier/haulier.ts';
import { type Post, startPost } from '../carrier/post.ts';
import { type RelayNetwork, startRelayNetwork } from '../carrier/relay-network.ts';
import { startSftpServer } from '../sftp/server.ts';
import type { Part, PartnerGroup } from './group.ts';

/** Carriers that take parcels at relay points and post offices, and a haulier that fetches them. */
export interface RelayCarriers extends PartnerGroup {
  readonly relays: RelayNetwork;
  readonly post: Post;
  readonly haulier: Haulier;
}

async function startRelayCarriers(): Promise<RelayCarriers> {
  // A ledger outlives its partners: numbers that come again would join the cases of yesterday.
  const seconds = Math.floor(Date.now() / 1000);
  const relays = await startRelayNetwork({ firstNumber: 10_000_000 + (seconds % 80_000_000) });
  const post = await startPost({ firstNumber: seconds % 900_000_000 });
  const root = await mkdtemp(join(tmpdir(), 'relais-haulier-'));
  const haulier = await openHaulier(root);
  const password = randomBytes(18).toString('base64url');
  const sftp = await startSftpServer({ users: { relais: { password } }, root });
  return {
    relays,
    post,
    haulier,
    variables: {
      MONDIAL_RELAY_ENABLED: 'true',
      MONDIAL_RELAY_URL: relays.url,
      MONDIAL_RELAY_LABEL_URL: relays.labelUrl,
      MONDIAL_RELAY_TRACING_EVERY: '1s',
      MONDIAL_RELAY_TRACING_FOR: '1m',
      MONDIAL_RELAY_RATE: '50/s',
      MONDIAL_RELAY_PRIVATE_NETWORK: 'true',
      SECRET_MONDIAL_RELAY_ACCOUNT: relays.account,
      SECRET_MONDIAL_RELAY_KEY: relays.key,
      COLISSIMO_ENABLED: 'true',
      COLISSIMO_URL: post.origin,
      COLISSIMO_RATE: '50/s',
      COLISSIMO_PRIVATE_NETWORK: 'true',
      SECRET_COLISSIMO_API_KEY: post.apiKey,
      MESSAGERIE_ALTO_ENABLED: 'true',
      MESSAGERIE_ALTO_SFTP_PORT: String(sftp.port),
      MESSAGERIE_ALTO_SFTP_HOSTKEY: sftp.hostKeyFingerprint,
      MESSAGERIE_ALTO_SFTP_POLL: '200ms',
      MESSAGERIE_ALTO_PRIVATE_NETWORK: 'true',
      SECRET_MESSAGERIE_ALTO_SFTP_PASSWORD: password,
    },
    stop: async () => {
      await Promise.allSettled([relays.close(), post.close(), sftp.close()]);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Relay points, the post and a haulier. */
export const relayCarriers: Part<RelayCarriers> = { packs: ['mondial-relay', 'colissimo', 'messagerie-alto'], start: startRelayCarriers };
