import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** Failures by what they have in common. */
export const failuresRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/failures',
  validateSearch: searchShape({ partner: 'text', channel: 'text', stage: 'text', code: 'text', from: 'text', to: 'text', open: 'text' }),
  component: lazyRouteComponent(() => import('./failures-page.tsx'), 'FailuresPage'),
});

/** One group of failures. */
export const failureRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/failures/$fingerprint',
  component: lazyRouteComponent(() => import('./failure-page.tsx'), 'FailurePage'),
});
