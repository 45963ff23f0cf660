import 'reflect-metadata';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createClientAsync } from 'soap';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { CaseView } from '../../core/pipeline/cases/case-view.ts';
import type { CaseSummary } from '../../core/spi/ledger/case-queries.ts';
import type { World } from '../../demo/world.ts';
import { drop, eventually, settledFile } from '../../simulators/flows/expect.ts';
import { retannInterchange, returnNumbers } from '../../simulators/retailer/returns.ts';
import { copyHome, type Home } from '../support/home.ts';
import { type Operator, operatorOf } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

/* Five documents about one thing: the retailer's RETANN in a file over SFTP, what the carrier tells by REST of the parcel, and what the
   workshop reports by SOAP of the repair that came of it. Only all together say what belongs to what. */

const types = ['return.announced', 'shipment.labelled', 'shipment.tracked', 'repair.ordered', 'repair.completed'] as const;
type Type = (typeof types)[number];

const wsdl = `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="Repairs" targetNamespace="urn:example:repairs" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:r="urn:example:repairs"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  <types><xs:schema targetNamespace="urn:example:repairs" elementFormDefault="qualified">
    <xs:element name="report"><xs:complexType><xs:sequence>
      <xs:element name="type" type="xs:string"/><xs:element name="order" type="xs:string"/><xs:element name="return" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="reportResponse"><xs:complexType><xs:sequence><xs:element name="messageId" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
  </xs:schema></types>
  <message name="request"><part name="parameters" element="r:report"/></message>
  <message name="answer"><part name="parameters" element="r:reportResponse"/></message>
  <portType name="Repairs"><operation name="report"><input message="r:request"/><output message="r:answer"/></operation></portType>
  <binding name="Repairs" type="r:Repairs">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="report"><soap:operation soapAction="urn:example:repairs#report"/>
      <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>
  </binding>
  <service name="Repairs"><port name="Repairs" binding="r:Repairs"><soap:address location="http://localhost/repairs"/></port></service>
</definitions>`;

const pack = (name: string, role: string, channel: string, emits: readonly Type[]): string => `partner: ${name}
name: ${name}
role: ${role}
channels:
  news:
    direction: in
    ${channel}
    message: { mapping: in.jsonata, emits: [${emits.join(', ')}] }
`;

let home: Home;
let world: World;
let operator: Operator;
let workshopKey: string;

beforeAll(async () => {
  home = await copyHome();
  const bodies = Object.fromEntries(
    await Promise.all(types.slice(1).map(async (type) => [type, await example(type)] as const)),
  ) as Readonly<Record<Type, string>>;
  const files = {
    // Kept, and nothing else: a label would be a document more.
    'mappings/routes.yaml': types.map((type) => `- { name: keep ${type}, on: ${type}, to: [] }\n`).join(''),
    'mappings/maison-lumen/routes.yaml': '[]\n',
    'mappings/parcels/partner.yaml': pack('parcels', 'carrier', 'connector: rest', ['shipment.labelled', 'shipment.tracked']),
    'mappings/parcels/in.jsonata': `type = "shipment.labelled"
      ? { "type": type, "businessKeys": { "parcelNumber": parcel, "returnNumber@maison-lumen": return }, "body": ${bodies['shipment.labelled']} }
      : { "type": type, "businessKeys": { "parcelNumber": parcel }, "body": ${bodies['shipment.tracked']} }`,
    'mappings/workshop/partner.yaml': pack(
      'workshop',
      'repairer',
      'connector: soap\n    settings: { wsdl: repairs.wsdl, acknowledgements: { report: taken.json } }',
      ['repair.ordered', 'repair.completed'],
    ),
    'mappings/workshop/in.jsonata': `arguments.(type = "repair.ordered"
      ? { "type": type, "businessKeys": { "repairOrderNumber": order, "returnNumber@maison-lumen": return }, "body": ${bodies['repair.ordered']} }
      : { "type": type, "businessKeys": { "repairOrderNumber": order }, "body": ${bodies['repair.completed']} })`,
    'schemas/partners/workshop/repairs.wsdl': wsdl,
    'schemas/partners/workshop/taken.json': '{ "messageId": "{messageId}" }',
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(home.path, file)), { recursive: true });
    await writeFile(join(home.path, file), text);
  }
  world = await freshWorld({ RELAIS_HOME: home.path });
  operator = operatorOf(world);
  const { key, record } = newApiKey('workshop', [], new Date());
  await world.hub.runtime.ledger.addKey(record);
  workshopKey = key;
}, 120_000);
afterAll(async () => {
  await world?.stop();
  await home?.remove();
});

async function example(type: Type): Promise<string> {
  const name = type === 'shipment.labelled' ? 'pdf' : 'plain';
  return readFile(resolve(import.meta.dirname, `../../schemas/canonical/v1/examples/${type}/${name}.json`), 'utf8');
}

/** Sends one of the five, the way that its partner does. Settles when it is processed. */
async function send(type: Type, seed: number): Promise<void> {
  const numbers = { return: returnNumbers(seed, 1)[0] ?? '', parcel: `P-${seed}`, order: `W-${seed}` };
  if (type === 'return.announced') {
    await drop(world, `retann-${seed}.edi`, retannInterchange({ controlReference: `C${seed}`, count: 1, seed, variant: 'd01b' }));
    await settledFile(world, `retann-${seed}.edi`);
  } else if (type.startsWith('shipment.')) {
    const { messageId } = await operator.post<{ messageId: MessageId }>('/api/channels/parcels/news/messages', { type, ...numbers });
    await world.ledger.settled(messageId, AbortSignal.timeout(60_000));
  } else {
    const authorization = `Bearer ${workshopKey}`;
    const client = await createClientAsync(`${world.hub.url}/soap/workshop/news?wsdl`, { wsdl_headers: { authorization } });
    client.addHttpHeader('authorization', authorization);
    const { order, return: number } = numbers;
    const [{ messageId }] = await client['reportAsync']({ type, order, ...(type === 'repair.ordered' ? { return: number } : {}) });
    await world.ledger.settled(messageId, AbortSignal.timeout(60_000));
  }
}

const orders: readonly (readonly [string, readonly number[], 'one by one' | 'at once'])[] = [
  ['as it happened', [0, 1, 2, 3, 4], 'one by one'],
  ['backwards', [4, 3, 2, 1, 0], 'one by one'],
  ['with what connects them last', [2, 4, 0, 1, 3], 'one by one'],
  ['with the repair first', [3, 2, 4, 1, 0], 'one by one'],
  ['as it comes', [0, 1, 2, 3, 4], 'at once'],
  ['as it comes, again', [4, 2, 0, 3, 1], 'at once'],
];

test.each(orders)('five documents over three transports are one return and its repair, %s', async (_how, order, pace) => {
  const seed = 7_000 + orders.findIndex(([, one]) => one === order);
  const sent = order.map((index) => types[index] ?? 'return.announced');
  if (pace === 'at once') await Promise.all(sent.map((type) => send(type, seed)));
  else for (const type of sent) await send(type, seed);

  const found = await eventually('both cases are folded, each with its documents', async () => {
    const { items } = await operator.get<{ items: CaseSummary[] }>(`/api/cases?q=RA-${seed}-1`);
    const shown = await Promise.all(items.map(({ id }) => operator.get<CaseView>(`/api/cases/${id}`)));
    const isWhole = shown.length === 2 && shown.every(({ links, timeline }) => links.length === 1 && timeline.length > 1);
    return isWhole ? shown : undefined;
  });
  const [parent, child] = ['return', 'repair'].map((kind) => found.find((one) => one.kind === kind));
  expect(parent?.timeline.map(({ type }) => type).sort()).toEqual(['return.announced', 'shipment.labelled', 'shipment.tracked']);
  expect(child?.timeline.map(({ type }) => type).sort()).toEqual(['repair.completed', 'repair.ordered']);
  for (const one of [parent, child]) expect(one?.links).toMatchObject([{ from: parent?.id, to: child?.id, relation: 'repair' }]);
  expect(new Set(parent?.timeline.map(({ source }) => source))).toEqual(new Set(['maison-lumen', 'parcels']));
  // Every number leads there, and nothing was left behind.
  for (const number of [`P-${seed}`, `W-${seed}`]) {
    const { items } = await operator.get<{ items: CaseSummary[] }>(`/api/cases?q=${number}`);
    expect(items.map(({ id }) => id)).toEqual([number.startsWith('P') ? parent?.id : child?.id]);
  }
});
