import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveConsole } from './console.ts';

let folder: string;
let server: FastifyInstance;
const script = 'console.log("a page")';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="%CSP_NONCE%">');
  await writeFile(join(folder, 'theme.js'), '');
  await writeFile(join(folder, 'assets/index-Ab3_.js'), script);
  await writeFile(join(folder, 'assets/index-Ab3_.js.gz'), gzipSync(script));
  server = fastify();
  server.get('/api/messages', async () => ({ items: [] }));
  server.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'E_HTTP_NOT_FOUND' }));
  // As all answers of the hub say unless told otherwise.
  server.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  await serveConsole(server, folder);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => server.inject({ method: 'GET', url, headers });
const asPage = { accept: 'text/html,application/xhtml+xml' };

describe('the console', () => {
  test.each(['/', '/messages', '/messages/0190?tab=stages', '/partners/acme/returns'])('%s is the page, never kept', async (url) => {
    const { statusCode, headers, body } = await get(url, asPage);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    const [, nonce] = /^<meta name="csp-nonce" content="([\w-]{22})">$/.exec(body) ?? [];
    expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect((await get(url, asPage)).body).not.toBe(body);
  });

  test('a file of the build is kept for good, compressed as it was built', async () => {
    const plain = await get('/assets/index-Ab3_.js');
    expect(plain.body).toBe(script);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const compressed = await get('/assets/index-Ab3_.js', { 'accept-encoding': 'gzip' });
    expect(compressed.headers['content-encoding']).toBe('gzip');
    expect(compressed.rawPayload).toEqual(gzipSync(script));
  });

  test.each(['/api/nothing', '/in/acme/returns', '/soap', '/health/none', '/metrics'])('%s is a door, not a page', async (url) => {
    expect((await get(url, asPage)).statusCode).toBe(404);
  });

  test('a program that asks for no page, and an address outside, find nothing', async () => {
    expect((await get('/messages', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await get('/assets/%2e%2e/%2e%2e/etc/passwd')).statusCode).toBe(404);
    expect((await get('/assets/index-none.js')).statusCode).toBe(404);
  });

  test('doors that there are answer as ever', async () => {
    expect((await get('/api/messages', asPage)).json()).toEqual({ items: [] });
  });
});
