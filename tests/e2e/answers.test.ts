import 'reflect-metadata';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { gln } from '../../simulators/support/gs1.ts';
import { dataFolder } from '../support/data-folder.ts';
import { operatorOf } from '../support/operator.ts';

const [hubId, shopId] = [gln(4), gln(1)];

/** A shop that answers orders in the same exchange: with acknowledgements alone, or with a return announcement beside one. */
const files: Readonly<Record<string, string>> = {
  'mappings/hub.yaml': `name: Hub\nidentifiers: { gln: "${hubId}" }\n`,
  'mappings/routes.yaml': '- { name: orders, on: shipment.refused, to: [shop/orders, shop/bare] }\n',
  'mappings/shop/partner.yaml': `
partner: shop
name: Shop
role: retailer
identifiers: { gln: "${shopId}" }
channels:
  returns:
    direction: in
    connector: rest
    format: { kind: json }
    message: { mapping: in/refusal.jsonata, emits: [shipment.refused] }
  bare:
    direction: out
    connector: rest
    settings: { url: "\${SHOP_URL}/bare", allowPrivateNetwork: true }
    format: { kind: edifact, guide: d96a/ORDERS }
    request: { accepts: [shipment.refused], mapping: out/orders.jsonata }
    reply: { format: { kind: edifact } }
    awaits: { technical: 2h }
  orders:
    direction: out
    connector: rest
    settings: { url: "\${SHOP_URL}/orders", allowPrivateNetwork: true }
    format: { kind: edifact, guide: d96a/ORDERS }
    request: { accepts: [shipment.refused], mapping: out/orders.jsonata }
    reply: { format: { kind: edifact, guide: d96a/ORDRSP }, mapping: in/ordrsp.jsonata, emits: [shipment.booked] }
    awaits: { technical: 2h }
`,
  'mappings/shop/in/refusal.jsonata':
    '{ "type": "shipment.refused", "businessKeys": { "returnNumber": number }, "body": { "direction": "return", "returnNumber": number, "carrier": "none", "reason": { "code": "29" } } }',
  'mappings/shop/in/ordrsp.jsonata':
    '{ "type": "shipment.booked", "body": { "direction": "return", "returnNumber": $request.body.returnNumber, "carrier": "none", "reservationNumber": BGM.E1004, "parcelNumbers": ["P1"], "labelFormat": "PDF" } }',
  'mappings/shop/out/orders.jsonata': `{
  "BGM": { "C002": { "E1001": "220" }, "E1004": "PO-" & returnNumber },
  "DTM": [{ "C507": { "E2005": "137", "E2380": "20261122", "E2379": "102" } }],
  "UNS": { "E0081": "S" } }`,
};

let home: string;
let data: string;
let hub: Hub;
let shop: Server;

const interchange = (own: string, ...messages: readonly (readonly string[])[]) => {
  const whole = messages.flatMap(([kind = '', ...segments], index) => [
    `UNH+${index + 1}+${kind}`,
    ...segments,
    `UNT+${segments.length + 2}+${index + 1}`,
  ]);
  return [`UNB+UNOC:3+${shopId}:14+${hubId}:14+261122:1200+${own}`, ...whole, `UNZ+${messages.length}+${own}`]
    .map((segment) => `${segment}'`)
    .join('');
};
const contrl = (reference: string) => ['CONTRL:D:3:UN', `UCI+${reference}+${hubId}:14+${shopId}:14+7`];
const ordrsp = (number: string) => ['ORDRSP:D:96A:UN', `BGM+231+${number}+9`, 'DTM+137:20261122:102', 'UNS+S'];

/** On /orders the order response stands beside the acknowledgement, or, where the order asks, in an interchange of its own. */
function answerTo(path: string, body: string): string {
  const reference = /UNB\+[^']*\+(\d+)'/.exec(body)?.[1] ?? '';
  const [, number = ''] = /BGM\+220\+(PO-[^+']*)/.exec(body) ?? [];
  if (path === '/bare') return interchange(`A${reference}`, contrl(reference));
  if (number.includes('APART')) return interchange(`A${reference}`, contrl(reference)) + interchange(`B${reference}`, ordrsp(number));
  return interchange(`A${reference}`, contrl(reference), ordrsp(number));
}

beforeAll(async () => {
  shop = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = answerTo(request.url ?? '', Buffer.concat(chunks).toString('latin1'));
      response.writeHead(200, { 'content-type': 'application/edifact' }).end(answer);
    });
  });
  await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done));
  home = await mkdtemp(join(tmpdir(), 'relais-answers-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  await cp(resolve(import.meta.dirname, '../../schemas'), join(home, 'schemas'), { recursive: true });
  data = await dataFolder('answers');
  const SHOP_URL = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  hub = await startHub(readEnvironment({ RELAIS_HOME: home, RELAIS_DATA: data, PORT: '0', LOG_LEVEL: 'silent', SHOP_URL }));
});

afterAll(async () => {
  await hub?.stop();
  await new Promise((done) => shop.close(done));
  for (const folder of [home, data]) if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const settled = (id: MessageId) =>
  eventually(`${id} settles`, async () => {
    const message = await operatorOf({ hub }).get<MessageDetail>(`/api/messages/${id}`);
    return ['completed', 'dead', 'discarded'].includes(message.status) ? message : undefined;
  });

/** Sends an order for this number. @returns the root, and what came of each answer, by channel */
async function ordered(number: string) {
  const { messageId } = await operatorOf({ hub }).post<{ messageId: MessageId }>('/api/channels/shop/returns/messages', { number });
  const root = await settled(messageId);
  const replies = await Promise.all(root.replies.map((id) => settled(id)));
  const technical = async () => {
    const { deliveries } = await settled(messageId);
    return Object.fromEntries(deliveries.map(({ channel, acknowledgement }) => [channel, acknowledgement?.technical]));
  };
  const parts = async (message: MessageDetail | undefined) => Promise.all((message?.parts ?? []).map((id) => settled(id)));
  return { root, technical, parts, reply: (channel: string) => replies.find((one) => one.channel === channel) };
}

test('an acknowledgement alone in an answer needs no mapping; what stands beside one goes on', async () => {
  const { root, technical, reply, parts } = await ordered('RA-1');
  expect(reply('bare')).toMatchObject({ status: 'completed', types: ['CONTRL'], acknowledges: [{ timing: 'in time' }] });
  const [acknowledgement, response] = await parts(reply('orders'));
  expect(acknowledgement).toMatchObject({ status: 'completed', types: ['CONTRL'] });
  expect(await technical()).toEqual({ bare: 'accepted', orders: 'accepted' });
  // No route takes it, which is as far as this home goes; it has found its case by what was asked.
  expect(response).toMatchObject({ types: ['ORDRSP', 'shipment.booked'], failure: { findings: [{ code: 'E_NO_ROUTE' }] } });
  expect(response?.caseId).toBe(root.caseId);
});

test('an answer of two interchanges comes apart', async () => {
  const { technical, reply, parts } = await ordered('RA-APART');
  const interchanges = await parts(reply('orders'));
  expect(await technical()).toMatchObject({ orders: 'accepted' });
  expect(interchanges.flatMap(({ failure }) => failure?.findings.map(({ message }) => message) ?? [])).toEqual([
    expect.stringContaining('No route'),
  ]);
  expect(interchanges.map(({ types }) => types)).toEqual([['CONTRL'], ['ORDRSP', 'shipment.booked']]);
});
