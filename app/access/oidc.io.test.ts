import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonRole } from '../../core/spi/ledger/people.ts';
import { newLogin, OidcProvider } from './oidc.ts';

/* A provider of identities that can be told to lie. */

type Claims = Readonly<Record<string, unknown>>;

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
let server: Server;
let issuer: string;
let challenge: string | undefined;
/** What it says in place of the truth. */
let lies: { readonly claims?: Claims; readonly userinfo?: Claims; readonly issuer?: string; readonly noToken?: true };
let asked: URLSearchParams | undefined;

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  lies = {};
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const send = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url?.startsWith('/.well-known') === true)
    return void send(200, {
      issuer: lies.issuer ?? issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
    });
  if (request.url === '/jwks') return void send(200, { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] });
  if (request.url === '/userinfo') return void send(200, { sub: 'ada-1', ...lies.userinfo });
  asked = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  const proven = createHash('sha256')
    .update(asked.get('code_verifier') ?? '')
    .digest('base64url');
  if (proven !== challenge) return void send(400, { error: 'invalid_grant' });
  send(200, { access_token: 'a', token_type: 'Bearer', ...(lies.noToken === true ? {} : { id_token: token(lies.claims ?? {}) }) });
}

let nonce: string;
function token(changed: Claims): string {
  const now = Math.floor(Date.now() / 1_000);
  const truth = { iss: issuer, sub: 'ada-1', aud: 'relais', iat: now, exp: now + 60, nonce, preferred_username: 'ada', name: 'Ada L.' };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'one' })}.${part({ ...truth, groups: ['staff', 'desk', 'other'], ...changed })}`;
  return `${text}.${sign('sha256', Buffer.from(text), keys.privateKey).toString('base64url')}`;
}

const roles = new Map<string, PersonRole>([
  ['staff', 'viewer'],
  ['desk', 'operator'],
]);
function provider(overrides: { readonly issuer?: string; readonly claim?: string } = {}): OidcProvider {
  const settings = { issuer, clientId: 'relais', clientSecret: 's', name: 'Test', scope: 'openid', claim: 'groups', roles, ...overrides };
  return new OidcProvider(settings, 'https://relais.example.com');
}

/** A whole login. @param back what the browser brings back in place of the truth */
async function logIn(one = provider(), back: Readonly<Record<string, string>> = {}, later: Partial<ReturnType<typeof newLogin>> = {}) {
  const login = newLogin('/messages', Date.now() + 60_000);
  const to = await one.begin(login);
  challenge = to.searchParams.get('code_challenge') ?? undefined;
  nonce = to.searchParams.get('nonce') ?? '';
  const query = new URLSearchParams({ code: 'c', state: to.searchParams.get('state') ?? '', ...back });
  return one.end(`?${query}`, { ...login, ...later });
}

const failed = expect.objectContaining({ code: 'E_OIDC_FAILED' });

describe('a provider of identities', () => {
  test('vouches for a person with the highest role of the groups', async () => {
    expect(await logIn()).toEqual({ issuer, subject: 'ada-1', login: 'ada', name: 'Ada L.', role: 'operator' });
    expect(asked?.get('redirect_uri')).toBe('https://relais.example.com/api/session/oidc/callback');
  });

  test('is asked for groups that are not in its token, and those of another person do not count', async () => {
    lies = { claims: { groups: undefined }, userinfo: { groups: 'staff' } };
    expect(await logIn()).toMatchObject({ role: 'viewer' });
    lies = { claims: { groups: undefined }, userinfo: { sub: 'eve', groups: 'desk' } };
    await expect(logIn()).rejects.toEqual(failed);
  });

  test('gives no role by groups that are unknown, or by a claim that is no list of names', async () => {
    for (const groups of [['other'], [], 7, { desk: true }, [['desk']], null]) {
      lies = { claims: { groups } };
      expect(await logIn(), JSON.stringify(groups)).not.toHaveProperty('role');
    }
    lies = { claims: { realm: { roles: ['desk'] } } };
    expect(await logIn(provider({ claim: 'realm.roles' }))).toMatchObject({ role: 'operator' });
    for (const realm of [null, 'desk', []]) {
      lies = { claims: { realm } };
      expect(await logIn(provider({ claim: 'realm.roles.first' }))).not.toHaveProperty('role');
    }
  });

  const past = Math.floor(Date.now() / 1_000) - 3_600;
  test.each<[string, Claims]>([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another hub', { aud: 'another' }],
    ['that has run out', { iat: past, exp: past + 60 }],
    ['of another login', { nonce: 'another' }],
    ['of no login', { nonce: undefined }],
    ['without an end', { exp: undefined }],
    ['about nobody', { sub: undefined }],
  ])('is not believed with a token %s', async (_, claims) => {
    lies = { claims };
    await expect(logIn()).rejects.toEqual(failed);
  });

  test('is not believed without a token, with a state of another login, without the proof of who began, or with a refusal', async () => {
    await expect(logIn(provider(), { state: 'another' })).rejects.toEqual(failed);
    await expect(logIn(provider(), {}, { verifier: 'x'.repeat(43) })).rejects.toEqual(failed);
    await expect(logIn(provider(), { error: 'access_denied' })).rejects.toThrow(/access_denied/);
    await expect(logIn(provider(), { iss: 'https://evil.example' })).rejects.toEqual(failed);
    lies = { noToken: true };
    await expect(logIn()).rejects.toEqual(failed);
  });

  test('that is away, or another than it should be, is asked again at the next login', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await expect(logIn(provider({ issuer: `http://127.0.0.1:${port}` }))).rejects.toEqual(failed);
    const one = provider();
    lies = { issuer: 'https://evil.example' };
    await expect(logIn(one)).rejects.toEqual(failed);
    lies = {};
    expect(await logIn(one)).toMatchObject({ login: 'ada' });
  });
});

test.each([
  ['/messages?status=dead', '/messages?status=dead'],
  ['//evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/..//evil.example/x', '/'],
  ['/%2e//evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/', '/'],
  [undefined, '/'],
])('a login that was begun at %s leads to %s', (address, leads) => {
  expect(newLogin(address, 0).returnTo).toBe(leads);
});
