import { randomBytes } from 'node:crypto';
import { type Insurer, startInsurer } from '../insurer/insurer.ts';
import { type Portal, startPortal } from '../insurer/portal.ts';
import { type FileWorkshop, startFileWorkshop } from '../repairer/file-workshop.ts';
import { type Repairer, startRepairer } from '../repairer/repairer.ts';
import type { Part, PartnerGroup } from './group.ts';
import { on } from './variables.ts';

/** A portal where losses are reported, the insurer who decides, and the workshops that repair: by API, and by files. */
export interface ClaimsPartners extends PartnerGroup {
  readonly insurer: Insurer;
  readonly portal: Portal;
  readonly repairer: Repairer;
  readonly fileWorkshop: FileWorkshop;
}

async function start(): Promise<ClaimsPartners> {
  const token = randomBytes(18).toString('base64url');
  const apiKey = randomBytes(18).toString('base64url');
  const signingSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const [insurer, portal, repairer, fileWorkshop] = await Promise.all([
    startInsurer({ token }),
    startPortal({ signingSecret }),
    startRepairer({ apiKey }),
    startFileWorkshop(),
  ]);
  return {
    insurer,
    portal,
    repairer,
    fileWorkshop,
    variables: {
      ASSURANCE_HORIZON_ENABLED: 'true',
      ASSURANCE_HORIZON_URL: insurer.origin,
      ASSURANCE_HORIZON_PRIVATE_NETWORK: 'true',
      ASSURANCE_HORIZON_RATE: '100/s',
      ASSURANCE_HORIZON_PRODUCTS_POLL: '200ms',
      ASSURANCE_HORIZON_PRODUCTS_PAGE: '2',
      SECRET_ASSURANCE_HORIZON_TOKEN: token,
      PORTAIL_SINISTRES_ENABLED: 'true',
      PORTAIL_SINISTRES_URL: `${portal.origin}/events`,
      PORTAIL_SINISTRES_PRIVATE_NETWORK: 'true',
      SECRET_PORTAIL_SINISTRES_WEBHOOK_SECRET: signingSecret,
      ATELIER_REPARO_ENABLED: 'true',
      ATELIER_REPARO_URL: repairer.origin,
      ATELIER_REPARO_PRIVATE_NETWORK: 'true',
      ATELIER_REPARO_RATE: '100/s',
      SECRET_ATELIER_REPARO_API_KEY: apiKey,
      ...on('WERKSTATT_NORD', {
        SFTP_PORT: String(fileWorkshop.port),
        SFTP_HOSTKEY: fileWorkshop.hostKeyFingerprint,
        SFTP_POLL: '200ms',
      }),
      SECRET_WERKSTATT_NORD_SFTP_PASSWORD: fileWorkshop.password,
    },
    stop: async () => {
      await Promise.allSettled([insurer.close(), portal.close(), repairer.close(), fileWorkshop.close()]);
    },
  };
}

/** The portal, the insurer and the workshops. */
export const claims: Part<ClaimsPartners> = {
  packs: ['portail-sinistres', 'assurance-horizon', 'atelier-reparo', 'werkstatt-nord'],
  start,
};
