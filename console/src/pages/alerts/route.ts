import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** Alerts and their rules. */
export const alertsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/alerts',
  validateSearch: searchShape({ show: 'text', tab: 'text' }),
  component: lazyRouteComponent(() => import('./alerts-page.tsx'), 'AlertsPage'),
});
