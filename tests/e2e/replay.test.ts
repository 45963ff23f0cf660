import 'reflect-metadata';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { TimelineEntry } from '../../core/pipeline/cases/case-view.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { World } from '../../demo/world.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { drop, eventually, settled, settledFile } from '../../simulators/flows/expect.ts';
import { retannInterchange, returnJson, returnNumbers } from '../../simulators/retailer/returns.ts';
import { gln } from '../../simulators/support/gs1.ts';
import { dataFolder } from '../support/data-folder.ts';
import { copyHome, type Home } from '../support/home.ts';
import { announce, operatorOf } from '../support/operator.ts';
import { startHubFor } from '../support/world.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let home: Home;
let data: string;
let partners: ReturnsPartners;
let world: World;
let shop: Server;
const events: Received[] = [];

/** A web shop of nothing but ears: what comes in is looked at as it came over the wire. */
async function startShop(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    events.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Starts the hub, or starts it again, on the same ledger. */
async function start(): Promise<void> {
  const port = (shop.address() as AddressInfo).port;
  const own = { RELAIS_HOME: home.path, RELAIS_DATA: data, MAISON_LUMEN_WEBHOOK_URL: `http://127.0.0.1:${port}/events` };
  const hub = await startHubFor(partners, own);
  const { key, record } = newApiKey('maison-lumen', [], new Date());
  await hub.runtime.ledger.addKey(record);
  world = {
    ...partners,
    partners: { returns: partners },
    hub,
    url: hub.url,
    ledger: hub.runtime.ledger,
    apiKey: key,
    keyOf: () => key,
    stop: () => hub.stop(),
  };
}

beforeAll(async () => {
  [home, data, partners, shop] = await Promise.all([copyHome(), dataFolder('replay'), startReturnsPartners(), startShop()]);
  await start();
});
afterAll(async () => {
  await world?.stop();
  await partners?.stop();
  shop?.close();
  await home?.remove();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

test('the web shop gets its event signed as Standard Webhooks says, over the bytes that came', async () => {
  const body = returnJson({ seed: 70, n: 1 });
  const story = await announce(world, body);
  const webhook = story.deliveries.find((delivery) => delivery.channel === 'webhook');
  expect(events).toHaveLength(1);
  const { headers, body: bytes } = events[0] ?? expect.fail('nothing came');
  const text = (name: string) => String(headers[name]);
  expect(headers).toMatchObject({
    'content-type': expect.stringMatching(/^application\/json/),
    'webhook-id': webhook?.idempotencyKey,
    'idempotency-key': webhook?.idempotencyKey,
    'content-length': String(bytes.length),
  });
  expect(Math.abs(Number(text('webhook-timestamp')) - Date.now() / 1000)).toBeLessThan(60);
  const secret = partners.variables['SECRET_MAISON_LUMEN_WEBHOOK_SECRET'] ?? '';
  const signature = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${text('webhook-id')}.${text('webhook-timestamp')}.${bytes.toString('utf8')}`)
    .digest('base64');
  expect(text('webhook-signature').split(' ')).toContain(`v1,${signature}`);
  expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
    type: 'shipment.labelled',
    returnNumber: body.returnNumber,
    carrier: 'chronopost',
    label: { mediaType: 'application/pdf' },
  });
});

test('a dead message is replayed by the configuration of today, once its cause is mended', async () => {
  const [number = ''] = returnNumbers(71, 1);
  const text = retannInterchange({ controlReference: 'R71', count: 1, seed: 71, variant: 'd01b' });
  await drop(world, 'brussels.edi', text.replace(`LOC+14+${gln(3)}`, `LOC+14+${gln(6)}`));
  const story = await settledFile(world, 'brussels.edi');
  const dead = story.messages.find((message) => message.status === 'dead') ?? expect.fail('nothing is dead');
  expect(dead.failure?.findings[0]?.code).toBe('E_NO_ROUTE');
  const before = await operatorOf(world).post<{ messageId: MessageId }>(`/api/messages/${dead.id}/replay`);
  expect((await settled(world, before.messageId)).root, 'nothing is mended yet').toMatchObject({
    status: 'dead',
    failure: { findings: [{ code: 'E_NO_ROUTE' }] },
  });

  await world.stop();
  await home.edit('mappings/routes.yaml', 'sender.address.country = "FR"', 'sender.address.country in ["FR", "BE"]');
  await start();
  const api = operatorOf(world);
  const { messageId } = await api.post<{ messageId: MessageId }>(`/api/messages/${dead.id}/replay`);
  const replayed = await settled(world, messageId);
  expect(replayed.root).toMatchObject({ source: 'replay', parentId: dead.id, status: 'completed', caseId: dead.caseId });
  expect(replayed.root.configHash).not.toBe(dead.configHash);
  expect(world.carrier.effects()[number]).toBe(1);
  const { timeline } = await api.get<{ timeline: TimelineEntry[] }>(`/api/cases/${dead.caseId}`);
  expect(timeline.map((entry) => entry.type).sort(), 'what was dead left no trace in the case').toEqual([
    'return.announced',
    'return.instructed',
    'shipment.booked',
    'shipment.labelled',
    'shipment.requested',
  ]);
});

test('an answer that no mapping understood is replayed without asking the partner again', async () => {
  await world.stop();
  const reply = 'mappings/chronopost/in/label-fetch-reply.jsonata';
  await home.edit(reply, '"type": "shipment.labelled"', '"type": "shipment.labeled"');
  await start();
  const body = returnJson({ seed: 72, n: 1 });
  const story = await announce(world, body);
  const dead = story.messages.find((message) => message.status === 'dead') ?? expect.fail('nothing is dead');
  expect(dead).toMatchObject({
    channel: 'label-fetch',
    source: 'reply',
    failure: { stage: 'normalize', findings: [{ code: 'E_MAP_RESULT' }] },
  });

  await world.stop();
  await home.edit(reply, '"type": "shipment.labeled"', '"type": "shipment.labelled"');
  await start();
  const asked = partners.carrier.log.entries().length;
  const api = operatorOf(world);
  const { messageId } = await api.post<{ messageId: MessageId }>(`/api/messages/${dead.id}/replay`);
  expect((await settled(world, messageId)).root).toMatchObject({ status: 'completed', caseId: story.root.caseId });
  expect(partners.carrier.log.entries()).toHaveLength(asked);
  const labelled = await eventually('the event of the label', async () =>
    events
      .map(({ body: bytes }) => JSON.parse(bytes.toString('utf8')) as { returnNumber: string })
      .find((event) => event.returnNumber === body.returnNumber),
  );
  expect(labelled).toMatchObject({ type: 'shipment.labelled' });
  expect((await api.get<MessageDetail>(`/api/messages/${messageId}`)).documents).toMatchObject([{ mediaType: 'application/pdf' }]);
});
