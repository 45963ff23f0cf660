import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** Cases, by any filter. */
export const casesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases',
  validateSearch: searchShape({
    kind: 'text',
    state: 'text',
    decision: 'text',
    logistics: 'text',
    money: 'text',
    partner: 'text',
    late: 'text',
    q: 'text',
    from: 'text',
    to: 'text',
  }),
  component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
});

/** Everything of one case. */
export const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$id',
  validateSearch: searchShape({ source: 'text', moves: 'text', order: 'text' }),
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
});
