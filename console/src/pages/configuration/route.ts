import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** The configuration in force. */
export const configurationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/configuration',
  validateSearch: searchShape({ path: 'text', q: 'text', kind: 'text', list: 'text', code: 'text', value: 'text', failure: 'text' }),
  component: lazyRouteComponent(() => import('./configuration-page.tsx'), 'ConfigurationPage'),
});
