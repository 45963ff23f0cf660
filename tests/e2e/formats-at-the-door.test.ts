import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { World } from '../../demo/world.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { brokenInterchange, retannInterchange } from '../../simulators/retailer/returns.ts';
import { copyHome, type Home } from '../support/home.ts';
import { freshWorld } from '../support/world.ts';

const pack = `
partner: probe
name: Probe
role: retailer
channels:
  xml: { direction: in, connector: rest, format: { kind: xml }, message: { mapping: in/any.jsonata, emits: [return.announced] } }
  edi: { direction: in, connector: rest, format: { kind: edifact, guide: eancom-d96a/RETANN }, message: { mapping: in/any.jsonata, emits: [return.announced] } }
  rows:
    direction: in
    connector: rest
    format: { kind: csv, layout: rows.layout.yaml, charset: windows-1252, message: row }
    message: { mapping: in/row.jsonata, emits: [shipment.refused] }
  out:
    direction: out
    connector: rest
    settings: { url: "https://nobody.example/rows" }
    request: { accepts: [shipment.refused], mapping: out/row.jsonata }
`;
const layout = `
decimalMark: ","
fields:
  - { name: Retour, as: returnNumber, required: true, pattern: "RA-[0-9]+" }
  - { name: Menge, as: quantity, type: integer }
`;
const rowMapping = `{ "type": "shipment.refused", "businessKeys": { "returnNumber": rows.returnNumber },
  "body": { "direction": "return", "returnNumber": rows.returnNumber, "carrier": "none", "reason": { "code": $string(rows.quantity) } } }`;

let home: Home;
let world: World;
let key: string;

beforeAll(async () => {
  home = await copyHome();
  await mkdir(join(home.path, 'mappings/probe/in'), { recursive: true });
  await writeFile(join(home.path, 'mappings/probe/partner.yaml'), pack);
  await writeFile(join(home.path, 'mappings/probe/in/any.jsonata'), '[]');
  await writeFile(join(home.path, 'mappings/probe/in/row.jsonata'), rowMapping);
  await mkdir(join(home.path, 'mappings/probe/out'), { recursive: true });
  await writeFile(join(home.path, 'mappings/probe/out/row.jsonata'), '{ "number": returnNumber }');
  await mkdir(join(home.path, 'schemas/partners/probe'), { recursive: true });
  await writeFile(join(home.path, 'schemas/partners/probe/rows.layout.yaml'), layout);
  world = await freshWorld({ RELAIS_HOME: home.path });
  const made = newApiKey('probe', [], new Date());
  key = made.key;
  await world.hub.runtime.ledger.addKey(made.record);
});
afterAll(async () => {
  await world?.stop();
  await home?.remove();
});

async function post(channel: string, mediaType: string, body: string) {
  const answer = await fetch(`${world.hub.url}/in/probe/${channel}`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': mediaType, prefer: 'wait=20' },
    body: Buffer.from(body, 'latin1'),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string; state?: string; errors?: { code: string; at: object }[] },
  };
}

test('malformed XML is 422 with line and column; a DOCTYPE is refused', async () => {
  const broken = await post('xml', 'application/xml', '<return>\n  <number>1</numbr>\n</return>');
  expect(broken).toMatchObject({ status: 422, body: { code: 'E_DOCUMENT_REFUSED', errors: [{ code: 'E_XML_SYNTAX', at: { line: 2 } }] } });
  const doctype = await post('xml', 'application/xml', '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>');
  expect(doctype).toMatchObject({ status: 422, body: { errors: [{ code: 'E_XML_DOCTYPE' }] } });
  expect(await post('xml', 'application/xml', '<return><number>1</number></return>')).toMatchObject({
    status: 200,
    body: { state: 'completed' },
  });
});

test('malformed EDIFACT is 422 with segment and element', async () => {
  const options = { seed: 11, variant: 'eancom-d96a' } as const;
  const broken = await post(
    'edi',
    'application/edifact',
    brokenInterchange('letters-in-quantity', { ...options, controlReference: 'E11' }),
  );
  expect(broken.status).toBe(422);
  expect(broken.body.errors?.[0]?.at).toMatchObject({ tag: 'QTY', segment: expect.any(Number), element: 1 });
  const cut = await post('edi', 'application/edifact', brokenInterchange('truncated', { ...options, controlReference: 'E12' }));
  expect(cut.status).toBe(422);
  const nothing = await post('edi', 'application/edifact', 'hello');
  expect(nothing).toMatchObject({ status: 422, body: { errors: [{ code: 'E_EDI_NOT_EDIFACT' }] } });
  const good = await post('edi', 'application/edifact', retannInterchange({ ...options, controlReference: 'E13', count: 2 }));
  expect(good).toMatchObject({ status: 200, body: { state: 'completed' } });
});

test('each row of a CSV file is a message of its own: a bad one is dead with its line and field, the others go on', async () => {
  const answer = await post('rows', 'text/csv', 'Retour;Menge\r\nRA-1;2\r\nR\xfc;3\r\nRA-3;x\r\nRA-4;5\r\n');
  expect(answer.body.errors?.map(({ code }) => code).sort()).toEqual(['E_FIELD_PATTERN', 'E_FIELD_TYPE']);
  const { items } = await world.hub.runtime.ledger.messages({ partner: 'probe', channel: 'rows' });
  const whole = await world.hub.runtime.ledger.message(items.find(({ source }) => source === 'received')?.id as MessageId);
  const parts = await Promise.all((whole?.parts ?? []).map((id) => settledPart(id)));
  const dead = parts.filter((part) => part.failure?.stage === 'validate');
  expect(dead.map(({ failure }) => failure?.findings.map(({ code, at }) => [code, at.line])).sort()).toEqual([
    [['E_FIELD_PATTERN', 3]],
    [['E_FIELD_TYPE', 4]],
  ]);
  expect(parts.filter(({ types }) => types.includes('shipment.refused')).length).toBe(2);
});

function settledPart(id: MessageId) {
  return eventually(`${id} settles`, async () => {
    const part = await world.hub.runtime.ledger.message(id);
    return part?.status === 'dead' || part?.status === 'completed' ? part : undefined;
  });
}
