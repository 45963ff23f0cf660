import { type Camara, startCamara } from '../registry/camara.ts';
import { type Checkmend, startCheckmend } from '../registry/checkmend.ts';
import type { Part, PartnerGroup } from './group.ts';
import { on } from './variables.ts';

/** Who knows which devices are lost, stolen or locked. */
export interface Registries extends PartnerGroup {
  readonly camara: Camara;
  readonly checkmend: Checkmend;
}

async function start(): Promise<Registries> {
  const [camara, checkmend] = await Promise.all([startCamara(), startCheckmend()]);
  return {
    camara,
    checkmend,
    variables: {
      ...on('CAMARA', { URL: camara.url, TOKEN_URL: camara.tokenUrl, CLIENT_ID: camara.clientId, RETRY: '100ms' }),
      SECRET_CAMARA_CLIENT_SECRET: camara.clientSecret,
      ...on('CHECKMEND', { URL: checkmend.origin, PARTNER_ID: checkmend.partnerId, RETRY: '100ms' }),
      SECRET_CHECKMEND_KEY: checkmend.key,
    },
    connect: ({ url, keyOf }) => checkmend.connect({ url: `${url}/in/checkmend/certificates`, apiKey: keyOf('checkmend') }),
    stop: async () => {
      await Promise.allSettled([camara.close(), checkmend.close()]);
    },
  };
}

/** The registries of devices, asked for trade-ins and claims. */
export const registries: Part<Registries> = { packs: ['camara', 'checkmend'], start };
