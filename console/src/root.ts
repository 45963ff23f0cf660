import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { queryClient } from './api/queries.ts';
import { sessionQuery } from './api/session.ts';
import { NotFound, PageProblem } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

/** Parent of all routes. */
export const rootRoute = createRootRoute({ notFoundComponent: NotFound });

/** Parent of the pages: whoever is not logged in is led to the login, which leads back. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  errorComponent: PageProblem,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.person === undefined || session.mustChangePassword) {
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { returnTo: location.href } });
    }
  },
});
