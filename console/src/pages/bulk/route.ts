import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../root.ts';

/** Actions on many messages. */
export const bulkListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bulk',
  component: lazyRouteComponent(() => import('./bulk-list-page.tsx'), 'BulkListPage'),
});

/** One of them: plan, effect, progress. */
export const bulkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bulk/$id',
  component: lazyRouteComponent(() => import('./bulk-page.tsx'), 'BulkPage'),
});
