import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** How everything stands. */
export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: searchShape({ window: 'text', view: 'text' }),
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
