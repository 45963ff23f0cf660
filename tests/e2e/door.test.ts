import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { World } from '../../demo/world.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { freshWorld } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await freshWorld();
});
afterAll(() => world?.stop());

const door = '/in/maison-lumen/returns-api';

async function post(path: string, body: string | Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string> = {}) {
  const answer = await fetch(`${world.hub.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, type, body: (await answer.json()) as Record<string, unknown> & { code?: string; messageId?: MessageId } };
}

async function count(): Promise<number> {
  const { messages } = await world.hub.runtime.ledger.counts();
  return Object.values(messages).reduce((sum, one) => sum + one, 0);
}

describe('what the door refuses is a problem with our code, and nothing is stored', () => {
  const good = () => JSON.stringify(returnJson({ seed: 7, n: 1 }));
  const cases: readonly [string, () => Promise<Awaited<ReturnType<typeof post>>>, number, string][] = [
    ['unknown partner', () => post('/in/nobody/returns', good()), 404, 'E_PARTNER_UNKNOWN'],
    ['unknown channel', () => post('/in/maison-lumen/nothing', good()), 404, 'E_PARTNER_UNKNOWN'],
    ['a channel that goes out', () => post('/in/maison-lumen/webhook', good()), 404, 'E_PARTNER_UNKNOWN'],
    ['a channel that polls', () => post('/in/maison-lumen/returns', good()), 404, 'E_PARTNER_UNKNOWN'],
    ['no key', () => post(door, good(), { authorization: '' }), 401, 'E_KEY_MISSING'],
    ['wrong key', () => post(door, good(), { authorization: 'Bearer rk_wrong' }), 401, 'E_KEY_WRONG'],
    [
      'the admin token is no partner key',
      () => post(door, good(), { authorization: `Bearer ${world.hub.runtime.adminToken}` }),
      401,
      'E_KEY_WRONG',
    ],
    ['empty body', () => post(door, ''), 400, 'E_BODY_EMPTY'],
    ['30 MB', () => post(door, Buffer.alloc(30 * 1024 * 1024, 32)), 413, 'E_BODY_TOO_LARGE'],
    ['wrong content type', () => post(door, good(), { 'content-type': 'text/csv' }), 415, 'E_MEDIA_TYPE'],
    ['an address that is none', () => post('/in/%zz/x', good()), 400, 'E_REQUEST_INVALID'],
    ['nothing there', () => post('/nowhere', good()), 404, 'E_HTTP_NOT_FOUND'],
  ];
  for (const [name, call, status, code] of cases) {
    test(name, async () => {
      const before = await count();
      const answer = await call();
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      expect(answer.type).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({
        type: `urn:relais:error:${code}`,
        status,
        detail: expect.any(String),
        remedy: expect.any(String),
      });
      expect(await count()).toBe(before);
    });
  }

  test('a key of another channel, an expired key, a revoked key', async () => {
    const { ledger, clock } = world.hub.runtime;
    const now = clock.now();
    const other = newApiKey('chronopost', [], now);
    const expired = newApiKey('maison-lumen', [], now, new Date(now.getTime() - 1));
    const revoked = newApiKey('maison-lumen', [], now);
    for (const { record } of [other, expired, revoked]) await ledger.addKey(record);
    expect(await ledger.revokeKey(revoked.record.prefix, now)).toBe(1);
    for (const { key } of [other, expired, revoked]) {
      expect((await post(door, good(), { authorization: `Bearer ${key}` })).status).toBe(401);
    }
  });
});

describe('what cannot be used is kept', () => {
  for (const [name, text, code] of [
    ['malformed JSON', '{"returnNumber": "RJ-1",', 'E_JSON_SYNTAX'],
    ['JSON that is no return', '{"returnNumber": 5}', 'E_SCHEMA'],
  ] as const) {
    test(`${name}: 422 for a sender who waits`, async () => {
      const answer = await post(door, text, { prefer: 'wait=10' });
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code: 'E_DOCUMENT_REFUSED' });
      const errors = answer.body['errors'] as { code: string; message: string; remedy: string; at: object }[];
      expect(errors[0]).toMatchObject({ code, message: expect.any(String), remedy: expect.any(String) });
    });

    test(`${name}: accepted, then dead with the reason`, async () => {
      const answer = await post(door, `${text} `);
      expect(answer.status).toBe(202);
      const id = answer.body.messageId as MessageId;
      expect(await world.hub.runtime.ledger.settled(id, AbortSignal.timeout(10_000))).toBe('dead');
      const detail = await world.hub.runtime.ledger.message(id);
      expect(detail?.failure?.findings[0]?.code).toBe(code);
      const received = detail?.contents.find((content) => content.stage === 'receive');
      const kept = await world.hub.runtime.ledger.content(received?.id ?? '');
      expect(Buffer.from(kept?.body ?? []).toString()).toBe(`${text} `);
    });
  }
});

describe('repetitions', () => {
  test('the same document under the same key gets the same receipt', async () => {
    const body = JSON.stringify(returnJson({ seed: 8, n: 1 }));
    const first = await post(door, body, { 'idempotency-key': 'once' });
    const again = await post(door, body, { 'idempotency-key': 'once' });
    expect(first.body).toMatchObject({ status: 'accepted', links: { self: `/api/messages/${first.body.messageId}` } });
    expect(again).toMatchObject({ status: 202, body: { status: 'duplicate', messageId: first.body.messageId } });
  });

  test('another document under the same key is refused', async () => {
    await post(door, JSON.stringify(returnJson({ seed: 8, n: 2 })), { 'idempotency-key': 'twice' });
    const clash = await post(door, JSON.stringify(returnJson({ seed: 8, n: 3 })), { 'idempotency-key': 'twice' });
    expect({ status: clash.status, code: clash.body.code }).toEqual({ status: 409, code: 'E_IDEMPOTENCY_CONFLICT' });
  });

  test('a sender who waits learns how it ended', async () => {
    const answer = await post(door, JSON.stringify(returnJson({ seed: 8, n: 4 })), { prefer: 'wait=30' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'accepted', state: 'completed' } });
  });
});

describe('the operations API', () => {
  const api = (path: string, token: string, method = 'GET') =>
    fetch(`${world.hub.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });

  test('is closed without the admin token, and to partner keys', async () => {
    for (const [token, status] of [
      ['', 401],
      ['wrong', 401],
      [world.apiKey, 403],
    ] as const) {
      for (const path of ['/api/messages', '/api/partners', '/api/keys']) expect((await api(path, token)).status).toBe(status);
    }
  });

  test('refuses filters that it does not know', async () => {
    for (const query of ['statuss=dead', 'status=gone', 'limit=0', 'limit=501', 'from=yesterday', 'case=1']) {
      const answer = await api(`/api/messages?${query}`, world.hub.runtime.adminToken);
      expect({ query, status: answer.status }).toEqual({ query, status: 400 });
    }
  });

  test('answers 404 for what is not there and 409 for what cannot be done', async () => {
    const token = world.hub.runtime.adminToken;
    expect((await api('/api/messages/00000000-0000-7000-8000-000000000000', token)).status).toBe(404);
    expect((await api('/api/messages/nonsense', token)).status).toBe(404);
    expect((await api('/api/deliveries/00000000-0000-7000-8000-000000000000/retry', token, 'POST')).status).toBe(404);
    const done = await world.hub.runtime.ledger.messages({ status: ['completed'], limit: 1 });
    const answer = await fetch(`${world.hub.url}/api/messages/${done.items[0]?.id}/discard`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{"reason":"a try"}',
    });
    expect(answer.status).toBe(409);
  });
});

test('health', async () => {
  expect((await fetch(`${world.hub.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${world.hub.url}/health/ready`)).status).toBe(200);
});
