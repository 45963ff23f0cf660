import 'reflect-metadata';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../demo/world.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { copyHome, type Home } from '../support/home.ts';
import { freshWorld } from '../support/world.ts';

const secret = Buffer.alloc(32, 5);
const pack = (source: string) => `
partner: probe
name: Probe
role: retailer
channels:
  signed:
    direction: in
    connector: rest
    settings: { signature: standard-webhooks }
    credentials: { signingSecret: secret:probe/webhook }
    message: { mapping: in/nothing.jsonata, emits: [return.announced] }
  fetched:
    direction: in
    connector: rest
    settings: { url: "${source}/claims", query: { after: "{cursor?}" }, cursorFrom: id, poll: 50ms, allowPrivateNetwork: true }
    message: { mapping: in/nothing.jsonata, emits: [return.announced] }
`;

let home: Home;
let world: World;
const asked: string[] = [];
const source = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end(request.url === '/claims' ? '[{"id":1},{"id":2}]' : '[]');
});

beforeAll(async () => {
  source.listen(0, '127.0.0.1');
  await once(source, 'listening');
  const { port } = source.address() as AddressInfo;
  home = await copyHome();
  await mkdir(join(home.path, 'mappings/probe/in'), { recursive: true });
  await writeFile(join(home.path, 'mappings/probe/partner.yaml'), pack(`http://127.0.0.1:${port}`));
  await writeFile(join(home.path, 'mappings/probe/in/nothing.jsonata'), '[]');
  await home.edit(
    'mappings/maison-lumen/partner.yaml',
    'message: { mapping: in/return-api.jsonata, emits: [return.announced] }',
    'message: { mapping: in/return-api.jsonata, emits: [return.announced] }\n    answer: { accepts: [shipment.refused, shipment.labelled], mapping: out/label.jsonata }',
  );
  await writeFile(
    join(home.path, 'mappings/maison-lumen/out/label.jsonata'),
    '{ "number": returnNumber, "parcel": parcelNumbers[0], "type": $envelope.type, "label": $content(labels[0].documentId) }',
  );
  world = await freshWorld({ RELAIS_HOME: home.path, SECRET_PROBE_WEBHOOK: `whsec_${secret.toString('base64')}` });
});
afterAll(async () => {
  await world?.stop();
  await home?.remove();
  source.close();
});

test('a caller who waits is answered with what came of the document, and so is a repetition', async () => {
  const body = JSON.stringify(returnJson({ seed: 31, n: 1 }));
  const post = (headers: Record<string, string>) =>
    fetch(`${world.hub.url}/in/maison-lumen/returns-api`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json', ...headers },
      body,
    });
  const first = await post({ prefer: 'wait=30' });
  expect([first.status, first.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/json')]);
  expect(first.headers.get('preference-applied')).toBe('wait=30');
  const answer = (await first.json()) as Record<string, string>;
  expect(answer).toMatchObject({
    number: returnJson({ seed: 31, n: 1 })['returnNumber'],
    type: 'shipment.labelled',
    parcel: expect.any(String),
  });
  expect(Buffer.from(answer['label'] ?? '', 'base64').toString('latin1')).toMatch(/^%PDF/);
  const again = await post({ prefer: 'wait=30' });
  expect(await again.json()).toEqual(answer);
  expect(again.headers.get('x-relais-message-id')).toBe(first.headers.get('x-relais-message-id'));
  expect(await (await post({})).json()).toMatchObject({ status: 'duplicate', messageId: first.headers.get('x-relais-message-id') });
});

test('a caller for whom no answer comes gets the receipt and the state', async () => {
  const { ledger, clock } = world.hub.runtime;
  await ledger.stopChannel('chronopost', 'labels', { state: 'paused', reason: 'strike', at: clock.now() });
  const answer = await fetch(`${world.hub.url}/in/maison-lumen/returns-api`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.apiKey}`, 'content-type': 'application/json', prefer: 'wait=20' },
    body: JSON.stringify(returnJson({ seed: 32, n: 1 })),
  });
  expect(await answer.json()).toEqual({
    messageId: expect.any(String),
    status: 'accepted',
    links: { self: expect.any(String) },
    state: 'completed',
  });
});

test('a signed webhook opens the door without a key; without its signature it stays shut', async () => {
  const body = '{"event":"return.created"}';
  const seconds = String(Math.floor(Date.now() / 1000));
  const signature = `v1,${createHmac('sha256', secret).update(`msg_1.${seconds}.${body}`).digest('base64')}`;
  const post = async (headers: Record<string, string>, sent = body) => {
    const answer = await fetch(`${world.hub.url}/in/probe/signed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: sent,
    });
    return { http: answer.status, ...((await answer.json()) as { status: unknown; code?: string; messageId?: string }) };
  };
  const signed = { 'webhook-id': 'msg_1', 'webhook-timestamp': seconds, 'webhook-signature': signature };
  const accepted = await post(signed);
  expect(accepted).toMatchObject({ http: 202, status: 'accepted' });
  expect(await post(signed)).toMatchObject({ http: 202, status: 'duplicate', messageId: accepted.messageId });
  expect(await post({ 'x-api-key': world.apiKey })).toMatchObject({ http: 401, code: 'E_SIGNATURE_WRONG' });
  expect(await post(signed, '{}')).toMatchObject({ http: 401, code: 'E_SIGNATURE_WRONG' });
});

test('a channel that fetches keeps its place in the ledger, and has no door', async () => {
  const { ledger } = world.hub.runtime;
  await expect.poll(() => ledger.bookmark('probe/fetched'), { timeout: 10_000 }).toBe('2');
  await expect.poll(() => asked.slice(0, 2), { timeout: 10_000 }).toEqual(['/claims', '/claims?after=2']);
  const { items } = await ledger.messages({ partner: 'probe', channel: 'fetched' });
  expect(items).toHaveLength(2);
  const posted = await fetch(`${world.hub.url}/in/probe/fetched`, { method: 'POST', body: '{}', headers: { 'x-api-key': world.apiKey } });
  expect(await posted.json()).toMatchObject({ status: 404, code: 'E_PARTNER_UNKNOWN' });
});
