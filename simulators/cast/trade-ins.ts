import { randomBytes } from 'node:crypto';
import { type BackMarket, startBackMarket } from '../buyer/back-market.ts';
import { type Revendo, startRevendo } from '../buyer/revendo.ts';
import { type SecondeVie, startSecondeVie } from '../buyer/seconde-vie.ts';
import { startTransfers, type Transfers } from '../payments/transfers.ts';
import { startTradeInApp, type TradeInApp } from '../retailer/trade-in-app.ts';
import type { Part, PartnerGroup } from './group.ts';
import { on } from './variables.ts';

/** A shop that takes devices back, three buyers and who pays. */
export interface TradeInPartners extends PartnerGroup {
  readonly app: TradeInApp;
  readonly backMarket: BackMarket;
  readonly revendo: Revendo;
  readonly secondeVie: SecondeVie;
  readonly transfers: Transfers;
}

async function startTradeInPartners(): Promise<TradeInPartners> {
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const [app, backMarket, revendo, secondeVie, transfers] = await Promise.all([
    startTradeInApp({ signingSecret }),
    startBackMarket(),
    startRevendo(),
    startSecondeVie(),
    startTransfers(),
  ]);
  return {
    app,
    backMarket,
    revendo,
    secondeVie,
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
      ...on('VIREMENT_DIRECT', { URL: transfers.origin, RETRY: '100ms' }),
      SECRET_VIREMENT_DIRECT_TOKEN: transfers.token,
    },
    stop: async () => {
      await Promise.allSettled([app, backMarket, revendo, secondeVie, transfers].map((partner) => partner.close()));
    },
  };
}

/** The partners of trade-ins. */
export const tradeIns: Part<TradeInPartners> = {
  packs: ['reprise-boutique', 'back-market', 'revendo', 'seconde-vie', 'virement-direct'],
  start: startTradeInPartners,
};
