import { randomBytes } from 'node:crypto';
import { type Shop, startShop } from '../retailer/shop.ts';
import type { Part, PartnerGroup } from './group.ts';

/** Retailers beside the one of the returns: a shop with an API and webhooks. */
export interface ShopPartners extends PartnerGroup {
  readonly nova: Shop;
}

const shopPack = 'boutique-nova';

async function start(): Promise<ShopPartners> {
  const accessToken = randomBytes(18).toString('base64url');
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const nova = await startShop({ accessToken, signingSecret });
  return {
    nova,
    variables: {
      BOUTIQUE_NOVA_ENABLED: 'true',
      BOUTIQUE_NOVA_URL: nova.url,
      BOUTIQUE_NOVA_PRIVATE_NETWORK: 'true',
      BOUTIQUE_NOVA_RATE: '50/s',
      SECRET_BOUTIQUE_NOVA_API_TOKEN: accessToken,
      SECRET_BOUTIQUE_NOVA_WEBHOOK_SECRET: signingSecret,
    },
    connect: ({ url }) => nova.connect(`${url}/in/${shopPack}/webhooks`),
    stop: () => nova.close(),
  };
}

/** Shops. */
export const shops: Part<ShopPartners> = { packs: [shopPack], start };
