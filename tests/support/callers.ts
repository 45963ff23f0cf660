import type { Hub } from '../../app/hub/start-hub.ts';

/** A person with a session, as a browser has it. */
export interface Browser {
  /** Calls the API with the session's cookie and, unless told otherwise, its CSRF token. */
  ask(
    path: string,
    init?: {
      readonly method?: string;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly signal?: AbortSignal;
    },
  ): Promise<Response>;
  readonly cookie: string;
}

/** The cookie that an answer sets, as it is sent back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Logs in. Rejects when the login is refused. */
export async function browserOf(hub: Pick<Hub, 'url'>, login: string, password: string): Promise<Browser> {
  const answer = await fetch(`${hub.url}/api/session`, { method: 'POST', body: JSON.stringify({ login, password }) });
  if (answer.status !== 201) throw new Error(`${login}: ${answer.status} ${await answer.text()}`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = cookieOf(answer);
  return {
    cookie,
    ask: (path, { method = 'GET', body, headers = {}, signal } = {}) =>
      fetch(`${hub.url}${path}`, {
        method,
        redirect: 'manual',
        headers: { cookie, 'x-csrf-token': csrfToken, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      }),
  };
}

/** A new account with a password of its own, as the admin token makes it; it has logged in and changed its first password. */
export async function accountOf(hub: Hub, login: string, role: string, password: string): Promise<Browser> {
  const added = await fetch(`${hub.url}/api/people`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hub.runtime.adminToken}` },
    body: JSON.stringify({ login, name: login, role }),
  });
  const { firstPassword } = (await added.json()) as { firstPassword: string };
  const first = await browserOf(hub, login, firstPassword);
  await first.ask('/api/session/password', { method: 'PUT', body: { current: firstPassword, next: password } });
  return browserOf(hub, login, password);
}
