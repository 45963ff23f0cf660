import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** Partners and how their channels stand. */
export const partnersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/partners',
  validateSearch: searchShape({ role: 'text', q: 'text', health: 'text' }),
  component: lazyRouteComponent(() => import('./partners-page.tsx'), 'PartnersPage'),
});

/** One partner. */
export const partnerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/partners/$partner',
  validateSearch: searchShape({ period: 'text' }),
  component: lazyRouteComponent(() => import('./partner-page.tsx'), 'PartnerPage'),
});

/** One channel. */
export const channelRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/partners/$partner/$channel',
  validateSearch: searchShape({ tab: 'text' }),
  component: lazyRouteComponent(() => import('./channel-page.tsx'), 'ChannelPage'),
});
