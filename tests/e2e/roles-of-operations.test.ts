import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../app/api/contract/index.ts';
import { keyScopes, type Operation, type Role, roles } from '../../app/api/operation.ts';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import { accountOf, type Browser } from '../support/callers.ts';
import { dataFolder } from '../support/data-folder.ts';
import { sharedHome } from '../support/home.ts';

/* Every operation of the contract, tried by everybody who may not call it. A new operation is tried by itself. */

type Named = readonly [string, Operation];
const password = 'four words of nonsense';

/** Those that the hub serves. */
let closed: readonly Named[];
let unsafe: readonly Named[];
let hub: Hub;
let data: string;
const people = {} as Record<Role, Browser>;
const keys = {} as Record<'send' | 'read', string>;

beforeAll(async () => {
  data = await dataFolder('roles');
  hub = await startHub(readEnvironment({ RELAIS_HOME: await sharedHome(), RELAIS_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }));
  for (const role of roles) people[role] = await accountOf(hub, `the-${role}`, role, password);
  for (const scope of keyScopes) {
    const { key, record } = newApiKey('maison-lumen', [], new Date(), undefined, { scopes: [scope] });
    await hub.runtime.ledger.addKey(record);
    keys[scope] = key;
  }
  const named: readonly Named[] = Object.entries(contract).filter(([, { role }]: Named) => role !== 'anyone');
  const asked = await refusals(named, bare({}));
  closed = named.filter(([name]) => asked[name] !== '404 E_HTTP_NOT_FOUND');
  expect(closed).toHaveLength(named.length);
  unsafe = closed.filter(([, { method }]) => method !== 'GET');
});
afterAll(async () => {
  await hub?.stop();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

/** An address of the operation: its parameters are ids that nothing has. */
function pathOf({ path }: Operation): string {
  return path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
}

/** Who asks, and what they are answered. */
async function refusals(
  asked: readonly Named[],
  ask: (path: string, method: string) => Promise<Response>,
): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const [name, operation] of asked) {
    const answer = await ask(pathOf(operation), operation.method);
    const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
    said[name] = `${answer.status} ${code}`;
  }
  return said;
}

/** All of them with the same answer. */
function all(asked: readonly Named[], answer: string): Record<string, string> {
  expect(asked.length).toBeGreaterThan(0);
  return Object.fromEntries(asked.map(([name]) => [name, answer]));
}

const bare = (headers: Readonly<Record<string, string>>) => (path: string, method: string) =>
  fetch(`${hub.url}${path}`, { method, headers, redirect: 'manual' });
const by = (role: Role) => (path: string, method: string) => people[role].ask(path, { method });

describe('an operation is refused', () => {
  test('to who is not logged in', async () => {
    expect(await refusals(closed, bare({}))).toEqual(all(closed, '401 E_LOGIN_NEEDED'));
  });

  test('to a session that has run out, or never was', async () => {
    const browser = await accountOf(hub, 'gone', 'admin', password);
    const { items } = (await (await people.admin.ask('/api/people')).json()) as { items: { id: string; login: string }[] };
    const id = items.find(({ login }) => login === 'gone')?.id;
    expect((await people.admin.ask(`/api/people/${id}/sessions`, { method: 'DELETE' })).status).toBe(204);
    expect(await refusals(closed, (path, method) => browser.ask(path, { method }))).toEqual(all(closed, '401 E_LOGIN_NEEDED'));
    expect((await bare({ cookie: 'relais-session=none' })('/api/people', 'GET')).status).toBe(401);
  });

  test('to a token that is none', async () => {
    expect(await refusals(closed, bare({ authorization: 'Bearer wrong' }))).toEqual(all(closed, '401 E_ADMIN_TOKEN_WRONG'));
  });

  test.each([
    ['viewer', ['operator', 'admin']],
    ['operator', ['admin']],
  ] as const)('to a %s, where it needs more', async (role, above) => {
    const asked = closed.filter(([, operation]) => above.some((one) => one === operation.role));
    expect(await refusals(asked, by(role))).toEqual(all(asked, '403 E_ROLE_MISSING'));
  });

  test('to a session without the token that its pages have, and to pages of other sites', async () => {
    const { cookie } = people.admin;
    expect(await refusals(unsafe, bare({ cookie }))).toEqual(all(unsafe, '403 E_CSRF'));
    const { csrfToken } = (await (await people.admin.ask('/api/session')).json()) as { csrfToken: string };
    for (const headers of [{ 'x-csrf-token': 'wrong' }, { origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await bare({ cookie, 'x-csrf-token': csrfToken, ...headers })('/api/people', 'POST')).status).toBe(403);
  });

  test.each(keyScopes)("to a partner's key that may %s, where the contract does not name that", async (scope) => {
    const asked = closed.filter(([, operation]) => operation.scope !== scope);
    expect(await refusals(asked, bare({ authorization: `Bearer ${keys[scope]}` }))).toEqual(all(asked, '403 E_SCOPE_MISSING'));
  });

  test('to whoever must change the first password', async () => {
    const added = await people.admin.ask('/api/people', { method: 'POST', body: { login: 'newcomer', name: 'New', role: 'admin' } });
    const { firstPassword } = (await added.json()) as { firstPassword: string };
    const login = await fetch(`${hub.url}/api/session`, {
      method: 'POST',
      body: JSON.stringify({ login: 'newcomer', password: firstPassword }),
    });
    const { csrfToken, mustChangePassword } = (await login.json()) as { csrfToken: string; mustChangePassword: boolean };
    expect(mustChangePassword).toBe(true);
    const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const asked = closed.filter(([name]) => !['changePassword', 'logOut'].includes(name));
    expect(await refusals(asked, bare({ cookie, 'x-csrf-token': csrfToken }))).toEqual(all(asked, '403 E_PASSWORD_CHANGE_NEEDED'));
  });

  test('where the contract has none', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['DELETE', '/api/messages'],
      ['GET', '/api'],
    ] as const)
      expect((await people.admin.ask(path, { method })).status).toBe(404);
  });
});

describe("a partner's key", () => {
  const read = (path: string) => bare({ authorization: `Bearer ${keys.read}` })(path, 'GET');

  test('reads the messages of its partner, and of no other', async () => {
    const { ledger } = hub.runtime;
    const accepted = async (partner: string) => {
      const id = systemIds.next<MessageId>();
      const content = { mediaType: 'text/plain', body: new TextEncoder().encode(partner) };
      const receivedAt = new Date();
      await ledger.accept({ id, partner, channel: 'returns', configHash: 'x', receivedAt, idempotencyKey: id, headers: {}, content });
      return id;
    };
    const own = await accepted('maison-lumen');
    const other = await accepted('chronopost');
    const { items } = (await (await read('/api/messages')).json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual([own]);
    const forced = (await (await read('/api/messages?partner=chronopost')).json()) as { items: { id: string }[] };
    expect(forced.items.map(({ id }) => id)).toEqual([own]);
    expect((await read(`/api/messages/${own}`)).status).toBe(200);
    expect((await read(`/api/messages/${other}`)).status).toBe(404);
  });
});
