import 'reflect-metadata';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { retannInterchange, returnNumbers } from '../../simulators/retailer/returns.ts';
import { gln } from '../../simulators/support/gs1.ts';
import { dataFolder } from '../support/data-folder.ts';
import { operatorOf } from '../support/operator.ts';

const [hubId, shopId, otherId, strangerId, stallId] = [gln(4), gln(1), gln(70), gln(71), gln(72)];

/** A network that carries the interchanges of a shop and of another partner. The shop announces returns and gets orders. */
const files: Readonly<Record<string, string>> = {
  'mappings/hub.yaml': `name: Hub\nidentifiers: { gln: "${hubId}" }\n`,
  'mappings/routes.yaml': '- { name: orders, on: shipment.refused, to: $origin/orders }\n',
  'mappings/network/partner.yaml': `
partner: network
name: Network
role: marketplace
channels:
  inbox: { direction: in, connector: rest, format: { kind: edifact } }
  outbox:
    direction: out
    connector: rest
    settings: { url: "\${NETWORK_URL}", allowPrivateNetwork: true, headers: { x-type: "{type}" } }
    format: { kind: edifact }
    request: { accepts: [shipment.booked], mapping: out/none.jsonata }
`,
  'mappings/network/out/none.jsonata': '{}',
  'mappings/network/cases/out/none/plain/input.json': '{}',
  'mappings/network/cases/out/none/plain/expected.json': '{}',
  'mappings/shop/partner.yaml': `
partner: shop
name: Shop
role: retailer
identifiers: { gln: "${shopId}" }
channels:
  returns:
    direction: in
    connector: edi
    settings: { over: network/inbox }
    format: { kind: edifact, guide: [eancom-d01b/RETANN, d01b/APERAK] }
    message: { mapping: in/retann.jsonata, emits: [shipment.refused] }
    interchange: { sequence: hold, duplicates: hold }
    acknowledge: { kind: contrl, application: always, to: answers }
  answers: { direction: out, connector: edi, settings: { over: network/outbox }, format: { kind: edifact } }
  orders:
    direction: out
    connector: edi
    settings: { over: network/outbox }
    format: { kind: edifact, guide: d96a/ORDERS }
    request: { accepts: [shipment.refused], mapping: out/orders.jsonata }
    awaits: { technical: 2h, application: 2d }
`,
  'mappings/stall/partner.yaml': `
partner: stall
name: Stall
role: retailer
enabled: \${STALL_ENABLED:-false}
identifiers: { gln: "${stallId}" }
channels:
  returns:
    direction: in
    connector: edi
    settings: { over: network/inbox }
    format: { kind: edifact, guide: eancom-d01b/RETANN }
    message: { mapping: in/retann.jsonata, emits: [shipment.refused] }
`,
  'mappings/stall/in/retann.jsonata': '[]',
  'mappings/shop/in/retann.jsonata': `(
  $number := SG2.RFF.C506[E1153 = "ALQ" or E1153 = "CW" or true].E1154[0];
  { "type": "shipment.refused", "businessKeys": { "returnNumber": BGM.C106.E1004 },
    "body": { "direction": "return", "returnNumber": BGM.C106.E1004, "carrier": "none", "reason": { "code": "29" } } }
)`,
  'mappings/shop/out/orders.jsonata': `{
  "BGM": { "C002": { "E1001": "220" }, "E1004": "PO-" & returnNumber },
  "DTM": [{ "C507": { "E2005": "137", "E2380": "20261122", "E2379": "102" } }],
  "UNS": { "E0081": "S" } }`,
};

let home: string;
let data: string;
let hub: Hub;
let network: Server;
let key: string;
const arrived: { readonly type: string; readonly body: string }[] = [];

beforeAll(async () => {
  network = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      arrived.push({ type: String(request.headers['x-type']), body: Buffer.concat(chunks).toString('latin1') });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((done) => network.listen(0, '127.0.0.1', done));
  home = await mkdtemp(join(tmpdir(), 'relais-edi-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  await cp(resolve(import.meta.dirname, '../../schemas'), join(home, 'schemas'), { recursive: true });
  data = await dataFolder('edi');
  hub = await startHub(
    readEnvironment({
      RELAIS_HOME: home,
      RELAIS_DATA: data,
      PORT: '0',
      LOG_LEVEL: 'silent',
      NETWORK_URL: `http://127.0.0.1:${(network.address() as AddressInfo).port}/outbox`,
    }),
  );
  key = (await operatorOf({ hub }).post<{ key: string }>('/api/keys', { partner: 'network' })).key;
});

afterAll(async () => {
  await hub?.stop();
  await new Promise((done) => network.close(done));
  for (const folder of [home, data]) if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** The network delivers a file. @returns the id of the message that it became */
async function deliver(text: string): Promise<MessageId> {
  const answer = await fetch(`${hub.url}/in/network/inbox`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/edifact' },
    body: Buffer.from(text, 'latin1'),
  });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { messageId: MessageId }).messageId;
}

const detail = async (id: MessageId): Promise<MessageDetail> => operatorOf({ hub }).get(`/api/messages/${id}`);
const settled = (id: MessageId) =>
  eventually(`${id} settles`, async () => {
    const message = await detail(id);
    return ['completed', 'dead', 'discarded'].includes(message.status) ? message : undefined;
  });
/** The interchange on the shop's channel that came of a file on the network's. */
async function carried(id: MessageId, index = 0): Promise<MessageDetail> {
  const { parts } = await settled(id);
  return settled(parts[index] as MessageId);
}
/** The parts of an interchange, settled. */
const messagesOf = async (interchange: MessageDetail) => Promise.all(interchange.parts.map((id) => settled(id)));
const sent = (includes: string) =>
  eventually(`the network gets ${includes}`, async () => arrived.find(({ body }) => body.includes(includes)));

const retann = (controlReference: string, changes: Partial<Parameters<typeof retannInterchange>[0]> = {}) =>
  retannInterchange({ controlReference, count: 1, seed: Number(controlReference), variant: 'd01b', ...changes });
const contrl = (reference: string, action: string, more = '', own = `C${reference}${action}`) =>
  [
    `UNB+UNOC:3+${shopId}:14+${hubId}:14+261122:1200+${own}`,
    'UNH+1+CONTRL:D:3:UN',
    `UCI+${reference}+${hubId}:14+${shopId}:14+${action}`,
    ...(more === '' ? [] : [more]),
    `UNT+${more === '' ? 3 : 3 + more.split("'").length}+1`,
    `UNZ+1+${own}`,
  ]
    .map((segment) => `${segment}'`)
    .join('');

describe('interchanges over a network', () => {
  test('reach the channel of who sent them, one by one, and are answered there', async () => {
    const file = retann('100', { count: 2 }) + retann('200', { sender: strangerId });
    const whole = await settled(await deliver(file));
    expect(whole).toMatchObject({ status: 'completed', parts: [expect.any(String), expect.any(String)] });
    const [mine, strange] = await Promise.all(whole.parts.map((id) => settled(id)));
    expect(strange).toMatchObject({
      partner: 'network',
      status: 'dead',
      failure: { stage: 'decode', findings: [{ code: 'E_SENDER_UNKNOWN', at: { tag: 'UNB', element: 2 } }] },
      deliveries: [],
    });
    const interchange = await settled(mine?.parts[0] as MessageId);
    expect(interchange).toMatchObject({ partner: 'shop', channel: 'returns', status: 'completed', controlReference: '100' });
    expect((await sent(`UCI+100+${shopId}:14+${hubId}:14+7`)).type).toBe('CONTRL');
    const messages = await messagesOf(interchange);
    expect(messages.map(({ status }) => status)).toEqual(['completed', 'completed']);
    for (const number of returnNumbers(100, 2)) expect((await sent(`BGM+220+PO-${number}`)).body).toContain('ORDERS:D:96A:UN');
    for (const { controlReference } of messages) expect((await sent(`RFF+ACW:${controlReference}`)).type).toBe('APERAK');
  });

  test('of a partner that is switched off are held on the channel of the network', async () => {
    expect(await settled(await deliver(retann('300', { sender: stallId })))).toMatchObject({
      partner: 'network',
      status: 'dead',
      failure: { stage: 'decode', findings: [{ code: 'E_PARTNER_OFF', at: { tag: 'UNB', element: 2 } }] },
    });
  });

  test('that a person held back are taken when they are replayed', async () => {
    const first = await carried(await deliver(retann('101')));
    expect(first.status).toBe('completed');
    const early = await carried(await deliver(retann('103')));
    expect(early).toMatchObject({
      status: 'dead',
      failure: { findings: [{ code: 'E_INTERCHANGE_GAP', message: expect.stringContaining('102') }] },
    });
    const before = arrived.length;
    const { messageId } = await operatorOf({ hub }).post<{ messageId: MessageId }>(`/api/messages/${early.id}/replay`);
    expect(await settled(messageId)).toMatchObject({ status: 'completed' });
    await sent(`UCI+103+`);
    expect(arrived.slice(0, before).some(({ body }) => body.includes('UCI+103+'))).toBe(false);
  });

  test('under a number that was used for something else are held, and the same again has no effect', async () => {
    const other = await carried(await deliver(retann('101', { seed: 9_101 })));
    expect(other).toMatchObject({ status: 'dead', failure: { findings: [{ code: 'E_CONTROL_REFERENCE_USED', at: { element: 5 } }] } });
    // Another file, so that the door does not know it, with the same interchange in it.
    const again = await settled(await deliver(`${retann('101')}${retann('300', { sender: strangerId })}`));
    const carriedAgain = await settled(((await settled(again.parts[0] as MessageId)).parts[0] ?? '') as MessageId);
    expect(carriedAgain).toMatchObject({ status: 'discarded', duplicateOf: expect.any(String) });
  });

  test('that are tests are checked and answered, and go no further', async () => {
    const trial = retann('102').replace("+102'\n", "+102++++++1'\n");
    const interchange = await carried(await deliver(trial));
    expect(interchange).toMatchObject({ status: 'completed', parts: [] });
    expect((await sent('UCI+102+')).body).toMatch(/UNB[^']*\+1'/);
  });
});

describe('acknowledgements of what was sent', () => {
  let orders: { readonly message: MessageDetail; readonly reference: string };
  const deliveryNow = async () => (await detail(orders.message.id)).deliveries.find(({ channel }) => channel === 'orders');

  beforeAll(async () => {
    const [number = ''] = returnNumbers(104, 1);
    const interchange = await carried(await deliver(retann('104')));
    const [message] = await messagesOf(interchange);
    const { body } = await sent(`BGM+220+PO-${number}`);
    orders = { message: message as MessageDetail, reference: /UNB\+[^']*\+(\d+)'/.exec(body)?.[1] ?? '' };
  });

  test('are waited for once it is delivered', async () => {
    expect(await deliveryNow()).toMatchObject({
      status: 'delivered',
      acknowledgement: { interchange: orders.reference, technical: 'waiting', application: 'waiting', received: [] },
    });
    const { items } = await operatorOf({ hub }).get<{ items: object[] }>('/api/acknowledgements?state=waiting&partner=shop');
    expect(items).toContainEqual(
      expect.objectContaining({ messageId: orders.message.id, document: `PO-${returnNumbers(104, 1)[0]}`, technical: 'waiting' }),
    );
  });

  test('are matched, with what the partner found', async () => {
    const refusal = `UCM+1+ORDERS:D:96A:UN+4'UCS+2+13`;
    const brought = await carried(await deliver(contrl(orders.reference, '7', refusal)));
    const [part] = await messagesOf(brought);
    expect(part).toMatchObject({
      status: 'completed',
      types: ['CONTRL'],
      acknowledges: expect.arrayContaining([
        expect.objectContaining({ deliveryId: (await deliveryNow())?.id, verdict: 'rejected', timing: 'in time' }),
      ]),
    });
    expect((await deliveryNow())?.acknowledgement).toMatchObject({
      technical: 'rejected',
      application: 'waiting',
      received: expect.arrayContaining([
        expect.objectContaining({
          kind: 'CONTRL',
          verdict: 'rejected',
          findings: [expect.objectContaining({ code: '13', at: { segment: 2 } })],
        }),
      ]),
    });
  });

  test('that say the same again are duplicates; that say something else count, and are called a contradiction', async () => {
    await messagesOf(await carried(await deliver(contrl(orders.reference, '4'))));
    await messagesOf(await carried(await deliver(contrl(orders.reference, '7', 'UCM+1+ORDERS:D:96A:UN+7', 'LAST'))));
    const acknowledgement = (await deliveryNow())?.acknowledgement;
    expect(acknowledgement?.received.map(({ timing }) => timing)).toContain('duplicate');
    expect(acknowledgement?.received.map(({ timing }) => timing)).toContain('contradiction');
    expect(acknowledgement?.technical).toBe('accepted');
  });

  test('that fit nothing that was sent need a person', async () => {
    const [part] = await messagesOf(await carried(await deliver(contrl('77777', '7'))));
    expect(part).toMatchObject({ status: 'dead', failure: { stage: 'acknowledge', findings: [{ code: 'E_ACKNOWLEDGEMENT_UNMATCHED' }] } });
  });

  test('that do not come in time are overdue, and late when they come after all', async () => {
    const { ledger } = hub.runtime;
    const overdue = await ledger.markOverdue(new Date(Date.now() + 3 * 24 * 60 * 60 * 1000));
    expect(overdue.get('shop/orders')).toBeGreaterThan(0);
    expect((await deliveryNow())?.acknowledgement).toMatchObject({ technical: 'accepted', application: 'overdue' });
    const aperak = [
      `UNB+UNOC:3+${shopId}:14+${hubId}:14+261122:1200+A1`,
      'UNH+1+APERAK:D:01B:UN',
      'BGM+312+A1+29',
      `RFF+ACW:PO-${returnNumbers(104, 1)[0]}`,
      'UNT+4+1',
      'UNZ+1+A1',
    ];
    const [part] = await messagesOf(await carried(await deliver(aperak.map((segment) => `${segment}'`).join(''))));
    expect(part).toMatchObject({ status: 'completed', acknowledges: [{ kind: 'APERAK', level: 'application', timing: 'late' }] });
    expect((await deliveryNow())?.acknowledgement).toMatchObject({ application: 'accepted' });
    const { items } = await operatorOf({ hub }).get<{ items: { state: string }[] }>('/api/acknowledgements/counts');
    expect(items).toContainEqual(expect.objectContaining({ channel: 'shop/orders', level: 'application', state: 'overdue' }));
  });
});

test('an interchange of hundreds of messages is taken apart without standing still', async () => {
  const whole = await carried(await deliver(retann('105', { count: 300, lines: 9 })));
  expect(whole).toMatchObject({ status: 'completed' });
  expect(whole.parts.length).toBe(300);
  const { counts } = hub.runtime.ledger;
  await eventually('all of them are done', async () => {
    const { messages } = await counts.call(hub.runtime.ledger);
    return messages.received + messages.processing === 0 ? true : undefined;
  });
  expect(await sent('UCI+105+')).toMatchObject({ body: expect.stringContaining('+7') });
  expect(otherId).not.toBe(shopId);
});
