import { randomBytes } from 'node:crypto';
import { type ResolutionCentre, startResolutionCentre } from '../marketplace/resolution-centre.ts';
import { type SellerDesk, startSellerDesk } from '../marketplace/seller-desk.ts';
import { type MailGateway, startMailGateway } from '../messaging/mail-gateway.ts';
import { startTextGateway, type TextGateway } from '../messaging/text-gateway.ts';
import type { Part, PartnerGroup } from './group.ts';

/** A marketplace's resolution centre, a seller's desk, and the gateways by which people are told. */
export interface DisputePartners extends PartnerGroup {
  readonly centre: ResolutionCentre;
  readonly desk: SellerDesk;
  readonly texts: TextGateway;
  readonly mails: MailGateway;
}

async function start(): Promise<DisputePartners> {
  const [token, textToken, mailToken] = [randomText(), randomText(), randomText()];
  const [centreSecret, deskSecret, mailSecret] = [signingSecret(), signingSecret(), signingSecret()];
  const [centre, desk, texts, mails] = await Promise.all([
    startResolutionCentre({ token, signingSecret: centreSecret }),
    startSellerDesk({ signingSecret: deskSecret }),
    startTextGateway({ token: textToken }),
    startMailGateway({ token: mailToken, signingSecret: mailSecret }),
  ]);
  return {
    centre,
    desk,
    texts,
    mails,
    variables: {
      ...on('PLACE_DES_LITIGES', { URL: centre.origin, RATE: '100/s', RETRY: '100ms' }),
      SECRET_PLACE_DES_LITIGES_TOKEN: token,
      SECRET_PLACE_DES_LITIGES_WEBHOOK_SECRET: centreSecret,
      ...on('COMPTOIR_BRISE', { URL: desk.url }),
      SECRET_COMPTOIR_BRISE_WEBHOOK_SECRET: deskSecret,
      ...on('TEXTO_CLAIR', { URL: texts.origin, RATE: '100/s', RETRY: '100ms' }),
      SECRET_TEXTO_CLAIR_TOKEN: textToken,
      ...on('COURRIEL_EXPRESS', { URL: mails.origin, RATE: '100/s', RETRY: '100ms' }),
      SECRET_COURRIEL_EXPRESS_TOKEN: mailToken,
      SECRET_COURRIEL_EXPRESS_WEBHOOK_SECRET: mailSecret,
    },
    connect: ({ url, keyOf }) => {
      centre.connect(`${url}/in/place-des-litiges/webhooks`);
      texts.connect({ url: `${url}/in/texto-clair/receipts`, apiKey: keyOf('texto-clair') });
      mails.connect(`${url}/in/courriel-express/events`);
    },
    stop: async () => {
      await Promise.allSettled([centre.close(), desk.close(), texts.close(), mails.close()]);
    },
  };
}

/** The variables of a pack that is switched on, with its partner on this machine. */
function on(pack: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const all = Object.entries({ ENABLED: 'true', PRIVATE_NETWORK: 'true', ...variables });
  return Object.fromEntries(all.map(([name, value]) => [`${pack}_${name}`, value]));
}

function randomText(): string {
  return randomBytes(18).toString('base64url');
}

function signingSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/** The resolution centre, a seller and the gateways. */
export const disputes: Part<DisputePartners> = {
  packs: ['place-des-litiges', 'comptoir-brise', 'texto-clair', 'courriel-express'],
  start,
};
