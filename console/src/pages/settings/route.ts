import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchShape } from '../../lib/search.ts';
import { shellRoute } from '../../root.ts';

/** People, keys and retention. */
export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  validateSearch: searchShape({ tab: 'text' }),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});
