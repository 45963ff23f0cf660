import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hubError } from '../../../core/kernel/errors.ts';
import type { FormatCodec } from '../../../core/spi/format.ts';
import { callOf, quoteCall, quotesSettings, repairsSettings } from '../service.fixture.ts';
import { soapFormat } from './format.ts';

const fixture = (name: string) => {
  try {
    return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
  } catch {
    throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name });
  }
};
const open = (settings: object, files: Readonly<Record<string, string>> = {}): FormatCodec =>
  soapFormat.open({ ...quotesSettings, ...settings }, { data: () => null, partnerFile: (name) => files[name] ?? fixture(name) });
const decode = (codec: FormatCodec, xml: string) => codec.decode(Buffer.from(xml));

describe('a call as a document', () => {
  it('is the operation and its arguments, in the shape of the schema', () => {
    const xml = callOf(quoteCall.replace('<number>7', '<number> 7 '));
    expect(decode(open({}), xml)).toEqual({
      errors: [],
      messages: [
        {
          type: 'requestQuote',
          errors: [],
          tree: {
            operation: 'requestQuote',
            arguments: {
              account: { number: 7, password: 'p' },
              reference: 'RA-1',
              device: [{ sku: 'P1', brand: 'Ex', imei: '490154203237518' }],
            },
          },
        },
      ],
    });
  });

  it('has the parts of an rpc call, the header that the operation declares, and types that contain themselves', () => {
    const header = '<r:account xmlns:r="urn:example:repairs"><r:number>7</r:number><r:pin>007</r:pin></r:account><x:y xmlns:x="urn:x"/>';
    const device =
      '<t:imei>490154203237518</t:imei><t:accessory>cable</t:accessory><t:bundled><t:imei>490154203237518</t:imei></t:bundled>';
    const xml = callOf(
      `<r:repair xmlns:r="urn:example:repairs" xmlns:t="urn:example:repairs:types"><device>${device}</device><cost>12.50</cost></r:repair>`,
      header,
    );
    expect(decode(open(repairsSettings), xml).messages[0]?.tree).toEqual({
      operation: 'repair',
      arguments: {
        device: { imei: '490154203237518', accessory: ['cable'], bundled: { imei: '490154203237518' } },
        cost: '12.50',
      },
      headers: { account: { number: 7, pin: '007' } },
    });
  });

  it('of an element without children is its value (document/literal, bare), and an rpc call without a namespace is of the WSDL', () => {
    const bare = fixture('quotes.wsdl').replace(
      'name="forgetQuote"><wsdl:part name="parameters" element="q:forgetQuote"',
      'name="forgetQuote"><wsdl:part name="parameters" element="q:number"',
    );
    const types = fixture('types/quotes.xsd').replace(
      '<xs:complexType name="requestQuote">',
      '<xs:element name="number" type="xs:int"/>$&',
    );
    const codec = open({}, { 'quotes.wsdl': bare, 'types/quotes.xsd': types });
    expect(decode(codec, callOf('<q:number xmlns:q="urn:example:quotes">7</q:number>')).messages[0]?.tree).toEqual({
      operation: 'forgetQuote',
      arguments: 7,
    });
    const rpc = open(repairsSettings, {
      'repairs.wsdl': fixture('repairs.wsdl').replaceAll('use="literal" namespace="urn:example:repairs"', 'use="literal"'),
    });
    const device = '<device><t:imei>490154203237518</t:imei></device><cost>1</cost>';
    const call = callOf(`<r:repair xmlns:r="urn:example:repairs" xmlns:t="urn:example:repairs:types">${device}</r:repair>`);
    expect(decode(rpc, call).messages[0]).toMatchObject({ type: 'repair', errors: [] });
  });

  it('of rpc/encoded has the values that it refers to', () => {
    const types = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="http://www.w3.org/2001/XMLSchema"';
    const xml = callOf(`<x:status xmlns:x="urn:careless"><order href="#0"/></x:status><m id="0" ${types} i:type="d:string">A-7</m>`);
    expect(decode(open(repairsSettings), xml).messages[0]?.tree).toEqual({ operation: 'status', arguments: { order: 'A-7' } });
  });

  it('that was edited is held to the schema as at the door', () => {
    const [message] = decode(open({}), callOf(quoteCall.replace('<reference>RA-1</reference>', ''))).messages;
    expect(message?.errors).toMatchObject([{ code: 'E_XML_SCHEMA', at: { line: 2 } }]);
    expect(decode(open({}), 'no envelope').errors).toMatchObject([{ code: 'E_XML_SYNTAX' }]);
    expect(decode(open({ schemaCheck: false }), callOf(quoteCall.replace('<reference>RA-1</reference>', ''))).messages[0]?.errors).toEqual(
      [],
    );
  });
});

describe('a service is refused with its pack', () => {
  const refusal = (settings: object, files: Readonly<Record<string, string>> = {}): unknown => {
    try {
      open(settings, files);
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  };

  it.each([
    ['its WSDL is missing', { wsdl: 'other.wsdl' }, 'E_CONFIG_REFERENCE'],
    ['its port is missing', { port: 'Other' }, 'E_CONFIG_REFERENCE'],
    ['its port does not speak SOAP', { port: 'QuotesHttp' }, 'E_CONFIG_REFERENCE'],
    ['an operation is missing', { operations: ['buy'] }, 'E_CONFIG_REFERENCE'],
    ['nothing says what to answer', { acknowledgements: {} }, 'E_CONFIG_FIELD'],
    ['an acknowledgement is missing', { acknowledgements: { requestQuote: 'other.json' } }, 'E_CONFIG_REFERENCE'],
    ['an acknowledgement is of no operation', { acknowledgements: { buy: 'quote-taken.json' } }, 'E_CONFIG_REFERENCE'],
    [
      'an acknowledgement is of an operation without answer',
      { acknowledgements: { forgetQuote: 'quote-taken.json' } },
      'E_CONFIG_REFERENCE',
    ],
  ])('when %s', (_, settings, code) => {
    expect(refusal(settings)).toMatchObject({ code });
  });

  it.each([
    ['is no JSON', '{', 'E_JSON_SYNTAX'],
    ['does not follow the WSDL', '{ "count": "many" }', 'E_CONFIG_FIELD'],
    ['has what the WSDL does not know', '{ "colour": "red" }', 'E_CONFIG_FIELD'],
  ])('when an acknowledgement %s', (_, text, code) => {
    expect(refusal({}, { 'quote-taken.json': text })).toMatchObject({ code });
  });

  it('but not for a wait in place of an acknowledgement', () => {
    expect(refusal({ acknowledgements: {}, wait: 1_000 })).toBeUndefined();
  });

  it.each(['http://127.0.0.1:9/x.xsd', 'file:///etc/passwd', '/etc/passwd', '../../secrets.xsd', 'missing.xsd'])(
    'when its WSDL imports from elsewhere: %s',
    (location) => {
      expect(refusal({}, { 'quotes.wsdl': fixture('quotes.wsdl').replace('types/quotes.xsd', location) })).toMatchObject({
        code: 'E_CONFIG_REFERENCE',
      });
    },
  );

  it('when two operations cannot be told apart by their bodies', () => {
    const wsdl = fixture('quotes.wsdl').replace(
      'name="forgetQuote"><wsdl:part name="parameters" element="q:forgetQuote"',
      'name="forgetQuote"><wsdl:part name="parameters" element="q:requestQuote"',
    );
    expect(refusal({}, { 'quotes.wsdl': wsdl })).toMatchObject({ code: 'E_CONFIG_FIELD' });
    expect(refusal({ operations: ['requestQuote'] }, { 'quotes.wsdl': wsdl })).toBeUndefined();
  });
});
