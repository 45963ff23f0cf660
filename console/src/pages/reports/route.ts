import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** Key figures. */
export const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  validateSearch: searchShape({ name: 'text', period: 'text', from: 'text', to: 'text', by: 'text', then: 'text', figure: 'text' }),
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
});
