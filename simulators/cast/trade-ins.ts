import { randomBytes } from 'node:crypto';
import { type BackMarket, startBackMarket } from '../buyer/back-market.ts';
import { type Revendo, startRevendo } from '../buyer/revendo.ts';
import { type SecondeVie, startSecondeVie } from '../buyer/seconde-vie.ts';
import { startTransfers, type Transfers } from '../payments/transfers.ts';
import { type Camara, startCamara } from '../registry/camara.ts';
import { type Checkmend, startCheckmend } from '../registry/checkmend.ts';
import { startTradeInApp, type TradeInApp } from '../retailer/trade-in-app.ts';
import type { Part, PartnerGroup } from './group.ts';

/** A shop that takes devices back, three buyers, two registries and who pays. */
export interface TradeInPartners extends PartnerGroup {
  readonly app: TradeInApp;
  readonly backMarket: BackMarket;
  readonly revendo: Revendo;
  readonly secondeVie: SecondeVie;
  readonly camara: Camara;
  readonly checkmend: Checkmend;
  readonly transfers: Transfers;
}

async function startTradeInPartners(): Promise<TradeInPartners> {
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const [app, backMarket, revendo, secondeVie, camara, checkmend, transfers] = await Promise.all([
    startTradeInApp({ signingSecret }),
    startBackMarket(),
    startRevendo(),
    startSecondeVie(),
    startCamara(),
    startCheckmend(),
    startTransfers(),
  ]);
  return {
    app,
    backMarket,
    revendo,
    secondeVie,
    camara,
    checkmend,
    transfers,
    variables: {
      ...on('REPRISE_BOUTIQUE', { WEBHOOK_URL: app.url }),
      SECRET_REPRISE_BOUTIQUE_WEBHOOK_SECRET: signingSecret,
      ...on('BACK_MARKET', { URL: backMarket.origin, POLL: '200ms', RETRY: '200ms' }),
      SECRET_BACK_MARKET_TOKEN: backMarket.token,
      ...on('REVENDO', { URL: revendo.origin, RETRY: '100ms' }),
      SECRET_REVENDO_API_KEY: revendo.apiKey,
      ...on('SECONDE_VIE', { URL: secondeVie.origin, RETRY: '100ms' }),
      SECRET_SECONDE_VIE_TOKEN: secondeVie.token,
      ...on('CAMARA', { URL: camara.url, TOKEN_URL: camara.tokenUrl, CLIENT_ID: camara.clientId, RETRY: '100ms' }),
      SECRET_CAMARA_CLIENT_SECRET: camara.clientSecret,
      ...on('CHECKMEND', { URL: checkmend.origin, PARTNER_ID: checkmend.partnerId, RETRY: '100ms' }),
      SECRET_CHECKMEND_KEY: checkmend.key,
      ...on('VIREMENT_DIRECT', { URL: transfers.origin, RETRY: '100ms' }),
      SECRET_VIREMENT_DIRECT_TOKEN: transfers.token,
    },
    connect: ({ url, keyOf }) => checkmend.connect({ url: `${url}/in/checkmend/certificates`, apiKey: keyOf('checkmend') }),
    stop: async () => {
      await Promise.allSettled([app, backMarket, revendo, secondeVie, camara, checkmend, transfers].map((partner) => partner.close()));
    },
  };
}

/** The variables of a pack that is switched on, with its partner on this machine. */
function on(pack: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const all = Object.entries({ ENABLED: 'true', PRIVATE_NETWORK: 'true', ...variables });
  return Object.fromEntries(all.map(([name, value]) => [`${pack}_${name}`, value]));
}

/** The partners of trade-ins. */
export const tradeIns: Part<TradeInPartners> = {
  packs: ['reprise-boutique', 'back-market', 'revendo', 'seconde-vie', 'camara', 'checkmend', 'virement-direct'],
  start: startTradeInPartners,
};
