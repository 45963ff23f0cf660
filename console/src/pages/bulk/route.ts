import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** Actions on many messages. */
export const bulkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bulk',
  validateSearch: searchShape({ open: 'text' }),
  component: lazyRouteComponent(() => import('./bulk-page.tsx'), 'BulkPage'),
});
