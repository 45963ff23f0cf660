import { queryOptions, useQuery } from '@tanstack/react-query';
import { sendCsrfToken } from './call.ts';
import { getSession } from './generated/client.ts';
import type { Role, SessionView } from './generated/types.ts';

const order: readonly Role[] = ['viewer', 'operator', 'admin'];

/** Who is here. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<SessionView> => {
    const session = await getSession(signal);
    sendCsrfToken(session.csrfToken);
    return session;
  },
  staleTime: 60_000,
});

/** @returns the person, and whether they may do what a role may */
export function useSession(): { readonly session: SessionView | undefined; readonly can: (role: Role) => boolean } {
  const { data: session } = useQuery(sessionQuery);
  const own = session?.person?.role;
  return { session, can: (role) => own !== undefined && order.indexOf(own) >= order.indexOf(role) };
}
