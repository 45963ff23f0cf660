import { createHash, randomBytes } from 'node:crypto';
import { WSSecurityCert } from 'soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { manualClock } from '../../core/kernel/clock.ts';
import type { HubError } from '../../core/kernel/errors.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { PushRequest, ServiceCall, ServiceEndpoint } from '../../core/spi/connector.ts';
import { pushConformance } from '../../core/testing/connector.conformance.ts';
import { type SelfSigned, selfSigned } from '../../core/testing/self-signed.ts';
import { SOAP_11, SOAP_12 } from './envelope.ts';
import { packFile } from './partner.fixture.ts';
import { EXCLUSIVE_C14N, PASSWORD_DIGEST, PASSWORD_TEXT, WSSE, WSU } from './security/names.ts';
import { callOf, openService, post, quoteCall, repairsSettings } from './service.fixture.ts';

const acceptance = { status: 'accepted' as const, messageId: 'm-1' as MessageId };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const keptBody = (call: ServiceCall) => text(call.message.body);

/** What a caller is answered with when its call cannot be taken. */
async function refusal(service: ServiceEndpoint, request: PushRequest) {
  const error = await service.call(request).then(
    () => undefined,
    (thrown: unknown) => thrown as Parameters<ServiceEndpoint['refuse']>[0],
  );
  if (error === undefined) throw new Error('the call was taken');
  const answer = service.refuse(error, request);
  return { code: error.code, status: answer.status, type: answer.headers['content-type'], xml: text(answer.body), error };
}

pushConformance(
  'soap',
  () => {
    const service = openService();
    return { receive: async (request) => (await service.call(request)).message };
  },
  { contentType: 'text/xml; charset=utf-8', bytes: Buffer.from(callOf(quoteCall)) },
);

describe('a call', () => {
  it.each([
    ['1.1', SOAP_11, 'text/xml; charset=utf-8'],
    ['1.2', SOAP_12, 'application/soap+xml; charset=utf-8'],
  ])('of SOAP %s is answered in its version', async (_, namespace, type) => {
    const call = await openService().call(post(callOf(quoteCall, '', namespace)));
    const { status, headers, body } = call.answer(acceptance, undefined);
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(text(body)).toContain(
      `<soap:Envelope xmlns:soap="${namespace}"><soap:Body><n1:requestQuoteResponse xmlns:n1="urn:example:quotes">`,
    );
    expect(text(body)).toContain('<note>Taken as m-1, your reference RA-1</note>');
  });

  it('is answered with what the mapping gave, members in the order of the schema', async () => {
    const call = await openService({ wait: 5_000 }).call(post(callOf(quoteCall)));
    expect(call.waitMs).toBe(5_000);
    const result = { note: 'a < b', offer: [{ amount: 12.5, grade: 'A' }], count: 1 };
    expect(text(call.answer(acceptance, Buffer.from(JSON.stringify(result))).body)).toContain(
      '<count>1</count><offer><grade>A</grade><amount>12.5</amount></offer><note>a &lt; b</note></n1:requestQuoteResponse>',
    );
  });

  it('is answered with a fault that the service declares, where the mapping gives one', async () => {
    const call = await openService().call(post(callOf(quoteCall)));
    const fault = { fault: { message: 'No such device', detail: { quoteRefused: { reason: 'stolen' } } } };
    const { status, body } = call.answer(acceptance, Buffer.from(JSON.stringify(fault)));
    expect(status).toBe(500);
    expect(text(body)).toContain(
      '<faultcode>soap:Server</faultcode><faultstring>No such device</faultstring><detail><n1:quoteRefused xmlns:n1="urn:example:quotes"><reason>stolen</reason>',
    );
  });

  it('is not answered with what does not follow the WSDL', async () => {
    const call = await openService().call(post(callOf(quoteCall)));
    const wrong = (result: unknown) => () => call.answer(acceptance, Buffer.from(JSON.stringify(result)));
    expect(wrong({ count: 'many' })).toThrowError(expect.objectContaining({ code: 'E_NOT_WRITABLE' }));
    expect(wrong({ colour: 'red' })).toThrowError(expect.objectContaining({ code: 'E_NOT_WRITABLE' }));
    expect(wrong({ fault: { message: 'x', detail: { other: {} } } })).toThrowError(expect.objectContaining({ code: 'E_NOT_WRITABLE' }));
  });

  it('whose answer is not there in time, with no acknowledgement to give, is told the number of its message', async () => {
    const service = openService({ wait: 1, acknowledgements: {} });
    const request = post(callOf(quoteCall));
    const call = await service.call(request);
    try {
      call.answer(acceptance, undefined);
      expect.unreachable();
    } catch (thrown) {
      const answer = service.refuse(thrown as Parameters<ServiceEndpoint['refuse']>[0], request, acceptance.messageId);
      expect(answer.status).toBe(500);
      expect(text(answer.body)).toMatch(/soap:Server.*E_SOAP_NO_ANSWER.*<r:messageId>m-1</);
    }
  });

  it('without an answer is only received', async () => {
    const call = await openService({ wait: 5_000 }).call(
      post(callOf('<q:forgetQuote xmlns:q="urn:example:quotes"><reference>R</reference></q:forgetQuote>')),
    );
    expect(call.waitMs).toBe(0);
    expect(call.answer(acceptance, undefined)).toMatchObject({ status: 202, body: new Uint8Array() });
  });

  it('takes its idempotency key from a header, else from WS-Addressing', async () => {
    const addressed = (uri: string) =>
      post(callOf(quoteCall, `<a:MessageID xmlns:a="${uri}" s:mustUnderstand="1"> urn:uuid:7 </a:MessageID>`));
    const service = openService();
    expect((await service.call(post(callOf(quoteCall), { 'idempotency-key': 'k' }))).message.idempotencyKey).toBe('k');
    for (const uri of ['http://www.w3.org/2005/08/addressing', 'http://schemas.xmlsoap.org/ws/2004/08/addressing']) {
      expect((await service.call(addressed(uri))).message.idempotencyKey).toBe('urn:uuid:7');
    }
  });

  it('is kept so that its bytes alone tell its characters', async () => {
    const service = openService();
    const plain = callOf(quoteCall.replace('RA-1', 'Größe')).replace(/^<\?xml[^>]*\?>\n/, '');
    const latin = Buffer.from(plain, 'latin1');
    expect(keptBody(await service.call(post(latin, { 'content-type': 'text/xml; charset=ISO-8859-1' })))).toContain('<reference>Größe<');
    const declared = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${plain}`, 'latin1');
    expect((await service.call(post(declared, { 'content-type': 'text/xml' }))).message.body).toBe(declared);
    const utf16 = Buffer.from(`\ufeff${plain}`, 'utf16le');
    expect((await service.call(post(utf16, { 'content-type': 'text/xml' }))).message.body).toBe(utf16);
  });
});

it('what is no call is refused with the status of the error, though as a fault', async () => {
  const service = openService();
  const request = { method: 'GET', headers: {}, query: { wdsl: '' }, body: new Uint8Array() };
  const error = await service.describe(request, 'http://hub/soap').catch((thrown: unknown) => thrown);
  const { status, body } = service.refuse(error as HubError, request);
  expect([status, text(body)]).toEqual([400, expect.stringContaining('a GET asks for ?wsdl')]);
});

describe('rpc', () => {
  const repair = (inside: string) => `<r:repair xmlns:r="urn:example:repairs" xmlns:t="urn:example:repairs:types">${inside}</r:repair>`;
  const device = '<device><t:imei>490154203237518</t:imei><t:bundled><t:imei>490154203237518</t:imei></t:bundled></device>';

  it('literal takes the parts by their names and types, in any order', async () => {
    const call = await openService(repairsSettings).call(post(callOf(repair(`<cost>12.50</cost>${device}`))));
    expect(text(call.answer(acceptance, undefined).body)).toContain(
      '<n1:repairResponse xmlns:n1="urn:example:repairs"><order>m-1</order><days>5</days></n1:repairResponse>',
    );
  });

  it('literal is checked part by part, with every finding on its line', async () => {
    const { code, xml, error } = await refusal(
      openService(repairsSettings),
      post(callOf(repair('\n<device><t:imei>4</t:imei></device>\n<cost>dear</cost>\n<colour/>'))),
    );
    expect(code).toBe('E_XML_SCHEMA');
    expect(error.findings.map(({ at }) => at.line)).toEqual([3, 4, 5]);
    expect(xml).toContain('<r:finding line="4">');
  });

  it('encoded is read with the types and the references that the message has', async () => {
    const status =
      '<x:status xmlns:x="urn:careless" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="http://www.w3.org/2001/XMLSchema" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><order href="#id0"/></x:status>' +
      '<multiRef id="id0" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="http://www.w3.org/2001/XMLSchema" i:type="d:string">A-7</multiRef>';
    const call = await openService(repairsSettings).call(post(callOf(status)));
    expect(text(call.answer(acceptance, undefined).body)).toContain('<state>unknown</state>');
  });

  it('may bring the header that it declares, and no other that must be understood', async () => {
    const account = '<r:account xmlns:r="urn:example:repairs" s:mustUnderstand="1"><r:number>7</r:number><r:pin>x</r:pin></r:account>';
    const body = repair(`${device}<cost>1</cost>`);
    await openService(repairsSettings).call(post(callOf(body, account)));
    await openService(repairsSettings).call(post(callOf(body, '<x:y xmlns:x="urn:x" s:mustUnderstand="1" s:actor="urn:somebody-else"/>')));
    for (const [namespace, status] of [
      [SOAP_11, 500],
      [SOAP_12, 400],
    ] as const) {
      const answer = await refusal(
        openService(repairsSettings),
        post(callOf(body, '<x:y xmlns:x="urn:x" s:mustUnderstand="1"/>', namespace)),
      );
      expect(answer).toMatchObject({ code: 'E_SOAP_HEADER', status });
      expect(answer.xml).toContain('soap:MustUnderstand<');
      expect(answer.xml).toContain('The header y of the namespace urn:x must be understood');
    }
  });
});

describe('a UsernameToken', () => {
  const clock = manualClock('2025-03-12T10:00:00Z');
  const secret = 'Hortensie-91';
  const settings = { proof: ['username-token'] };
  const credentials = { username: 'carrier', password: secret };
  const open = (own = {}) => openService({ ...settings, ...own }, credentials, { clock });

  interface Token {
    readonly user?: string;
    readonly password?: string;
    readonly digest?: boolean;
    readonly created?: string;
    readonly nonce?: Buffer;
  }
  const call = (token: Token = {}) => {
    const { user = 'carrier', password = secret, digest = true, created = '2025-03-12T09:58:00Z', nonce = randomBytes(16) } = token;
    const shown = digest ? createHash('sha1').update(nonce).update(created).update(password).digest('base64') : password;
    const inside = [
      `<w:Username>${user}</w:Username><w:Password Type="${digest ? PASSWORD_DIGEST : PASSWORD_TEXT}">${shown}</w:Password>`,
      digest ? `<w:Nonce>${nonce.toString('base64')}</w:Nonce><u:Created>${created}</u:Created>` : '',
    ].join('');
    const header = `<w:Security xmlns:w="${WSSE}" xmlns:u="${WSU}" s:mustUnderstand="1"><w:UsernameToken>${inside}</w:UsernameToken></w:Security>`;
    return post(callOf(quoteCall, header));
  };

  it('opens the door, in clear or as a digest, and is not kept', async () => {
    const service = open();
    expect(service.proof).toEqual([]);
    const inClear = await service.call(call({ digest: false }));
    const digested = await service.call(call());
    expect(keptBody(inClear)).not.toContain(secret);
    // Without what changes from call to call the document is the same: a repetition is known by its bytes.
    expect(keptBody(digested)).toBe(keptBody(inClear));
    expect(keptBody(digested)).toBe(callOf(quoteCall));
  });

  it('is refused when it is wrong, stale or from the future, or not there', async () => {
    const service = open();
    const cases = [
      call({ password: 'Hortensie-92' }),
      call({ password: 'Hortensie-92', digest: false }),
      call({ user: 'other' }),
      call({ created: '2025-03-12T09:54:59Z' }),
      call({ created: '2025-03-12T10:05:01Z' }),
      call({ created: 'yesterday' }),
      call({ created: '' }),
      post(callOf(quoteCall)),
    ];
    for (const request of cases) {
      const { code, status, xml } = await refusal(service, request);
      expect([code, status]).toEqual(['E_SOAP_SECURITY', 500]);
      expect(xml).not.toContain(secret);
    }
  });

  it('in clear is refused where a digest is asked for', async () => {
    expect((await refusal(open({ passwordType: 'digest' }), call({ digest: false }))).code).toBe('E_SOAP_SECURITY');
  });

  it('is good for one call: its nonce opens no other, but the same call again is a repetition', async () => {
    const service = open();
    const nonce = randomBytes(16);
    const first = call({ nonce });
    await service.call(first);
    await service.call(first);
    const other = { ...first, body: Buffer.from(text(first.body).replace('RA-1', 'RA-2')) };
    expect((await refusal(service, other)).xml).toContain('its nonce was used before');
    const spelled = (as: (nonce: string) => string) => text(other.body).replace(/(?<=Nonce>)[^<]*/, as);
    for (const body of [spelled((it) => it.replace('==', '')), spelled((it) => `${it.slice(0, 4)}\n${it.slice(4)}`)])
      expect((await refusal(service, { ...other, body: Buffer.from(body) })).xml).toContain('its nonce was used before');
    const elsewhere = { ...first, headers: { ...first.headers, 'idempotency-key': 'another' } };
    expect((await refusal(service, elsewhere)).xml).toContain('its nonce was used before');
  });

  it('does not help where the channel asks for credentials that it has not', () => {
    expect(() => openService(settings)).toThrowError(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
  });
});

describe('a signature', () => {
  let partner: SelfSigned;
  let stranger: SelfSigned;
  beforeAll(() => {
    partner = selfSigned('partner', 'rsa');
    stranger = selfSigned('stranger', 'rsa');
  });
  const open = () =>
    openService(
      { proof: ['signature'], trustedSigners: 'partner.pem' },
      {},
      {
        resource: async (name) => (name === 'partner.pem' ? { text: partner.certificate, path: name } : packFile(name)),
      },
    );
  /** Signed by the package `soap`, whose signatures are those of xml-crypto. */
  const signed = ({ key, certificate }: SelfSigned, options = {}) =>
    new WSSecurityCert(key, certificate, '', { hasTimeStamp: true, ...options }).postProcess(callOf(quoteCall), 's');

  it('of the partner opens the door, and does not stay on the document', async () => {
    const call = await open().call(post(signed(partner)));
    expect(keptBody(call)).not.toContain('Signature');
    const elsewhere = signed(partner, { signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' });
    await open().call(post(elsewhere));
  });

  it('with prefixes named for it, and with nothing but the certificate that is known, opens the door as well', async () => {
    const now = new Date();
    const time = (offset: number) => new Date(now.getTime() + offset).toISOString();
    const stamp = `<u:Timestamp u:Id="t"><u:Created>${time(0)}</u:Created><u:Expires>${time(60_000)}</u:Expires></u:Timestamp>`;
    const xml = callOf(quoteCall, `<w:Security xmlns:w="${WSSE}" xmlns:u="${WSU}">${stamp}</w:Security>`)
      .replace('<s:Body>', `<s:Body xmlns:u="${WSU}" u:Id="b">`)
      .replace('<s:Envelope ', '<s:Envelope xmlns:unused="urn:unused" ');
    const signer = new SignedXml({
      privateKey: partner.key,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
      canonicalizationAlgorithm: EXCLUSIVE_C14N,
      getKeyInfoContent: () => null,
    });
    for (const name of ['Body', 'Timestamp']) {
      signer.addReference({
        xpath: `//*[local-name(.)='${name}']`,
        transforms: [EXCLUSIVE_C14N],
        digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512',
        inclusiveNamespacesPrefixList: ['unused', 's'],
      });
    }
    signer.computeSignature(xml, { location: { reference: "//*[local-name(.)='Security']", action: 'append' } });
    const signedXml = signer.getSignedXml();
    expect(signedXml).toContain('PrefixList="unused s"');
    await open().call(post(signedXml));
    expect((await refusal(open(), post(signedXml.replace('urn:unused', 'urn:other')))).code).toBe('E_SOAP_SECURITY');
  });

  it.each([
    ['of a stranger', () => signed(stranger)],
    ['over another body', () => signed(partner).replace('RA-1', 'RA-2')],
    ['over another time', () => signed(partner).replace(/<Expires>20\d\d/, '<Expires>2999')],
    ['without a timestamp', () => signed(partner, { hasTimeStamp: false })],
    ['that leaves the body out', () => signed(partner, { excludeReferencesFromSigning: ['Body'] })],
    ['that leaves the timestamp out', () => signed(partner, { excludeReferencesFromSigning: ['Timestamp'] })],
    ['with a weak digest', () => signed(partner, { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' })],
    ['with a weak method', () => signed(partner, { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' })],
    [
      'with the certificate of another',
      () => signed(partner).replace(/(<wsse:BinarySecurityToken[^>]*>)[^<]*/, `$1${body(stranger.certificate)}`),
    ],
    ['that is none', () => callOf(quoteCall)],
    [
      'that is empty',
      () => callOf(quoteCall, `<w:Security xmlns:w="${WSSE}"><d:Signature xmlns:d="http://www.w3.org/2000/09/xmldsig#"/></w:Security>`),
    ],
  ])('%s is refused', async (_, xml) => {
    expect((await refusal(open(), post(xml()))).code).toBe('E_SOAP_SECURITY');
  });

  it('over a body that was moved aside is refused: what is signed is not what is read', async () => {
    const xml = signed(partner);
    const moved = /<s:Body[\s\S]*<\/s:Body>/.exec(xml)?.[0] ?? '';
    const id = /Id="(_[^"]*)"/.exec(moved)?.[1] ?? '';
    const other = moved.replace('RA-1', 'RA-9');
    const wrapped = (replacement: string) =>
      xml.replace(moved, replacement).replace('</s:Header>', `<x:w xmlns:x="urn:x">${moved}</x:w></s:Header>`);
    expect(id).not.toBe('');
    for (const attack of [wrapped(other), wrapped(other.replace(id, 'other'))]) {
      expect((await refusal(open(), post(attack))).code).toBe('E_SOAP_SECURITY');
    }
  });

  it('is good for one call: with other headers it is refused, but the same call again is a repetition', async () => {
    const service = open();
    const first = post(signed(partner));
    await service.call(first);
    await service.call(first);
    const again = text(first.body).replace(
      '</s:Header>',
      '<a:MessageID xmlns:a="http://www.w3.org/2005/08/addressing">2</a:MessageID></s:Header>',
    );
    for (const other of [post(again), { ...first, headers: { ...first.headers, 'idempotency-key': 'another' } }])
      expect((await refusal(service, other)).xml).toContain('its signature was used before');
  });

  function body(pem: string): string {
    return pem.replace(/-----[^-]*-----|\s/g, '');
  }
});
