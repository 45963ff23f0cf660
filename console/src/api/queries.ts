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

/** What is asked is kept for a moment, so that going back is at once. Refusals are not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});
