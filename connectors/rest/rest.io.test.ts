import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { partnerText } from '../../core/testing/https-partner.ts';
import { type Credentials, document, type Settings, usePartner } from './channel.fixture.ts';

describe('rest outbound', () => {
  const world = usePartner();
  const { send } = world;
  const open = (settings: Settings = {}, credentials: Credentials = {}) => world.open('/hook', settings, credentials);
  const at = (path: string) => world.partner().origin + path;

  it('gives the answer with its status, media type and bytes', async () => {
    expect(await send(open())).toEqual({
      kind: 'accepted',
      answer: { status: 200, mediaType: 'application/json', body: Buffer.from('{"received":true}') },
    });
  });

  it('sends what the settings say', async () => {
    await send(
      open({
        url: at('/cases/{caseId}/returns?number={returnNumber}'),
        method: 'PUT',
        headers: { 'Content-Type': 'application/vnd.partner+json', 'X-Tenant': 'fr' },
      }),
    );
    expect(world.partner().arrivals[0]).toMatchObject({
      method: 'PUT',
      path: '/cases/c%201%26x%3D2/returns?number=RA-1',
      body: document.body,
    });
    expect(world.partner().arrivals[0]?.headers).toMatchObject({
      'content-type': 'application/vnd.partner+json',
      'x-tenant': 'fr',
      'idempotency-key': 'key-1',
      'content-length': String(document.body.length),
      'accept-encoding': 'identity',
    });
  });

  it('asks with GET without a body', async () => {
    await send(open({ url: at('/returns/{returnNumber}'), method: 'GET' }));
    expect(world.partner().arrivals[0]).toMatchObject({ method: 'GET', path: '/returns/RA-1', body: Buffer.alloc(0) });
    expect(world.partner().arrivals[0]?.headers).not.toHaveProperty('content-type');
  });

  it.each([
    ['an API key', { apiKey: 'k-1', apiKeyHeader: 'X-Partner-Key' }, 'x-partner-key', 'k-1'],
    ['Basic', { user: 'hub', password: 'p:w' }, 'authorization', `Basic ${Buffer.from('hub:p:w').toString('base64')}`],
    ['a bearer token', { token: 't-1' }, 'authorization', 'Bearer t-1'],
  ])('identifies itself by %s', async (_, credentials, header, value) => {
    await send(open({}, credentials));
    expect(world.partner().arrivals[0]?.headers[header]).toBe(value);
  });

  it('signs as Standard Webhooks says', async () => {
    const key = Buffer.alloc(32, 7);
    const other = Buffer.alloc(32, 8);
    await send(
      open({ signature: 'standard-webhooks' }, { signingSecret: `whsec_${key.toString('base64')} whsec_${other.toString('base64')}` }),
    );
    const at = Date.parse('2025-03-12T10:00:00Z') / 1000;
    const expected = [key, other]
      .map((each) => `v1,${createHmac('sha256', each).update(`key-1.${at}.${document.body.toString()}`).digest('base64')}`)
      .join(' ');
    expect(world.partner().arrivals[0]?.headers).toMatchObject({
      'webhook-id': 'key-1',
      'webhook-timestamp': String(at),
      'webhook-signature': expected,
    });
  });

  it('does not follow a redirect', async () => {
    world.partner().behave((_, response) => response.writeHead(307, { location: at('/elsewhere') }).end());
    const outcome = await send(open());
    expect(outcome).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_DELIVERY_REFUSED', message: expect.stringContaining('redirect') },
    });
    expect(world.partner().arrivals).toHaveLength(1);
  });

  it.each([
    [400, 'rejected', 'E_DELIVERY_REFUSED'],
    [404, 'rejected', 'E_DELIVERY_REFUSED'],
    [408, 'deferred', 'E_DELIVERY_UNAVAILABLE'],
    [410, 'rejected', 'E_CHANNEL_GONE'],
    [425, 'deferred', 'E_DELIVERY_UNAVAILABLE'],
    [500, 'deferred', 'E_DELIVERY_UNAVAILABLE'],
  ])('%i is %s', async (status, kind, code) => {
    world.partner().behave((_, response) => response.writeHead(status).end(partnerText));
    const outcome = await send(open());
    expect(outcome).toMatchObject({ kind, error: { code }, answer: { status } });
    expect(Buffer.from(outcome.answer?.body ?? []).toString()).toBe(partnerText);
  });

  it("measures a date in Retry-After by the partner's own clock", async () => {
    world.partner().behave((_, response) => {
      response.writeHead(503, { date: 'Wed, 12 Mar 2025 23:00:00 GMT', 'retry-after': 'Wed, 12 Mar 2025 23:01:30 GMT' }).end();
    });
    expect(await send(open())).toMatchObject({ kind: 'deferred', retryAfterMs: 90_000 });
  });

  it('counts the whole exchange: a partner that drips bytes cannot stretch the timeout', async () => {
    world.partner().behave((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(drip));
    });
    expect(await send(open({ timeout: 400 }))).toMatchObject({ kind: 'deferred', error: { code: 'E_DELIVERY_TIMEOUT' } });
  });

  it('reads no more of an answer without length than the cap allows', async () => {
    world.partner().behave((_, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        response.once('drain', pour);
      };
      pour();
    });
    expect(await send(open())).toMatchObject({ kind: 'rejected', error: { code: 'E_ANSWER_TOO_LARGE' } });
  });

  it('defers when nobody listens, and names the reason', async () => {
    const port = await freePort();
    const outcome = await send(open({ url: `http://127.0.0.1:${port}/` }));
    expect(outcome).toMatchObject({
      kind: 'deferred',
      error: { code: 'E_DELIVERY_UNAVAILABLE', message: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('defers when a name cannot be found', async () => {
    const outcome = await send(open({ url: 'http://no-such-partner.invalid/' }));
    expect(outcome).toMatchObject({ kind: 'deferred', error: { code: 'E_DELIVERY_UNAVAILABLE' } });
  });

  it('vets names as well as addresses', async () => {
    const outcome = await send(open({ url: world.partner().origin.replace('127.0.0.1', 'localhost'), allowPrivateNetwork: false }));
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_ADDRESS_FORBIDDEN' } });
    expect(world.partner().connections.opened).toBe(0);
  });

  it.each([['..'], ['.'], [''], ['\ud800']])('refuses %j where it would change the address', async (returnNumber) => {
    const outcome = await send(open({ url: at('/returns/{returnNumber}') }), { parameters: { returnNumber } });
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_TEMPLATE_VALUE' } });
    expect(world.partner().arrivals).toHaveLength(0);
  });

  it('refuses a document without the value that the address needs', async () => {
    const outcome = await send(open({ url: at('/returns/{rmaNumber}') }));
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_TEMPLATE_VALUE', message: expect.stringContaining('rmaNumber') } });
  });

  it('tries the connection at the fixed part of the address', async () => {
    await open({ url: at('/returns/{returnNumber}?x=1') }).test(new AbortController().signal);
    expect(world.partner().arrivals.map(({ method, path }) => [method, path])).toEqual([['HEAD', '/returns/']]);
  });

  it('tells in a test of the connection that the partner is down', async () => {
    world.partner().behave('busy');
    await expect(open().test(new AbortController().signal)).rejects.toMatchObject({ code: 'E_DELIVERY_UNAVAILABLE' });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
