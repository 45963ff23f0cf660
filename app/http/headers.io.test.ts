import fastifyCookie from '@fastify/cookie';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCookie, removeCookie, writeCookie } from '../access/cookies.ts';
import { refuseOtherSites } from '../access/origin.ts';
import { secureHeaders } from './headers.ts';

/* A server behind a proxy at 10.0.0.1, as the hub is. */

let server: FastifyInstance;
beforeAll(async () => {
  server = fastify({ trustProxy: ['10.0.0.1'] });
  await server.register(fastifyCookie);
  secureHeaders(server);
  server.get('/set', async (request, reply) => {
    writeCookie(request, reply, 'relais-session', 'secret');
    return { ip: request.ip, read: readCookie(request, 'relais-session') };
  });
  server.get('/remove', async (request, reply) => removeCookie(request, reply, 'relais-session'));
  server.post('/change', async (request) => refuseOtherSites(request, undefined));
});
afterAll(() => server.close());

const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7', 'x-forwarded-host': 'relais.example.com' };
const ask = (url: string, remoteAddress: string, headers: Readonly<Record<string, string>> = {}, method: 'GET' | 'POST' = 'GET') =>
  server.inject({ method, url, remoteAddress, headers: { host: 'inside:8080', ...headers } });

describe('what a proxy says', () => {
  test('counts where the proxy is trusted: cookies of this host by https only, and browsers are told to stay with https', async () => {
    const { headers, json } = await ask('/set', '10.0.0.1', forwarded).then((answer) => ({ headers: answer.headers, json: answer.json() }));
    expect(headers['set-cookie']).toBe('__Host-relais-session=secret; Path=/; HttpOnly; Secure; SameSite=Lax');
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    expect(json).toEqual({ ip: '198.51.100.7' });
    const removed = await ask('/remove', '10.0.0.1', forwarded);
    expect(removed.headers['set-cookie']).toBe('__Host-relais-session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax');
  });

  test('does not count where it comes from anybody else', async () => {
    const { headers, json } = await ask('/set', '10.0.0.2', forwarded).then((answer) => ({ headers: answer.headers, json: answer.json() }));
    expect(headers['set-cookie']).toBe('relais-session=secret; Path=/; HttpOnly; SameSite=Lax');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(json).toEqual({ ip: '10.0.0.2' });
  });

  test('of a chain counts no further than the first that is not trusted', async () => {
    const chain = { ...forwarded, 'x-forwarded-for': '127.0.0.1, 198.51.100.7' };
    expect((await ask('/set', '10.0.0.1', chain)).json()).toMatchObject({ ip: '198.51.100.7' });
  });

  test('a cookie that a page by http could have set is none by https', async () => {
    const planted = { ...forwarded, cookie: 'relais-session=planted' };
    expect((await ask('/set', '10.0.0.1', planted)).json()).not.toHaveProperty('read');
    const own = { ...forwarded, cookie: 'relais-session=planted; __Host-relais-session=own' };
    expect((await ask('/set', '10.0.0.1', own)).json()).toMatchObject({ read: 'own' });
  });

  test.each([
    [200, { origin: 'https://relais.example.com' }],
    [200, { origin: 'https://relais.example.com', 'sec-fetch-site': 'same-origin' }],
    [200, {}],
    [403, { origin: 'http://relais.example.com' }],
    [403, { origin: 'https://relais.example.com:8443' }],
    [403, { origin: 'https://relais.example.com.evil.example' }],
    [403, { origin: 'null' }],
    [403, { origin: 'http://inside:8080' }],
    [403, { 'sec-fetch-site': 'same-site' }],
    [403, { 'sec-fetch-site': 'cross-site', origin: 'https://relais.example.com' }],
    [403, { 'sec-fetch-site': 'none' }],
  ])('a change is answered %i from %o', async (status, headers) => {
    const answer = await ask('/change', '10.0.0.1', { ...forwarded, ...headers } as Readonly<Record<string, string>>, 'POST');
    expect(answer.statusCode).toBe(status);
  });
});

test('every answer, one that there is nothing too, forbids a browser what a page of ours does not need, and is kept by nobody', async () => {
  for (const url of ['/set', '/none']) {
    const { headers } = await ask(url, '10.0.0.2');
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  }
});
