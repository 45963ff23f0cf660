import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { rootRoute } from '../../root.ts';

/** The login; `returnTo` is where it leads. */
export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: searchShape({ returnTo: 'text', ended: 'flag', refused: 'text' }),
  component: lazyRouteComponent(() => import('./login-page.tsx'), 'LoginPage'),
});
