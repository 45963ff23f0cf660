import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** What people did and looked at. */
export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: searchShape({ actor: 'text', action: 'text', subject: 'text', from: 'text', to: 'text' }),
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});
