import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../root.ts';
import { readMessageSearch } from './search.ts';

/** What came, by any filter. */
export const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  validateSearch: readMessageSearch,
  component: lazyRouteComponent(() => import('./messages-page.tsx'), 'MessagesPage'),
});
