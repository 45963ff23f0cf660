import { type Ecologic, startEcologic } from '../eco-organism/ecologic.ts';
import { type Ecosystem, startEcosystem } from '../eco-organism/ecosystem.ts';
import { type Shop, startShop } from '../eco-organism/shop.ts';
import type { Part, PartnerGroup } from './group.ts';

/** The pack that the repair shop plays. */
const shopPack = 'repar-eco-lyon';

/** A repair shop, and the eco-organisms that pay part of its repairs. */
export interface EcoPartners extends PartnerGroup {
  readonly shop: Shop;
  readonly ecologic: Ecologic;
  readonly ecosystem: Ecosystem;
}

async function start(): Promise<EcoPartners> {
  const [shop, ecologic, ecosystem] = await Promise.all([startShop(), startEcologic(), startEcosystem()]);
  return {
    shop,
    ecologic,
    ecosystem,
    variables: {
      REPAR_ECO_LYON_ENABLED: 'true',
      REPAR_ECO_LYON_URL: shop.url,
      REPAR_ECO_LYON_PRIVATE_NETWORK: 'true',
      SECRET_REPAR_ECO_LYON_KEY: shop.apiKey,
      ECOLOGIC_ENABLED: 'true',
      ECOLOGIC_URL: ecologic.url,
      ECOLOGIC_PRIVATE_NETWORK: 'true',
      ECOLOGIC_RATE: '1000/s',
      ECOLOGIC_STATUS_EVERY: '1s',
      ECOLOGIC_STATUS_FOR: '10m',
      SECRET_ECOLOGIC_API_KEY: ecologic.apiKey,
      ECOSYSTEM_ENABLED: 'true',
      ECOSYSTEM_URL: ecosystem.url,
      ECOSYSTEM_PRIVATE_NETWORK: 'true',
      ECOSYSTEM_RATE: '1000/s',
      ECOSYSTEM_STATUS_EVERY: '1s',
      ECOSYSTEM_STATUS_FOR: '10m',
      ECOSYSTEM_USER: ecosystem.user,
      SECRET_ECOSYSTEM_PASSWORD: ecosystem.password,
    },
    stop: async () => {
      await Promise.allSettled([shop.close(), ecologic.close(), ecosystem.close()]);
    },
  };
}

/** The repair shop and its eco-organisms. */
export const eco: Part<EcoPartners> = { packs: [shopPack, 'ecologic', 'ecosystem'], start };
