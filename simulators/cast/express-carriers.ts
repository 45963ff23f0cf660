import { randomBytes } from 'node:crypto';
import { type EprintCarrier, startEprintCarrier } from '../carrier/eprint.ts';
import { type ParcelTracker, startParcelTracker } from '../carrier/parcel-tracker.ts';
import { type Retailer, startRetailer } from '../retailer/retailer.ts';
import type { Part, PartnerGroup } from './group.ts';

/** A workshop that sends devices there and back, and the carriers that it asks beside that of the returns. */
export interface ExpressCarriers extends PartnerGroup {
  /** What carriers answer, as the workshop gets it. */
  readonly workshop: Retailer;
  readonly dpd: EprintCarrier;
  readonly laPoste: ParcelTracker;
}

async function startExpressCarriers(): Promise<ExpressCarriers> {
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const workshop = await startRetailer({ signingSecret });
  const dpd = await startEprintCarrier();
  const laPoste = await startParcelTracker();
  return {
    workshop,
    dpd,
    laPoste,
    variables: {
      ATELIER_FERRAND_ENABLED: 'true',
      ATELIER_FERRAND_WEBHOOK_URL: workshop.url,
      ATELIER_FERRAND_PRIVATE_NETWORK: 'true',
      SECRET_ATELIER_FERRAND_WEBHOOK_SECRET: signingSecret,
      DPD_FRANCE_ENABLED: 'true',
      DPD_FRANCE_URL: dpd.url,
      DPD_FRANCE_PRIVATE_NETWORK: 'true',
      SECRET_DPD_FRANCE_USERID: dpd.userid,
      SECRET_DPD_FRANCE_PASSWORD: dpd.password,
      LA_POSTE_ENABLED: 'true',
      LA_POSTE_URL: laPoste.url,
      LA_POSTE_PRIVATE_NETWORK: 'true',
      LA_POSTE_TRACKING_EVERY: '1s',
      LA_POSTE_TRACKING_FOR: '1m',
      SECRET_LA_POSTE_OKAPI_KEY: laPoste.key,
    },
    stop: async () => {
      await Promise.allSettled([workshop.close(), dpd.close(), laPoste.close()]);
    },
  };
}

/** The workshop and its carriers. */
export const expressCarriers: Part<ExpressCarriers> = { packs: ['atelier-ferrand', 'dpd-france', 'la-poste'], start: startExpressCarriers };
