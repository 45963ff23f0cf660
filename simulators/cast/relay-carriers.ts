import { type Post, startPost } from '../carrier/post.ts';
import { type RelayNetwork, startRelayNetwork } from '../carrier/relay-network.ts';
import type { Part, PartnerGroup } from './group.ts';

/** Carriers that take parcels at relay points and post offices. */
export interface RelayCarriers extends PartnerGroup {
  readonly relays: RelayNetwork;
  readonly post: Post;
}

async function startRelayCarriers(): Promise<RelayCarriers> {
  const relays = await startRelayNetwork();
  const post = await startPost();
  return {
    relays,
    post,
    variables: {
      MONDIAL_RELAY_ENABLED: 'true',
      MONDIAL_RELAY_URL: relays.url,
      MONDIAL_RELAY_LABEL_URL: relays.labelUrl,
      MONDIAL_RELAY_TRACING_EVERY: '150ms',
      MONDIAL_RELAY_TRACING_FOR: '1m',
      MONDIAL_RELAY_RATE: '50/s',
      MONDIAL_RELAY_PRIVATE_NETWORK: 'true',
      SECRET_MONDIAL_RELAY_ACCOUNT: relays.account,
      SECRET_MONDIAL_RELAY_KEY: relays.key,
      COLISSIMO_ENABLED: 'true',
      COLISSIMO_URL: post.origin,
      COLISSIMO_RATE: '50/s',
      COLISSIMO_PRIVATE_NETWORK: 'true',
      SECRET_COLISSIMO_API_KEY: post.apiKey,
    },
    stop: async () => {
      await Promise.allSettled([relays.close(), post.close()]);
    },
  };
}

/** Relay points, the post and a haulier. */
export const relayCarriers: Part<RelayCarriers> = { packs: ['mondial-relay', 'colissimo'], start: startRelayCarriers };
