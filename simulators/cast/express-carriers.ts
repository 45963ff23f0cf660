import { randomBytes } from 'node:crypto';
import { type Retailer, startRetailer } from '../retailer/retailer.ts';
import type { Part, PartnerGroup } from './group.ts';

/** A workshop that sends devices there and back, and the carriers that it asks beside that of the returns. */
export interface ExpressCarriers extends PartnerGroup {
  /** What carriers answer, as the workshop gets it. */
  readonly workshop: Retailer;
}

async function startExpressCarriers(): Promise<ExpressCarriers> {
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const workshop = await startRetailer({ signingSecret });
  return {
    workshop,
    variables: {
      ATELIER_AUBIER_ENABLED: 'true',
      ATELIER_AUBIER_WEBHOOK_URL: workshop.url,
      ATELIER_AUBIER_PRIVATE_NETWORK: 'true',
      SECRET_ATELIER_AUBIER_WEBHOOK_SECRET: signingSecret,
    },
    stop: async () => {
      await Promise.allSettled([workshop.close()]);
    },
  };
}

/** The workshop and its carriers. */
export const expressCarriers: Part<ExpressCarriers> = { packs: ['atelier-aubier'], start: startExpressCarriers };
