import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import type { OutboundDocument, OutboundEndpoint } from '../../core/spi/connector.ts';
import { openRestOutbound, type RestChannel } from './outbound.ts';
import { partnerText, type RestPartner, startRestPartner } from './partner.fixture.ts';

const document: OutboundDocument = {
  body: Buffer.from('{"returnNumber":"RA-1"}'),
  mediaType: 'application/json',
  idempotencyKey: 'key-1',
  parameters: { returnNumber: 'RA-1', caseId: 'c 1&x=2' },
};

describe('rest outbound', () => {
  let partner: RestPartner;
  const endpoints: OutboundEndpoint[] = [];
  beforeEach(async () => {
    partner = await startRestPartner(1_000_000);
  });
  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
    await partner.close();
  });

  const open = (
    settings: Partial<RestChannel['settings']> = {},
    credentials: Partial<RestChannel['credentials']> = {},
  ): OutboundEndpoint => {
    const endpoint = openRestOutbound(
      {
        name: 'partner/webhook',
        settings: {
          url: `${partner.origin}/hook`,
          method: 'POST',
          timeout: 5_000,
          maxAnswerBytes: 1_000_000,
          signature: 'none',
          certificateAuthority: 'ca.pem',
          allowPrivateNetwork: true,
          ...settings,
        },
        credentials: { apiKeyHeader: 'x-api-key', ...credentials },
        concurrency: 2,
        resource: async (name) => ({ text: partner.certificate, path: name }),
      },
      manualClock('2025-03-12T10:00:00Z'),
    );
    endpoints.push(endpoint);
    return endpoint;
  };
  const send = (endpoint: OutboundEndpoint, changes: Partial<OutboundDocument> = {}) =>
    endpoint.send({ ...document, ...changes }, new AbortController().signal);

  it('gives the answer with its status, media type and bytes', async () => {
    expect(await send(open())).toEqual({
      kind: 'accepted',
      answer: { status: 200, mediaType: 'application/json', body: Buffer.from('{"received":true}') },
    });
  });

  it('sends what the settings say', async () => {
    await send(
      open({
        url: `${partner.origin}/cases/{caseId}/returns?number={returnNumber}`,
        method: 'PUT',
        headers: { 'Content-Type': 'application/vnd.partner+json', 'X-Tenant': 'fr' },
      }),
    );
    expect(partner.arrivals[0]).toMatchObject({ method: 'PUT', path: '/cases/c%201%26x%3D2/returns?number=RA-1', body: document.body });
    expect(partner.arrivals[0]?.headers).toMatchObject({
      'content-type': 'application/vnd.partner+json',
      'x-tenant': 'fr',
      'idempotency-key': 'key-1',
      'content-length': String(document.body.length),
      'accept-encoding': 'identity',
    });
  });

  it('asks with GET without a body', async () => {
    await send(open({ url: `${partner.origin}/returns/{returnNumber}`, method: 'GET' }));
    expect(partner.arrivals[0]).toMatchObject({ method: 'GET', path: '/returns/RA-1', body: Buffer.alloc(0) });
    expect(partner.arrivals[0]?.headers).not.toHaveProperty('content-type');
  });

  it.each([
    ['an API key', { apiKey: 'k-1', apiKeyHeader: 'X-Partner-Key' }, 'x-partner-key', 'k-1'],
    ['Basic', { user: 'hub', password: 'p:w' }, 'authorization', `Basic ${Buffer.from('hub:p:w').toString('base64')}`],
    ['a bearer token', { token: 't-1' }, 'authorization', 'Bearer t-1'],
  ])('identifies itself by %s', async (_, credentials, header, value) => {
    await send(open({}, credentials));
    expect(partner.arrivals[0]?.headers[header]).toBe(value);
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
    expect(partner.arrivals[0]?.headers).toMatchObject({
      'webhook-id': 'key-1',
      'webhook-timestamp': String(at),
      'webhook-signature': expected,
    });
  });

  it('does not follow a redirect', async () => {
    partner.behave((_, response) => response.writeHead(307, { location: `${partner.origin}/elsewhere` }).end());
    const outcome = await send(open());
    expect(outcome).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_DELIVERY_REFUSED', message: expect.stringContaining('redirect') },
    });
    expect(partner.arrivals).toHaveLength(1);
  });

  it.each([
    [400, 'rejected', 'E_DELIVERY_REFUSED'],
    [404, 'rejected', 'E_DELIVERY_REFUSED'],
    [408, 'deferred', 'E_DELIVERY_UNAVAILABLE'],
    [410, 'rejected', 'E_CHANNEL_GONE'],
    [425, 'deferred', 'E_DELIVERY_UNAVAILABLE'],
    [500, 'deferred', 'E_DELIVERY_UNAVAILABLE'],
  ])('%i is %s', async (status, kind, code) => {
    partner.behave((_, response) => response.writeHead(status).end(partnerText));
    const outcome = await send(open());
    expect(outcome).toMatchObject({ kind, error: { code }, answer: { status } });
    expect(Buffer.from(outcome.answer?.body ?? []).toString()).toBe(partnerText);
  });

  it("measures a date in Retry-After by the partner's own clock", async () => {
    partner.behave((_, response) => {
      response.writeHead(503, { date: 'Wed, 12 Mar 2025 23:00:00 GMT', 'retry-after': 'Wed, 12 Mar 2025 23:01:30 GMT' }).end();
    });
    expect(await send(open())).toMatchObject({ kind: 'deferred', retryAfterMs: 90_000 });
  });

  it('counts the whole exchange: a partner that drips bytes cannot stretch the timeout', async () => {
    partner.behave((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(drip));
    });
    expect(await send(open({ timeout: 400 }))).toMatchObject({ kind: 'deferred', error: { code: 'E_DELIVERY_TIMEOUT' } });
  });

  it('reads no more of an answer without length than the cap allows', async () => {
    partner.behave((_, response) => {
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
    const outcome = await send(open({ url: partner.origin.replace('127.0.0.1', 'localhost'), allowPrivateNetwork: false }));
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_ADDRESS_FORBIDDEN' } });
    expect(partner.connections.opened).toBe(0);
  });

  it.each([['..'], ['.'], [''], ['\ud800']])('refuses %j where it would change the address', async (returnNumber) => {
    const outcome = await send(open({ url: `${partner.origin}/returns/{returnNumber}` }), { parameters: { returnNumber } });
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_TEMPLATE_VALUE' } });
    expect(partner.arrivals).toHaveLength(0);
  });

  it('refuses a document without the value that the address needs', async () => {
    const outcome = await send(open({ url: `${partner.origin}/returns/{rmaNumber}` }));
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_TEMPLATE_VALUE', message: expect.stringContaining('rmaNumber') } });
  });

  it('tries the connection at the fixed part of the address', async () => {
    await open({ url: `${partner.origin}/returns/{returnNumber}?x=1` }).test(new AbortController().signal);
    expect(partner.arrivals.map(({ method, path }) => [method, path])).toEqual([['HEAD', '/returns/']]);
  });

  it('tells in a test of the connection that the partner is down', async () => {
    partner.behave('busy');
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
