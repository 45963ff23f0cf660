import { createRouter } from '@tanstack/react-router';
import { readSearch, writeSearch } from './lib/search.ts';
import { alertsRoute } from './pages/alerts/route.ts';
import { auditRoute } from './pages/audit/route.ts';
import { bulkListRoute, bulkRoute } from './pages/bulk/route.ts';
import { caseRoute, casesRoute } from './pages/cases/route.ts';
import { configurationRoute } from './pages/configuration/route.ts';
import { failureRoute, failuresRoute } from './pages/failures/route.ts';
import { lateRoute } from './pages/late/route.ts';
import { loginRoute } from './pages/login/route.ts';
import { messageRoute } from './pages/message/route.ts';
import { messagesRoute } from './pages/messages/route.ts';
import { overviewRoute } from './pages/overview/route.ts';
import { channelRoute, partnerRoute, partnersRoute } from './pages/partners/route.ts';
import { reportsRoute } from './pages/reports/route.ts';
import { settingsRoute } from './pages/settings/route.ts';
import { rootRoute, shellRoute } from './root.ts';
import { NotFound } from './shell/not-found.tsx';

const pages = shellRoute.addChildren([
  overviewRoute,
  messagesRoute,
  messageRoute,
  failuresRoute,
  failureRoute,
  bulkListRoute,
  bulkRoute,
  casesRoute,
  caseRoute,
  lateRoute,
  partnersRoute,
  partnerRoute,
  channelRoute,
  reportsRoute,
  alertsRoute,
  configurationRoute,
  auditRoute,
  settingsRoute,
]);

/** All pages by their addresses. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([loginRoute, pages]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
