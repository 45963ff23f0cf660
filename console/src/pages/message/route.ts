import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** Everything of one message. */
export const messageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/$id',
  validateSearch: searchShape({ tab: 'text', left: 'text', right: 'text', stage: 'text', delivery: 'text', number: 'text', field: 'text' }),
  component: lazyRouteComponent(() => import('./message-page.tsx'), 'MessagePage'),
});
