import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Shop, startShop } from '../retailer/shop.ts';
import { type SftpServer, startSftpServer } from '../sftp/server.ts';
import type { Part, PartnerGroup } from './group.ts';

/** Retailers beside the one of the returns: a shop with an API and webhooks, and a garden shop with files of rows. */
export interface ShopPartners extends PartnerGroup {
  readonly nova: Shop;
  readonly garden: SftpServer;
  /** The garden shop's files. */
  readonly gardenRoot: string;
}

const shopPack = 'boutique-nova';
const gardenPack = 'jardin-dupre';

async function start(): Promise<ShopPartners> {
  const accessToken = randomBytes(18).toString('base64url');
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const password = randomBytes(18).toString('base64url');
  const gardenRoot = await mkdtemp(join(tmpdir(), 'relais-garden-'));
  for (const folder of ['sortie', 'entree']) await mkdir(join(gardenRoot, folder));
  const nova = await startShop({ accessToken, signingSecret });
  const garden = await startSftpServer({ users: { relais: { password } }, root: gardenRoot });
  return {
    nova,
    garden,
    gardenRoot,
    variables: {
      BOUTIQUE_NOVA_ENABLED: 'true',
      BOUTIQUE_NOVA_URL: nova.url,
      BOUTIQUE_NOVA_PRIVATE_NETWORK: 'true',
      BOUTIQUE_NOVA_RATE: '50/s',
      SECRET_BOUTIQUE_NOVA_API_TOKEN: accessToken,
      SECRET_BOUTIQUE_NOVA_WEBHOOK_SECRET: signingSecret,
      JARDIN_DUPRE_ENABLED: 'true',
      JARDIN_DUPRE_SFTP_PORT: String(garden.port),
      JARDIN_DUPRE_SFTP_HOSTKEY: garden.hostKeyFingerprint,
      JARDIN_DUPRE_SFTP_POLL: '200ms',
      JARDIN_DUPRE_BATCH: '1s',
      JARDIN_DUPRE_PRIVATE_NETWORK: 'true',
      SECRET_JARDIN_DUPRE_SFTP_PASSWORD: password,
    },
    connect: ({ url }) => nova.connect(`${url}/in/${shopPack}/webhooks`),
    stop: async () => {
      await Promise.allSettled([nova.close(), garden.close()]);
      await rm(gardenRoot, { recursive: true, force: true });
    },
  };
}

/** Shops. */
export const shops: Part<ShopPartners> = { packs: [shopPack, gardenPack], start };
