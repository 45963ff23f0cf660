import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import type { Json } from '../../core/kernel/json.ts';
import type { OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import { partnerText } from '../../core/testing/https-partner.ts';
import { openSoapOutbound, type SoapChannel } from './outbound.ts';
import { answerXml, defaults, envelope, quote, type SoapPartner, startSoapPartner } from './partner.fixture.ts';

const secrets = { account: '48151623', username: 'relais', password: 'Hortensie-91-Kupfer', secrets: { pin: 'Zinnie-77-Nickel' } };
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

let partner: SoapPartner;
const endpoints: OutboundEndpoint[] = [];
beforeEach(async () => {
  partner = await startSoapPartner();
});
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
  await partner.close();
});

function open(settings: Partial<SoapChannel['settings']> = {}, credentials: SoapChannel['credentials'] = secrets): OutboundEndpoint {
  const endpoint = openSoapOutbound(
    {
      name: 'buyer/quotes',
      settings: {
        ...defaults,
        wsdl: 'quotes.wsdl',
        operation: 'requestQuote',
        endpoint: partner.url,
        credentialsAt: ['account.password'],
        certificateAuthority: 'ca.pem',
        allowPrivateNetwork: true,
        ...settings,
      },
      credentials,
      concurrency: 2,
      resource: partner.resource,
    },
    manualClock('2025-03-12T10:00:00Z'),
  );
  endpoints.push(endpoint);
  return endpoint;
}

function send(
  endpoint: OutboundEndpoint,
  args: Json = { reference: 'RA-1', account: { password: 'credential:password' } },
): Promise<Outcome> {
  return endpoint.send(
    { body: Buffer.from(JSON.stringify(args)), mediaType: 'application/json', idempotencyKey: 'key', parameters: {} },
    new AbortController().signal,
  );
}

const answers = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
  partner.behave((_, response) => answerXml(response, status, body, headers));
const answerOf = (outcome: Outcome): unknown => JSON.parse(Buffer.from(outcome.answer?.body ?? []).toString('utf8'));
const fault = (code: string, detail = '') =>
  envelope(`<s:Fault><faultcode>s:${code}</faultcode><faultstring>${partnerText}</faultstring>${detail}</s:Fault>`);

describe('a good answer', () => {
  it('is the result of the operation as JSON', async () => {
    const document = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251)).toString('base64');
    answers(200, quote(`<count/><offer><grade>A</grade><amount>120.50</amount></offer><document>${document}</document><note/>`));
    const outcome = await send(open());
    expect(outcome).toMatchObject({ kind: 'accepted', answer: { status: 200, mediaType: 'application/json' } });
    expect(answerOf(outcome)).toEqual({ count: null, offer: [{ grade: 'A', amount: '120.50' }], document, note: '' });
  });

  it('to a 1.2 request may be in 1.1, and the other way round', async () => {
    answers(200, quote());
    expect(answerOf(await send(open({ soapVersion: '1.2' })))).toEqual({ count: 1 });
    expect(partner.arrivals.at(-1)?.headers['content-type']).toMatch(/^application\/soap\+xml/);
    answers(200, envelope('<q:requestQuoteResponse xmlns:q="urn:example:quotes"><count>2</count></q:requestQuoteResponse>', SOAP_12));
    expect(answerOf(await send(open()))).toEqual({ count: 2 });
  });

  it('with nothing in it is a good answer', async () => {
    answers(200, quote(''));
    expect(answerOf(await send(open()))).toEqual({});
  });

  it('of a one-way operation needs no body', async () => {
    answers(202, '');
    expect(await send(open({ operation: 'forgetQuote' }), { reference: 'RA-1' })).toEqual({ kind: 'accepted' });
  });
});

describe('a fault', () => {
  it('that blames the message is final', async () => {
    answers(500, fault('Client.Authentication'));
    const outcome = await send(open());
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_DELIVERY_REFUSED' } });
    expect(answerOf(outcome)).toEqual({ fault: { code: 'Client', subcode: 'Authentication', message: partnerText, detail: {} } });
  });

  it('of the server passes', async () => {
    answers(500, fault('Server', '<detail><trace>at x</trace></detail>'), { 'retry-after': '60' });
    expect(await send(open())).toMatchObject({ kind: 'deferred', retryAfterMs: 60_000, error: { code: 'E_DELIVERY_UNAVAILABLE' } });
  });

  it('that the WSDL declares is final though the server sends it, and its detail is the answer', async () => {
    answers(500, fault('Server', '<detail><q:quoteRefused xmlns:q="urn:example:quotes"><reason>stolen</reason></q:quoteRefused></detail>'));
    const outcome = await send(open());
    expect(outcome.kind).toBe('rejected');
    expect(answerOf(outcome)).toMatchObject({ fault: { code: 'Server', detail: { quoteRefused: { reason: 'stolen' } } } });
  });

  it('that the pack lists is final', async () => {
    answers(500, fault('Server', '<detail><Error><ErrorId>InvalidWeight</ErrorId></Error></detail>'));
    expect((await send(open())).kind).toBe('deferred');
    expect((await send(open({ finalFaults: ['InvalidWeight'] }))).kind).toBe('rejected');
  });

  it('in version 1.2 is judged the same', async () => {
    const fault12 = (value: string) =>
      envelope(`<s:Fault><s:Code><s:Value>s:${value}</s:Value></s:Code><s:Reason><s:Text>x</s:Text></s:Reason></s:Fault>`, SOAP_12);
    answers(400, fault12('Sender'));
    expect((await send(open({ soapVersion: '1.2' }))).kind).toBe('rejected');
    answers(500, fault12('Receiver'));
    expect((await send(open({ soapVersion: '1.2' }))).kind).toBe('deferred');
  });

  it('inside a 200 is a fault all the same', async () => {
    answers(200, fault('Client'));
    expect((await send(open())).kind).toBe('rejected');
  });
});

describe('an answer that is not from the service', () => {
  it.each([408, 425, 429, 502, 503, 504])('HTTP %i means later', async (status) => {
    answers(status, fault('Client'), { 'retry-after': 'Wed, 12 Mar 2025 10:00:30 GMT', date: 'Wed, 12 Mar 2025 10:00:00 GMT' });
    expect(await send(open())).toMatchObject({ kind: 'deferred', retryAfterMs: 30_000, error: { code: 'E_DELIVERY_UNAVAILABLE' } });
  });

  it('HTTP 410 closes the channel', async () => {
    answers(410, '');
    expect(await send(open())).toMatchObject({ kind: 'rejected', error: { code: 'E_CHANNEL_GONE' } });
  });

  it.each([301, 307, 400, 401, 403, 404])('HTTP %i without a fault is final, and redirects are not followed', async (status) => {
    answers(status, 'no', { location: partner.url });
    expect(await send(open())).toMatchObject({ kind: 'rejected', error: { code: 'E_DELIVERY_REFUSED' } });
    expect(partner.arrivals).toHaveLength(1);
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html><body>Maintenance</body></html>'],
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "b">]>${quote('<note>&a;</note>')}`],
    ['half an envelope', quote().slice(0, -20)],
    ['nothing', ''],
    ['an empty envelope', envelope('')],
    ['the answer of another operation', envelope('<q:other xmlns:q="urn:example:quotes"/>')],
  ])('HTTP 200 with %s means later, and is kept', async (_, body) => {
    answers(200, body);
    const outcome = await send(open());
    expect(outcome).toMatchObject({ kind: 'deferred', answer: { status: 200, mediaType: 'text/xml' } });
    expect(Buffer.from(outcome.answer?.body ?? []).toString()).toBe(body);
  });
});

describe('the request', () => {
  it('has the credentials in their place, and the document does not', async () => {
    partner.behave('well');
    const args = { account: { number: 1, subAccount: '', password: 'credential:password' }, reference: 'RA-1' };
    await send(open({ headers: { 'x-tenant': 'lumen' } }), args);
    expect(partner.arrivals[0]?.body.toString()).toContain('<subAccount></subAccount><password>Hortensie-91-Kupfer</password>');
    expect(partner.arrivals[0]?.headers).toMatchObject({ 'x-tenant': 'lumen', soapaction: '"urn:example:quotes:request"' });
  });

  it('is not sent when it asks for a credential elsewhere', async () => {
    partner.behave('well');
    const outcome = await send(open(), { reference: 'credential:password' });
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_MAP_RESULT', at: { path: '/reference' } } });
    expect(partner.arrivals).toHaveLength(0);
  });

  it('leaves no credential in an error', async () => {
    const endpoint = open();
    for (const conduct of ['refuse', 'busy', 'unauthorized'] as const) {
      partner.behave(conduct);
      const outcome = await send(endpoint);
      expect('error' in outcome).toBe(true);
      expect(inspect('error' in outcome && outcome.error, { depth: 12, showHidden: true })).not.toMatch(/Hortensie|Zinnie|48151623/);
    }
  });

  it('waits for a WSDL that was not there: the next document tries again', async () => {
    let there = false;
    const { resource } = partner;
    const settings = { ...defaults, wsdl: 'quotes.wsdl', operation: 'requestQuote', endpoint: partner.url };
    const endpoint = openSoapOutbound({
      name: 'buyer/quotes',
      settings: { ...settings, certificateAuthority: 'ca.pem', allowPrivateNetwork: true },
      credentials: {},
      concurrency: 1,
      resource: (name) => resource(there ? name : 'missing'),
    });
    endpoints.push(endpoint);
    expect(await send(endpoint, { reference: 'RA-1' })).toMatchObject({ kind: 'rejected', error: { code: 'E_CONFIG_REFERENCE' } });
    there = true;
    expect((await send(endpoint, { reference: 'RA-1' })).kind).toBe('accepted');
  });

  it('carries a UsernameToken when user name and password are given', async () => {
    await send(open());
    expect(partner.arrivals[0]?.body.toString()).toContain('<wsse:Username>relais</wsse:Username>');
    await send(open({}, { password: 'Hortensie-91-Kupfer' }));
    expect(partner.arrivals[1]?.body.toString()).not.toContain('wsse:');
  });
});
