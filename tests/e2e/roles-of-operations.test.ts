import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../app/access/secrets.ts';
import { contract } from '../../app/api/contract/index.ts';
import { keyScopes, type Operation, type Role, roles } from '../../app/api/operation.ts';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import { accountOf, type Browser, cookieOf } from '../support/callers.ts';
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
  hub = await startHub(
    readEnvironment({
      RELAIS_HOME: await sharedHome(),
      RELAIS_DATA: data,
      PORT: '0',
      LOG_LEVEL: 'silent',
      RELAIS_TRUSTED_PROXIES: '127.0.0.1',
    }),
  );
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

  test.each([
    ['nobody used for eight hours', 1, 8],
    ['is a day old, however much it was used', 24, 0],
  ])('to a session that %s', async (_, ageHours, unusedHours) => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000 - 1_000);
    const token = `a-token-of-${ageHours}-hours`;
    await hub.runtime.ledger.openSession({
      id: systemIds.next<string>(),
      tokenHash: sha256Hex(token),
      createdAt: hoursAgo(Math.max(ageHours, unusedHours)),
      lastUsedAt: hoursAgo(unusedHours),
      expiresAt: new Date(hoursAgo(ageHours).getTime() + 24 * 3_600_000),
    });
    const expired = bare({ cookie: `relais-session=${token}` });
    expect(await refusals(closed, expired)).toEqual(all(closed, '401 E_LOGIN_NEEDED'));
    expect(await (await expired('/api/session', 'GET')).json()).not.toHaveProperty('person');
  });

  test('to a session that was logged out, and to one of a closed account', async () => {
    for (const [login, end] of [
      ['leaver', (browser: Browser) => browser.ask('/api/session', { method: 'DELETE' })],
      ['closed', () => change('closed', { active: false })],
      ['risen', () => change('risen', { role: 'viewer' })],
    ] as const) {
      const browser = await accountOf(hub, login, 'operator', password);
      expect((await browser.ask('/api/failures')).status).toBe(200);
      expect((await end(browser)).status).toBeLessThan(300);
      expect((await browser.ask('/api/failures')).status, login).toBe(401);
    }
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

/** Changes an account as an admin does. */
async function change(login: string, body: object): Promise<Response> {
  const { items } = (await (await people.admin.ask('/api/people')).json()) as { items: { id: string; login: string }[] };
  return people.admin.ask(`/api/people/${items.find((one) => one.login === login)?.id}`, { method: 'PATCH', body });
}

describe('what streams', () => {
  test('ends with the session, before it tells anything more', async () => {
    const browser = await accountOf(hub, 'listener', 'viewer', password);
    const answer = await browser.ask('/api/stream?topics=pulse');
    expect(answer.status).toBe(200);
    const reader = answer.body?.getReader();
    await reader?.read();
    expect((await change('listener', { active: false })).status).toBe(200);
    const closedAt = Date.now();
    for (let ended = false; !ended; ) ended = (await reader?.read())?.done ?? true;
    expect(Date.now() - closedAt).toBeLessThan(15_000);
    expect((await browser.ask('/api/stream')).status).toBe(401);
  });

  test('gives the places of readers back who left before it began', async () => {
    const browser = await accountOf(hub, 'impatient', 'viewer', password);
    for (let n = 0; n < 25; n += 1) {
      const stop = new AbortController();
      const asked = browser.ask('/api/stream', { signal: stop.signal }).catch(() => undefined);
      setImmediate(() => stop.abort());
      await asked;
    }
    await expect
      .poll(async () => {
        const stop = new AbortController();
        const { status } = await browser.ask('/api/stream', { signal: stop.signal });
        stop.abort();
        return status;
      })
      .toBe(200);
  });

  test('is open to others while one reader has all its places', async () => {
    const [greedy, other] = [await accountOf(hub, 'greedy', 'viewer', password), await accountOf(hub, 'other', 'viewer', password)];
    const stop = new AbortController();
    const answers = await Promise.all(Array.from({ length: 30 }, () => greedy.ask('/api/stream', { signal: stop.signal })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(10);
    expect((await other.ask('/api/stream', { signal: stop.signal })).status).toBe(200);
    stop.abort();
  });
});

describe('what no operation can use', () => {
  const asAdmin = (path: string, method: string, body: string) =>
    fetch(`${hub.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${hub.runtime.adminToken}`, 'content-type': 'application/json' },
      body,
    });

  test('a parameter that it has not is refused by name', async () => {
    const ask = (path: string, method: string) => people.admin.ask(`${path}?nope=1`, { method });
    expect(await refusals(closed, ask)).toEqual(all(closed, '400 E_REQUEST_INVALID'));
  });

  test.each([
    ['no JSON', '{"reason"'],
    ['an array', '[]'],
    ['a number', '1e999'],
    ['nothing', 'null'],
    ['a text that no column holds', '{"reason":"a\\u0000b","login":"a\\u0000b","name":"\\u0000","password":"p","value":"\\u0000"}'],
    ['names of the language', '{"__proto__":{"role":"admin"},"constructor":1,"reason":"for the test"}'],
    ['values deep inside others', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ])('a body that is %s is refused, by whoever can read it at all', async (_, body) => {
    const withBody = Object.entries(contract).filter(([, { body: type }]: Named) => type !== undefined && type !== 'bytes');
    const said = await refusals(withBody, (path, method) => asAdmin(path, method, body));
    expect(Object.entries(said).filter(([, answer]) => !/^4\d\d E_/.test(answer))).toEqual([]);
  });

  test('a body that is larger than an operation needs is refused before it is read', async () => {
    const small = closed.filter(([, { body, large }]) => body !== undefined && large !== true);
    const said = await refusals(small, (path, method) => asAdmin(path, method, `"${'x'.repeat(300_000)}"`));
    expect(said).toEqual(all(small, '413 E_BODY_TOO_LARGE'));
  });
});

describe('a login', () => {
  const tryFrom = async (address: string, login: string, word = 'four words of guessing') => {
    const answer = await fetch(`${hub.url}/api/session`, {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: JSON.stringify({ login, password: word }),
    });
    const { code, detail } = (await answer.json()) as { code?: string; detail?: string };
    return { status: answer.status, code, detail, cookie: answer.headers.getSetCookie()[0] };
  };

  test('is answered the same for an account that there is, one that is closed, and none, and both are in the audit', async () => {
    await accountOf(hub, 'shut', 'viewer', password);
    await change('shut', { active: false });
    const before = (await hub.runtime.ledger.deeds({ action: 'session.refused', limit: 500 })).items.length;
    const [known, none] = [await tryFrom('198.51.100.1', 'the-viewer'), await tryFrom('198.51.100.2', 'nobody-at-all')];
    expect(known).toMatchObject({ status: 401, code: 'E_LOGIN_WRONG' });
    expect(none).toEqual(known);
    expect(await tryFrom('198.51.100.3', 'shut', password)).toEqual(known);
    const after = (await hub.runtime.ledger.deeds({ action: 'session.refused', limit: 500 })).items;
    expect(after.length - before).toBe(3);
    expect(JSON.stringify(after)).not.toContain('nobody-at-all');
  });

  test('that is guessed waits; the owner does not, where a login was good before, and a stranger alone keeps nobody out', async () => {
    const owner = '203.0.113.9';
    expect((await tryFrom(owner, 'the-operator', password)).status).toBe(201);
    const guesses: number[] = [];
    for (let guess = 0; guess < 6; guess += 1) guesses.push((await tryFrom('198.51.100.9', 'the-operator')).status);
    expect(guesses).toEqual([401, 401, 401, 401, 429, 429]);
    expect((await tryFrom('203.0.113.10', 'the-operator', password)).status, 'from an address that is new').toBe(201);
    for (let address = 20; address < 26; address += 1)
      for (let guess = 0; guess < 4; guess += 1) await tryFrom(`2001:db8:0:${address}::${guess}`, 'the-operator');
    expect((await tryFrom('2001:db8:0:99::1', 'the-operator')).code, 'many addresses wait together').toBe('E_LOGIN_SLOW');
    expect((await tryFrom(owner, 'the-operator', password)).status).toBe(201);
  });

  test('makes a new session of its own, and ends the one that the browser had', async () => {
    const old = await accountOf(hub, 'twice', 'viewer', password);
    const planted = await fetch(`${hub.url}/api/session`, {
      method: 'POST',
      headers: { cookie: old.cookie },
      body: JSON.stringify({ login: 'twice', password }),
    });
    const cookie = cookieOf(planted);
    expect(cookie).not.toBe(old.cookie);
    expect((await old.ask('/api/messages')).status).toBe(401);
    expect((await bare({ cookie })('/api/messages', 'GET')).status).toBe(200);
  });

  test('is refused to pages of other sites', async () => {
    const ask = (headers: Readonly<Record<string, string>>) =>
      fetch(`${hub.url}/api/session`, { method: 'POST', headers, body: JSON.stringify({ login: 'the-viewer', password }) });
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
      expect((await ask(headers)).status).toBe(403);
  });
});

test('every answer has its headers, those to addresses that nobody can read, too', async () => {
  const { hostname, port } = new URL(hub.url);
  for (const path of [
    '/',
    '/api/session',
    '/api/nothing',
    '/%61pi/people',
    '/in/a/b',
    '/soap/a/b',
    '/health/live',
    '/metrics',
    '/%zz',
    '/api/%zz',
  ]) {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => get({ hostname, port, path }, resolve).on('error', reject));
    answer.resume();
    expect.soft(answer.headers, path).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
  }
});

test('a key opens what is known here to keep to its partner, and nothing else', () => {
  const open = Object.entries(contract).filter(([, { scope }]: Named) => scope !== undefined);
  expect(open.map(([name]) => name)).toEqual(['listMessages', 'getMessage']);
});

test('nothing that changes something is open to anyone but the login', () => {
  const open = Object.entries(contract).filter(([, { role, method }]: Named) => role === 'anyone' && method !== 'GET');
  expect(open.map(([name]) => name)).toEqual(['logIn']);
});

describe("a partner's key", () => {
  test('is shown once, rotated once with an overlap, and never made for the past', async () => {
    const make = (body: object, path = '/api/keys') => people.admin.ask(path, { method: 'POST', body });
    const created = await make({ partner: 'maison-lumen', scopes: ['read'] });
    const { key, prefix } = (await created.json()) as { key: string; prefix: string };
    const reads = async (one: string) => (await bare({ authorization: `Bearer ${one}` })('/api/messages', 'GET')).status;
    expect([await reads(key), await reads(`${key.slice(0, -1)}_`)]).toEqual([200, 401]);
    const rotated = (await (await make({ overlapHours: 1 }, `/api/keys/${prefix}/rotate`)).json()) as { key: string; prefix: string };
    expect([await reads(key), await reads(rotated.key)]).toEqual([200, 200]);
    expect((await make({}, `/api/keys/${prefix}/rotate`)).status).toBe(409);
    const next = (await (await make({ overlapHours: 0 }, `/api/keys/${rotated.prefix}/rotate`)).json()) as { key: string };
    expect(await reads(next.key)).toBe(200);
    const list = await (await people.admin.ask('/api/keys')).text();
    for (const secret of [key, rotated.key, next.key]) expect(list).not.toContain(secret);
    const shown = (JSON.parse(list) as { items: { prefix: string; lastUsedAt?: string; expiresAt?: string }[] }).items;
    expect(shown.find((one) => one.prefix === prefix)).toMatchObject({ lastUsedAt: expect.any(String), expiresAt: expect.any(String) });
    expect((await make({ partner: 'maison-lumen', expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(400);
    const ended = newApiKey('maison-lumen', [], new Date(0), new Date(Date.now() - 1_000), { scopes: ['read'] });
    await hub.runtime.ledger.addKey(ended.record);
    expect(await reads(ended.key)).toBe(401);
  });

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
