import type { Api } from './things.ts';

/** What a browser sends with each call. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** A new administrator who has chosen a password, with an open session; the login is new each time. */
export async function cookiesOf(
  api: Api,
  url: string,
  name: string,
  password = 'a password for pictures',
): Promise<{ readonly login: string; readonly cookies: readonly Cookie[] }> {
  const login = `${name.toLowerCase().replaceAll(' ', '.')}-${Date.now() % 100_000}`;
  const { firstPassword } = await api<{ firstPassword: string }>('/api/people', { login, name, role: 'admin' });
  const opened = await fetch(`${url}/api/session`, { method: 'POST', body: JSON.stringify({ login, password: firstPassword }) });
  const { csrfToken } = (await opened.json()) as { csrfToken: string };
  const headers = { cookie: written(cookiesIn(opened)), 'x-csrf-token': csrfToken };
  await fetch(`${url}/api/session/password`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ current: firstPassword, next: password }),
  });
  const again = await fetch(`${url}/api/session`, { method: 'POST', body: JSON.stringify({ login, password }) });
  return { login, cookies: cookiesIn(again) };
}

function cookiesIn(answer: Response): readonly Cookie[] {
  return answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
}

function written(cookies: readonly Cookie[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
