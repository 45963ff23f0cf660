import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** What should have come and has not. */
export const lateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/late',
  validateSearch: searchShape({ partner: 'text', tab: 'text' }),
  component: lazyRouteComponent(() => import('./late-page.tsx'), 'LatePage'),
});
