import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** What came, by any filter. */
export const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  validateSearch: searchShape({
    status: 'list',
    partner: 'text',
    channel: 'text',
    type: 'text',
    case: 'text',
    q: 'text',
    error: 'text',
    failure: 'text',
    text: 'text',
    stage: 'text',
    from: 'text',
    to: 'text',
    last: 'text',
  }),
  component: lazyRouteComponent(() => import('./messages-page.tsx'), 'MessagesPage'),
});
