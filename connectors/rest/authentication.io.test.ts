import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../core/testing/https-partner.ts';
import { type Credentials, type Settings, usePartner } from './channel.fixture.ts';

const client: Credentials = { clientId: 'hub:1', clientSecret: 'Kobalt&7' };

describe('rest outbound: tokens', () => {
  const { partner, clock, open, send } = usePartner();
  const at = (path: string) => partner().origin + path;
  const asked = (path: string) => partner().arrivals.filter((arrival) => arrival.path === path);

  /** A partner that gives `token-1`, `token-2`, … and takes the last one it gave. */
  const givesTokens = (answer: (token: string) => object, options: { readonly takes?: (token: string) => boolean } = {}): void => {
    let given = 0;
    partner().behave((arrival, response) => {
      if (arrival.path === '/token') {
        given += 1;
        return json(response, 200, answer(`token-${given}`));
      }
      const token = /token-\d+/.exec(JSON.stringify(arrival.headers))?.[0] ?? '';
      json(response, (options.takes ?? ((each) => each === `token-${given}`))(token) ? 200 : 401, {});
    });
  };
  const oauth2 = (settings: Settings = {}, credentials: Credentials = client) =>
    open('/hook', { authentication: 'oauth2', tokenUrl: at('/token'), ...settings }, credentials);

  it('asks for one by client credentials, as RFC 6749 says', async () => {
    givesTokens((token) => ({ access_token: token, expires_in: 3600 }));
    expect(await send(oauth2({ scope: 'returns claims', tokenRequest: { audience: 'https://api.example' } }))).toMatchObject({
      kind: 'accepted',
    });
    const [request] = asked('/token');
    expect(request).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(request?.headers['authorization']).toBe(`Basic ${Buffer.from('hub%3A1:Kobalt%267').toString('base64')}`);
    expect(fields(request)).toEqual({ grant_type: 'client_credentials', scope: 'returns claims', audience: 'https://api.example' });
    expect(asked('/hook').map(({ headers }) => headers['authorization'])).toEqual(['Bearer token-1']);
  });

  it('gives client and secret in the body where the partner wants them there, and another grant where it has one', async () => {
    givesTokens((token) => ({ access_token: token }));
    const tokenRequest = { grant_type: 'password', username: '{credential.user}', password: '{credential.password}' };
    await send(oauth2({ clientAuthentication: 'body', tokenRequest }, { ...client, user: 'hub', password: 'p' }));
    expect(fields(asked('/token')[0])).toEqual({
      grant_type: 'password',
      client_id: 'hub:1',
      client_secret: 'Kobalt&7',
      username: 'hub',
      password: 'p',
    });
    expect(asked('/token')[0]?.headers).not.toHaveProperty('authorization');
  });

  it('logs in as the partner says, and sends the token as the partner says', async () => {
    givesTokens((token) => ({ data: { IdToken: token, ExpiresIn: '900' } }));
    const settings: Settings = {
      authentication: 'login',
      tokenRequest: { username: '{credential.user}', password: '{credential.password}' },
      tokenHeaders: { 'x-tenant': 'fr' },
      tokenAt: 'data.IdToken',
      tokenExpiryAt: 'data.ExpiresIn',
      tokenHeader: 'X-Session',
      tokenValue: 'id={token}',
    };
    await send(oauth2(settings, { user: 'hub', password: 'Malachit-3' }));
    expect(JSON.parse(String(asked('/token')[0]?.body))).toEqual({ username: 'hub', password: 'Malachit-3' });
    expect(asked('/token')[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'x-tenant': 'fr' });
    expect(asked('/hook')[0]?.headers).toMatchObject({ 'x-session': 'id=token-1' });
    expect(asked('/hook')[0]?.headers).not.toHaveProperty('authorization');
  });

  it('asks once for all who send at the same time', async () => {
    givesTokens((token) => ({ access_token: token, expires_in: 3600 }));
    const endpoint = oauth2();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(endpoint)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'accepted'));
    expect(asked('/token')).toHaveLength(1);
  });

  it('asks anew before a token ends, and not sooner', async () => {
    givesTokens((token) => ({ access_token: token, expires_in: 3600 }));
    const endpoint = oauth2();
    await send(endpoint);
    clock().advance(3_569_000);
    await send(endpoint);
    expect(asked('/token')).toHaveLength(1);
    clock().advance(1_000);
    await send(endpoint);
    expect(asked('/token')).toHaveLength(2);
  });

  it('asks anew when a token is refused, once for all, and sends again under the same key', async () => {
    let valid = 'token-1';
    givesTokens((token) => ({ access_token: token, expires_in: 3600 }), { takes: (token) => token === valid });
    const endpoint = oauth2();
    await send(endpoint);
    valid = 'token-2';
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(endpoint)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'accepted'));
    expect(asked('/token')).toHaveLength(2);
    expect(new Set(asked('/hook').map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['key-1']));
  });

  it('does so once: a partner that refuses every token refuses the document', async () => {
    givesTokens((token) => ({ access_token: token, expires_in: 3600 }), { takes: () => false });
    expect(await send(oauth2())).toMatchObject({ kind: 'rejected', error: { code: 'E_DELIVERY_REFUSED' } });
    expect(asked('/hook')).toHaveLength(2);
    expect(asked('/token')).toHaveLength(2);
  });

  it.each<[string, number, object, Record<string, string>, object]>([
    ['its client is refused', 401, { error: 'invalid_client' }, {}, { error: { code: 'E_LOGIN_REFUSED' } }],
    ['the answer has no token', 200, { token: 't' }, {}, { error: { code: 'E_LOGIN_REFUSED' } }],
    ['the token is no text for a header', 200, { access_token: 'a\nb' }, {}, { error: { code: 'E_LOGIN_REFUSED' } }],
    ['there are too many', 429, {}, { 'retry-after': '7' }, { error: { code: 'E_DELIVERY_UNAVAILABLE' }, retryAfterMs: 7_000 }],
  ])('sends nothing and defers when %s; the next document asks again', async (_, status, answer, headers, expected) => {
    partner().behave((__, response) => response.writeHead(status, headers).end(JSON.stringify(answer)));
    const endpoint = oauth2();
    const outcome = await send(endpoint);
    expect(outcome).toMatchObject({ kind: 'deferred', ...expected });
    expect(inspect(outcome, { depth: 9 })).not.toMatch(/Kobalt|invalid_client/);
    expect(asked('/hook')).toHaveLength(0);
    givesTokens((token) => ({ access_token: token }));
    expect(await send(endpoint)).toMatchObject({ kind: 'accepted' });
  });

  it('vets the address of tokens like any other', async () => {
    const endpoint = open(
      'https://partner.example/hook',
      { authentication: 'oauth2', tokenUrl: at('/token'), allowPrivateNetwork: false },
      client,
    );
    expect(await send(endpoint)).toMatchObject({ kind: 'rejected', error: { code: 'E_ADDRESS_FORBIDDEN' } });
    expect(partner().connections.opened).toBe(0);
  });

  it('follows no redirect with its secret', async () => {
    partner().behave((_, response) => response.writeHead(307, { location: at('/elsewhere') }).end());
    expect(await send(oauth2())).toMatchObject({ kind: 'deferred', error: { code: 'E_LOGIN_REFUSED' } });
    expect(asked('/elsewhere')).toHaveLength(0);
  });

  it('one who gives up waiting does not take the token from the others', async () => {
    let answer = (): void => {};
    partner().behave((arrival, response) => {
      if (arrival.path === '/token') answer = () => json(response, 200, { access_token: 'token-1' });
      else json(response, 200, {});
    });
    const endpoint = oauth2();
    const patient = send(endpoint);
    await expect.poll(() => asked('/token').length).toBe(1);
    const cancel = new AbortController();
    const impatient = endpoint.send(
      { body: Buffer.from('{}'), mediaType: 'application/json', idempotencyKey: 'k', parameters: {} },
      cancel.signal,
    );
    cancel.abort();
    expect(await impatient).toMatchObject({ kind: 'deferred' });
    answer();
    expect(await patient).toMatchObject({ kind: 'accepted' });
  });

  it('tries the connection with a token', async () => {
    givesTokens((token) => ({ access_token: token }));
    await oauth2().test(new AbortController().signal);
    expect(partner().arrivals.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /token', 'HEAD /hook']);
  });
});

function fields(arrival: Arrival | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(String(arrival?.body)));
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
