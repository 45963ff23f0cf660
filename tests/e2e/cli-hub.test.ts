import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { MessageDetail, MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import type { World } from '../../demo/world.ts';
import { settled } from '../../simulators/flows/expect.ts';
import { retannInterchange, returnJson, returnNumbers } from '../../simulators/retailer/returns.ts';
import { type Ran, relais } from '../support/cli.ts';
import { freshWorld } from '../support/world.ts';

let world: World;
let folder: string;

beforeAll(async () => {
  world = await freshWorld();
  folder = await mkdtemp(join(tmpdir(), 'relais-cli-hub-'));
});
afterAll(async () => {
  await world?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** Runs a command against the hub. */
const atHub = (...args: readonly string[]): Promise<Ran> =>
  relais([...args, '--url', world.hub.url, '--token', world.hub.runtime.adminToken]);

/** Runs a command that has to succeed. @returns what it printed as JSON */
async function json<T>(...args: readonly string[]): Promise<T> {
  const ran = await atHub(...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return JSON.parse(ran.out) as T;
}

/** Sends a document into a channel. @returns its message, once it has settled with all that it caused */
async function sent(name: string, text: string, channel: 'returns' | 'returns-api'): Promise<MessageDetail> {
  const path = join(folder, name);
  await writeFile(path, text, channel === 'returns' ? 'latin1' : 'utf8');
  const { messageId, status } = await json<{ messageId: MessageId; status: string }>('send', path, '--to', `maison-lumen/${channel}`);
  expect(status).toBe('accepted');
  return (await settled(world, messageId)).root;
}

async function refusal(...args: readonly string[]): Promise<unknown> {
  const ran = await atHub(...args, '--json');
  expect(ran).toMatchObject({ code: 1, out: '' });
  return (JSON.parse(ran.err) as { errors: { code: string }[] }).errors[0]?.code;
}

describe('send, messages, message', () => {
  let json1: MessageDetail;
  let edifact: MessageDetail;

  beforeAll(async () => {
    json1 = await sent('return.json', JSON.stringify(returnJson({ seed: 81, n: 1 })), 'returns-api');
    edifact = await sent('retann.edi', retannInterchange({ controlReference: 'S82', count: 1, seed: 82, variant: 'd01b' }), 'returns');
  });

  test('a document sent by hand goes the whole road, also on a channel that polls', () => {
    expect([json1.status, edifact.status]).toEqual(['completed', 'completed']);
    expect(world.retailer.effects()[`shipment.labelled ${returnNumbers(82, 1)[0]}`]).toBe(1);
  });

  test('sent again it is a duplicate; to a channel that does not take documents, or with a wrong token, it is refused', async () => {
    const path = join(folder, 'return.json');
    const again = await atHub('send', path, '--to', 'maison-lumen/returns-api');
    expect(again).toEqual({ code: 0, out: `duplicate ${json1.id}\n`, err: '' });
    expect(await refusal('send', path, '--to', 'maison-lumen/webhook')).toBe('E_PARTNER_UNKNOWN');
    const wrong = await relais(['send', path, '--to', 'maison-lumen/returns-api', '--url', world.hub.url, '--token', 'wrong', '--json']);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('"E_ADMIN_TOKEN_WRONG"')]);
  });

  test('messages lists the newest first, by any filter, page by page', async () => {
    const list = (...filters: string[]) => json<{ items: MessageSummary[]; nextCursor?: string }>('messages', ...filters);
    const ids = (page: { items: readonly MessageSummary[] }) => page.items.map((item) => item.id);
    const [byPartner, byType, byKey, byCase] = await Promise.all([
      list('--partner', 'maison-lumen', '--channel', 'returns-api', '--status', 'completed'),
      list('--type', 'shipment.labelled'),
      list('--q', 'S82'),
      list('--case', json1.caseId ?? ''),
    ]);
    expect(ids(byPartner)).toEqual([json1.id]);
    expect(byType.items.map((item) => item.channel)).toEqual(['label-fetch', 'label-fetch']);
    expect(ids(byKey)).toEqual([edifact.id]);
    expect(byCase.items.length).toBe(3);
    const first = await list('--limit', '4', '--from', '2026-01-01T00:00:00Z');
    const second = await list('--limit', '4', '--cursor', first.nextCursor ?? '');
    expect(ids(first)).toHaveLength(4);
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(ids(first).length + ids(second).length);
    expect(await refusal('messages', '--status', 'gone')).toBe('E_REQUEST_INVALID');
  });

  test('messages is a table for people, which tells how to go on', async () => {
    const { code, out } = await atHub('messages', '--limit', '1');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^message +received +channel +status +types +failure\n[0-9a-f-]{36} +\S+Z +\S+\/\S+ +completed .*\nmore: --cursor \S+\n$/,
    );
  });

  test('the address and the token come from the environment where no option gives them', async () => {
    const { hostname, port } = new URL(world.hub.url);
    const ran = await relais(['messages', '--limit', '1'], {
      env: { HOST: hostname, PORT: port, RELAIS_ADMIN_TOKEN: world.hub.runtime.adminToken },
    });
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  test('message shows one with everything that came of it', async () => {
    expect(await json('message', json1.id)).toMatchObject({
      id: json1.id,
      status: 'completed',
      contents: expect.arrayContaining([expect.objectContaining({ stage: 'receive' })]),
      deliveries: [{ channel: 'labels', status: 'delivered', attempts: [{ outcome: 'accepted' }] }],
    });
    expect(await refusal('message', '00000000-0000-7000-8000-000000000000')).toBe('E_NOT_FOUND');
  });
});

describe('retry, replay, discard', () => {
  /** A return whose order the carrier refuses. */
  async function dead(seed: number): Promise<MessageDetail> {
    const body = returnJson({ seed, n: 1 });
    world.carrier.faults.add({ when: { reference: body.returnNumber }, times: 1, fault: { kind: 'status', status: 400 } });
    const message = await sent(`${seed}.json`, JSON.stringify(body), 'returns-api');
    expect(message.status).toBe('dead');
    return message;
  }

  test('retry sends the delivery again', async () => {
    const message = await dead(83);
    const delivery = message.deliveries[0]?.id ?? '';
    expect(await atHub('retry', delivery)).toEqual({ code: 0, out: `pending ${delivery}\n`, err: '' });
    expect((await settled(world, message.id)).root.status).toBe('completed');
    expect(await refusal('retry', delivery)).toBe('E_STATE_CONFLICT');
    expect(await refusal('retry', 'nonsense')).toBe('E_NOT_FOUND');
  });

  test('replay makes a new message of the same bytes', async () => {
    const message = await dead(84);
    const { messageId } = await json<{ messageId: MessageId }>('replay', message.id);
    expect((await settled(world, messageId)).root).toMatchObject({ parentId: message.id, source: 'replay', status: 'completed' });
  });

  test('discard gives it up, with a reason', async () => {
    const message = await dead(85);
    expect(await atHub('discard', message.id, '--reason', 'a try')).toEqual({ code: 0, out: `discarded ${message.id}\n`, err: '' });
    expect((await world.hub.runtime.ledger.message(message.id))?.status).toBe('discarded');
    expect(await refusal('discard', message.id, '--reason', 'again')).toBe('E_STATE_CONFLICT');
  });
});

describe('keys', () => {
  const knock = (key: string, channel: string) =>
    fetch(`${world.hub.url}/in/maison-lumen/${channel}`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(returnJson({ seed: 86, n: 1 })),
    }).then((answer) => answer.status);

  test('a key is shown once, listed by its beginning, and refused when it is revoked', async () => {
    const created = await atHub('keys', 'create', '--partner', 'maison-lumen', '--channels', 'returns-api');
    const key = created.out.trim();
    expect([created.code, key]).toEqual([0, expect.stringMatching(/^rk_[\w-]{32}$/)]);
    const list = await atHub('keys', 'list');
    expect(list.out).not.toContain(key);
    expect(list.out).toMatch(new RegExp(`^${key.slice(0, 11)} +maison-lumen +\\S+ .*active$`, 'm'));
    const revoked = await json<{ prefix: string; revoked: number }>('keys', 'revoke', key.slice(0, 11));
    expect(revoked).toEqual({ prefix: key.slice(0, 11), revoked: 1 });
    expect(await knock(key, 'returns-api'), 'the door has never seen it: nothing is remembered').toBe(401);
    expect((await atHub('keys', 'list')).out).toMatch(new RegExp(`^${key.slice(0, 11)} .* revoked$`, 'm'));
  });

  test('a key opens what it was made for', async () => {
    const { key } = await json<{ key: string }>('keys', 'create', '--partner', 'maison-lumen', '--expires', '2036-01-01T00:00:00Z');
    expect(await knock(key, 'returns-api')).toBe(202);
  });

  test('no key is made for what is not there', async () => {
    const codes = await Promise.all([
      refusal('keys', 'create', '--partner', 'nobody'),
      refusal('keys', 'create', '--partner', 'maison-lumen', '--channels', 'webhook'),
      refusal('keys', 'create', '--partner', 'maison-lumen', '--expires', 'tomorrow'),
      refusal('keys', 'create', '--partner', 'maison-lumen', '--expires', '2026-01-01T00:00:00Z'),
      refusal('keys', 'revoke', 'rk_nothing'),
    ]);
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'E_REQUEST_INVALID'), 'E_NOT_FOUND']);
  });
});
