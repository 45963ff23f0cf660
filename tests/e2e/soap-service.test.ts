import 'reflect-metadata';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Client, createClientAsync, WSSecurity } from 'soap';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../demo/world.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { copyHome, type Home } from '../support/home.ts';
import { returnsWsdl, returnsXsd } from '../support/returns-service.ts';
import { freshWorld } from '../support/world.ts';

/* Partners call a real hub with the client of the package `soap`, which learns the service from ?wsdl. */

const channels = `
  # Services for the tests.
  returns-soap:
    direction: in
    connector: soap
    settings: { wsdl: returns.wsdl, wait: 30s }
    parameters: { supplier: "9501101000025", returnCentre: "9501101000056" }
    message: { mapping: in/return-soap.jsonata, emits: [return.announced] }
    answer: { accepts: [shipment.labelled, shipment.refused], mapping: out/return-answer.jsonata }

  returns-taken:
    direction: in
    connector: soap
    settings: { wsdl: returns.wsdl, acknowledgements: { announceReturn: taken.json } }
    parameters: { supplier: "9501101000025", returnCentre: "9501101000056" }
    message: { mapping: in/return-soap.jsonata, emits: [return.announced] }

  returns-rpc:
    direction: in
    connector: soap
    settings: { wsdl: returns-rpc.wsdl, proof: [username-token], passwordType: digest, acknowledgements: { registerReturn: registered.json } }
    credentials: { username: lumen, password: secret:maison-lumen/soap }
    parameters: { supplier: "9501101000025", returnCentre: "9501101000056" }
    message: { mapping: in/return-soap.jsonata, emits: [return.announced] }
`;

let home: Home;
let world: World;
const password = 'Kapuzinerkresse-55';

beforeAll(async () => {
  home = await copyHome();
  const pack = join(home.path, 'mappings/maison-lumen');
  const schemas = join(home.path, 'schemas/partners/maison-lumen');
  const api = await readFile(join(pack, 'in/return-api.jsonata'), 'utf8');
  const files = {
    [`${pack}/in/return-soap.jsonata`]: `(operation = "registerReturn" ? arguments.return : arguments).${api.replace(/^\/\*[\s\S]*?\*\/\s*/, '')}`,
    [`${pack}/out/return-answer.jsonata`]: '{ "state": "labelled", "parcelNumber": [parcelNumbers] }',
    [`${schemas}/returns.wsdl`]: returnsWsdl('document'),
    [`${schemas}/returns-rpc.wsdl`]: returnsWsdl('rpc'),
    [`${schemas}/returns.xsd`]: returnsXsd,
    [`${schemas}/taken.json`]: '{ "state": "taken", "messageId": "{messageId}" }',
    [`${schemas}/registered.json`]: '{ "state": "registered" }',
  };
  await mkdir(schemas, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(file, text);
  await home.edit('mappings/maison-lumen/partner.yaml', '\nchannels:\n', `\nchannels:\n${channels}`);
  world = await freshWorld({ RELAIS_HOME: home.path, SECRET_MAISON_LUMEN_SOAP: password });
});
afterAll(async () => {
  await world?.stop();
  await home?.remove();
});

const address = (channel: string) => `${world.hub.url}/soap/maison-lumen/${channel}`;
const withKey = () => ({ authorization: `Bearer ${world.apiKey}` });

async function clientOf(channel: string, options: { readonly forceSoap12Headers?: boolean } = {}): Promise<Client> {
  const client = await createClientAsync(`${address(channel)}?wsdl`, { wsdl_headers: withKey(), ...options });
  client.addHttpHeader('authorization', `Bearer ${world.apiKey}`);
  return client;
}

test.each([false, true])(
  'a caller is answered with what came of its call, and so is a repetition (SOAP 1.2: %s)',
  async (forceSoap12Headers) => {
    const client = await clientOf('returns-soap', { forceSoap12Headers });
    const document = returnJson({ seed: forceSoap12Headers ? 42 : 41, n: 1 });
    const [first] = await client['announceReturnAsync'](document);
    expect(first).toMatchObject({ state: 'labelled', parcelNumber: [expect.stringMatching(/^[A-Z]{2}\d+[A-Z]{2}$/)] });
    const [again] = await client['announceReturnAsync'](document);
    expect(again).toEqual(first);
  },
);

test('a caller who does not wait gets the acknowledgement of the pack, with the number of the message', async () => {
  const client = await clientOf('returns-taken');
  const [answer] = await client['announceReturnAsync'](returnJson({ seed: 43, n: 1 }));
  expect(answer).toEqual({ state: 'taken', messageId: expect.any(String) });
  const { ledger } = world.hub.runtime;
  expect(await ledger.settled(answer.messageId, AbortSignal.timeout(30_000))).toBe('completed');
  const kept = await ledger.message(answer.messageId);
  expect(kept).toMatchObject({
    partner: 'maison-lumen',
    channel: 'returns-taken',
    types: expect.arrayContaining(['announceReturn', 'return.announced']),
  });
  const [again] = await client['announceReturnAsync'](returnJson({ seed: 43, n: 1 }));
  expect(again).toEqual(answer);
});

test('a call that does not follow the WSDL is a fault with every finding, and nothing is kept', async () => {
  const client = await clientOf('returns-taken');
  const before = (await world.hub.runtime.ledger.messages({ channel: 'returns-taken', limit: 100 })).items.length;
  const bad = { ...returnJson({ seed: 44, n: 1 }), returnNumber: 'lower case', announcedOn: '12.03.2025' };
  const error = await client['announceReturnAsync'](bad).catch((thrown: unknown) => thrown);
  const { Fault } = error.root.Envelope.Body;
  expect(error.response.status).toBe(500);
  expect(Fault.faultcode).toBe('soap:Client');
  expect(Fault.detail.error.code).toBe('E_XML_SCHEMA');
  expect(Fault.detail.error.finding.map((each: { message: string }) => each.message)).toEqual([
    expect.stringContaining('returnNumber'),
    expect.stringContaining('announcedOn'),
  ]);
  expect((await world.hub.runtime.ledger.messages({ channel: 'returns-taken', limit: 100 })).items).toHaveLength(before);
});

test('rpc with a UsernameToken: the WSDL is open, the right password is taken once for each nonce', async () => {
  const client = await createClientAsync(`${address('returns-rpc')}?wsdl`);
  client.setSecurity(new WSSecurity('lumen', password, { passwordType: 'PasswordDigest' }));
  const document = returnJson({ seed: 45, n: 1 });
  const [answer] = await client['registerReturnAsync']({ return: document });
  expect(answer).toEqual({ state: 'registered' });
  const [again] = await client['registerReturnAsync']({ return: document });
  expect(again).toEqual(answer);
  expect((await world.hub.runtime.ledger.messages({ channel: 'returns-rpc', limit: 100 })).items).toHaveLength(1);
  client.setSecurity(new WSSecurity('lumen', 'wrong', { passwordType: 'PasswordDigest' }));
  const refused = await client['registerReturnAsync']({ return: document }).catch((thrown: unknown) => thrown);
  expect(refused.root.Envelope.Body.Fault.detail.error.code).toBe('E_SOAP_SECURITY');
});

test.each([
  ['no key', {}, 401, 'E_KEY_MISSING'],
  ['a wrong key', { 'x-api-key': 'rk_wrong' }, 401, 'E_KEY_WRONG'],
  ['a wrong Basic password', { authorization: `Basic ${Buffer.from('lumen:rk_wrong').toString('base64')}` }, 401, 'E_KEY_WRONG'],
])('%s is refused before the body is read, as a fault', async (_, headers, status, code) => {
  const answer = await fetch(address('returns-taken'), {
    method: 'POST',
    headers: { 'content-type': 'text/xml', ...headers },
    body: 'whatever',
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/xml; charset=utf-8']);
  expect(answer.headers.get('www-authenticate')).toBe('Basic realm="relais"');
  expect(await answer.text()).toContain(`<r:code>${code}</r:code>`);
});

test('the key may be the password of Basic', async () => {
  const authorization = `Basic ${Buffer.from(`lumen:${world.apiKey}`).toString('base64')}`;
  const answer = await fetch(`${address('returns-taken')}?wsdl`, { headers: { authorization } });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(`<soap:address location="${address('returns-taken')}"/>`);
});

test('a call that comes in pieces keeps nobody waiting, and is taken when it is whole', async () => {
  const envelope = (number: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:announceReturn xmlns:r="urn:example:returns">${Object.entries(
      returnJson({ seed: 46, n: 1 }),
    )
      .map(([name, value]) => elements(name, name === 'returnNumber' ? number : value))
      .join('')}</r:announceReturn></s:Body></s:Envelope>`;
  const headers = { ...withKey(), 'content-type': 'text/xml' };
  const slow = request(address('returns-taken'), { method: 'POST', headers });
  const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
  const text = envelope('RJ-46-SLOW');
  slow.write(text.slice(0, 200));
  const quick = await fetch(address('returns-taken'), { method: 'POST', headers, body: envelope('RJ-46-QUICK') });
  expect([quick.status, await quick.text()]).toEqual([200, expect.stringContaining('<n1:state>taken</n1:state>')]);
  slow.end(text.slice(200));
  const [answer] = await answered;
  expect(answer.statusCode).toBe(200);
  answer.resume();
});

/** A value of the retailer's JSON as elements of its schema. */
function elements(name: string, value: unknown): string {
  const order = ['name', 'email', 'phone', 'street', 'postalCode', 'city', 'country'];
  if (Array.isArray(value)) return value.map((item) => elements(name, item)).join('');
  if (typeof value !== 'object' || value === null) return `<r:${name}>${String(value).replaceAll('&', '&amp;')}</r:${name}>`;
  const members = Object.entries(value);
  const sorted = name === 'lines' ? members : members.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return `<r:${name}>${sorted.map(([key, inner]) => elements(key, inner)).join('')}</r:${name}>`;
}

test('what is too large, and what is not there, is told in the words of the protocol', async () => {
  const huge = await fetch(address('returns-taken'), {
    method: 'POST',
    headers: { ...withKey(), 'content-type': 'application/soap+xml' },
    body: Buffer.alloc(26 * 1024 * 1024, 32),
  });
  expect(huge.status).toBe(413);
  expect(await huge.text()).toContain('E_BODY_TOO_LARGE');
  const zipped = await fetch(address('returns-taken'), {
    method: 'POST',
    headers: { ...withKey(), 'content-type': 'text/xml', 'content-encoding': 'gzip' },
    body: gzipSync('<x/>'),
  });
  expect([zipped.status, await zipped.text()]).toEqual([415, expect.stringContaining('E_MEDIA_TYPE')]);
  const unknown = await fetch(`${address('returns-taken')}?xsd=../../mappings/maison-lumen/partner.yaml`, { headers: withKey() });
  expect(unknown.status).toBe(404);
  const wrongDoor = await fetch(`${world.hub.url}/soap/maison-lumen/returns-api`, { method: 'POST', headers: withKey(), body: 'x' });
  expect(wrongDoor.status).toBe(404);
  const otherDoor = await fetch(`${world.hub.url}/in/maison-lumen/returns-soap`, { method: 'POST', headers: withKey(), body: 'x' });
  expect(otherDoor.status).toBe(404);
});
