import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/kernel/json.ts';
import { loadOperation, type OperationOptions } from './operation.ts';
import { packFile } from './partner.fixture.ts';

const quotes: OperationOptions = {
  wsdl: 'quotes.wsdl',
  operation: 'requestQuote',
  soapVersion: '1.1',
  elementOrder: 'schema',
  security: {},
};
const load = (options: Partial<OperationOptions> = {}) => loadOperation({ ...quotes, ...options }, packFile);
const now = new Date('2025-03-12T10:00:00Z');
const only = (text: string) => async (name: string) => (name === 'a.wsdl' ? { text, path: name } : packFile(name));

describe('an operation', () => {
  it('is found through imports that lie in the pack and go in a circle', async () => {
    const operation = await load();
    expect(operation.url).toBe('https://quotes.example/soap');
    expect(operation.answer).toMatchObject({
      element: 'requestQuoteResponse',
      shape: { count: 'xs:int', 'offer[]': { amount: 'xs:decimal' } },
    });
    expect([...operation.faults]).toEqual(['quoteRefused']);
  });

  it('without output has no answer', async () => {
    expect((await load({ operation: 'forgetQuote' })).answer).toBeUndefined();
  });

  it('writes elements in the order of the schema, whichever the order of the arguments and however often types are extended', async () => {
    const args: JsonObject = {
      comment: 'c',
      device: [{ lock: 'none', imei: '490154203237518', brand: 'Ex', weight: 0.2, sku: 'P1' }],
      reference: 'R & <D>',
      account: { password: 'p', subAccount: '', number: 1 },
    };
    const { body, headers } = (await load()).write(args, now);
    expect(body.slice(body.indexOf('<soap:Body>'))).toBe(
      [
        '<soap:Body><q:requestQuote xmlns:q="urn:example:quotes">',
        '<account><number>1</number><subAccount></subAccount><password>p</password></account>',
        '<reference>R &amp; &lt;D&gt;</reference>',
        '<device><sku>P1</sku><weight>0.2</weight><brand>Ex</brand><imei>490154203237518</imei><lock>none</lock></device>',
        '<comment>c</comment></q:requestQuote></soap:Body></soap:Envelope>',
      ].join(''),
    );
    expect(headers).toMatchObject({ SOAPAction: '"urn:example:quotes:request"', 'Content-Type': 'text/xml; charset=utf-8' });
  });

  it('speaks 1.2 where the channel says so', async () => {
    const { body, headers } = (await load({ soapVersion: '1.2' })).write({ reference: 'R' }, now);
    expect(body).toContain('xmlns:soap="http://www.w3.org/2003/05/soap-envelope"');
    expect(headers['Content-Type']).toBe('application/soap+xml; charset=utf-8; action="urn:example:quotes:request"');
    expect(headers).not.toHaveProperty('SOAPAction');
  });

  it('carries a UsernameToken, in clear or as a digest', async () => {
    const token = (digest: boolean) => ({ security: { usernameToken: { username: 'relais', password: 'Hortensie', digest } } });
    expect((await load(token(false))).write({}, now).body).toMatch(
      /<wsse:Username>relais<\/wsse:Username><wsse:Password Type="[^"]+#PasswordText">Hortensie</,
    );
    const digest = (await load(token(true))).write({}, now).body;
    expect(digest).toMatch(/#PasswordDigest">[A-Za-z0-9+/]{27}=<.*<wsse:Nonce /);
    expect(digest).not.toContain('Hortensie');
  });

  it('takes the address of the channel before that of the WSDL', async () => {
    expect((await load({ endpoint: 'https://other.example/x' })).write({}, now).url).toBe('https://other.example/x');
  });

  it.each([
    ['an operation that is not there', { operation: 'buy' }],
    ['a service that is not there', { service: 'Other' }],
    ['a port that does not speak SOAP', { port: 'QuotesHttp' }],
    ['an address that is none', { endpoint: 'ftp://x' }],
    ['a WSDL that is not in the pack', { wsdl: 'other.wsdl' }],
  ])('is refused: %s', async (_, options) => {
    await expect(load(options)).rejects.toMatchObject({ code: 'E_CONFIG_REFERENCE' });
  });

  it.each(['http://127.0.0.1:9/types.xsd', 'file:///etc/passwd', '/etc/passwd', 'not-there.xsd'])(
    'is refused when its WSDL imports from elsewhere: %s',
    async (location) => {
      const schema = `<schema xmlns="http://www.w3.org/2001/XMLSchema"><import schemaLocation="${location}"/></schema>`;
      const text = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><types>${schema}</types></definitions>`;
      await expect(loadOperation({ ...quotes, wsdl: 'a.wsdl' }, only(text))).rejects.toMatchObject({ code: 'E_CONFIG_REFERENCE' });
    },
  );

  it.each(['<html/>', '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>'])(
    'is refused when the file is no WSDL with services: %s',
    async (text) => {
      await expect(loadOperation({ ...quotes, wsdl: 'a.wsdl' }, only(text))).rejects.toMatchObject({ code: 'E_CONFIG_REFERENCE' });
    },
  );

  it('is refused with the position when the WSDL is not XML', async () => {
    await expect(loadOperation({ ...quotes, wsdl: 'a.wsdl' }, only('<a>\n<b></a>'))).rejects.toMatchObject({
      code: 'E_XML_SYNTAX',
      at: { file: 'a.wsdl', line: 2 },
    });
  });
});
