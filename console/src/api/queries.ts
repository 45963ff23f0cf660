import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

const POLL_MS = 5_000;
const RELAXED_MS = 60_000;

let live = false;

/** Do events arrive? Then pages need not ask every few seconds. */
export function setLive(now: boolean): void {
  live = now;
}

/** How often a page that shows the present asks again, in milliseconds. For `refetchInterval`. */
export function pollInterval(): number {
  return live ? RELAXED_MS : POLL_MS;
}

/** Is it a list of which older pages were asked for? It stays as it is while it is read: all of its pages would be asked for again. */
export function isReadOn({ state }: { readonly state: { readonly data?: unknown } }): boolean {
  const { pages } = (state.data ?? {}) as { readonly pages?: readonly unknown[] };
  return pages !== undefined && pages.length > 1;
}

/** What is asked is kept for a moment, so that going back is at once. Refusals are not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: (query) => !isReadOn(query),
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});
