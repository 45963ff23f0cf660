import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenUnauthorized } from './api/call.ts';
import { queryClient } from './api/queries.ts';
import { startTexts } from './i18n/index.ts';
import { router } from './router.ts';
import './styles/index.css';

/** A session that ended under a page: the login keeps the address. */
whenUnauthorized(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/login') return;
  queryClient.removeQueries({ queryKey: ['session'] });
  void router.navigate({ to: '/login', search: { returnTo: href, ended: true } });
});

const root = document.getElementById('root');
if (root !== null) {
  await startTexts();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
