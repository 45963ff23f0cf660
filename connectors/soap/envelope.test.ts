import { describe, expect, it } from 'vitest';
import type { Json } from '../../core/kernel/json.ts';
import { openEnvelope, toJson } from './envelope.ts';
import type { Shape } from './shape.ts';
import { readXml } from './xml.ts';

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const read = (xml: string, contentType = 'text/xml') => readXml(Buffer.from(xml), contentType);
const json = (xml: string, shape?: Shape): Json => toJson(read(xml), shape);
const thrown = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('reading XML', () => {
  it('refuses a DOCTYPE before any entity can be used', () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;&a;</r>';
    expect(thrown(() => read(bomb))).toMatchObject({ code: 'E_XML_DOCTYPE' });
  });

  it.each(['', 'Kundin unbekannt', '<a>', '<a></b>', '<a/><b/>', '<a>&unknown;</a>', '<p:a/>', '<a>\u0001</a>'])(
    'refuses what is not well-formed, without quoting it: %j',
    (xml) => {
      const error = thrown(() => read(xml));
      expect(error).toMatchObject({ code: 'E_XML_SYNTAX', at: { line: 1 } });
      expect(String(error)).not.toMatch(/Kundin|unknown/);
    },
  );

  it('refuses what is too deep or too much', () => {
    expect(thrown(() => read(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`))).toMatchObject({ code: 'E_DOCUMENT_LIMIT' });
    expect(thrown(() => read(`<a>${'<b/>'.repeat(200_001)}</a>`))).toMatchObject({ code: 'E_DOCUMENT_LIMIT' });
  });

  it('reads the character set of the header, else of the declaration', () => {
    expect(toJson(readXml(Buffer.from('<a>é</a>', 'latin1'), 'text/xml; charset=ISO-8859-1'), 'xs:string')).toBe('é');
    expect(toJson(readXml(Buffer.from('<?xml version="1.0" encoding="iso-8859-15"?><a>é</a>', 'latin1'), 'text/xml'), 'xs:string')).toBe(
      'é',
    );
    expect(thrown(() => readXml(Buffer.from('<a>é</a>', 'latin1'), 'text/xml'))).toMatchObject({ code: 'E_CHARSET' });
  });
});

describe('an element as JSON', () => {
  it('has the types of the schema, and text where the schema is not kept', () => {
    const shape = {
      n: 'xs:int',
      big: 'xs:long',
      f: 'xs:float',
      money: 'xs:decimal',
      at: 'xs:dateTime',
      yes: 'xs:boolean',
      mode: 'q:mode|xs:string|PDF,Z2D',
    };
    const xml =
      '<r><n> 4 </n><big>90071992547409931</big><f>1.50</f><money>12.50</money>' +
      '<at>2025-03-12T16:54:13+01:00</at><yes>1</yes><mode>PDF</mode><n>x4</n></r>';
    expect(json(xml, shape)).toEqual({
      n: [4, 'x4'],
      big: '90071992547409931',
      f: 1.5,
      money: '12.50',
      at: '2025-03-12T16:54:13+01:00',
      yes: true,
      mode: 'PDF',
    });
  });

  it('is a list wherever the schema allows several', () => {
    expect(json('<r><v>1</v></r>', { 'v[]': 'xs:int' })).toEqual({ v: [1] });
    expect(json('<r><v>1</v><v>2</v><v>3</v></r>', {})).toEqual({ v: ['1', '2', '3'] });
  });

  it('that is empty is null, text or object by its type; nil is null', () => {
    const xml = '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><n/><t/><o/><u/><z xsi:nil="true"/></r>';
    expect(json(xml, { n: 'xs:int', t: 'xs:string', o: { a: 'xs:int' }, z: 'xs:string' })).toEqual({
      n: null,
      t: '',
      o: {},
      u: '',
      z: null,
    });
  });

  it('keeps long text whole, in pieces, with attributes or in CDATA', () => {
    const long = 'x'.repeat(300_000);
    expect(json(`<r a="1">${long}<!-- c -->${long}<![CDATA[<?xml ?>]]></r>`, 'xs:string')).toEqual({
      $attributes: { a: '1' },
      $value: `${long}${long}<?xml ?>`,
    });
  });

  it('takes hostile names for data', () => {
    const value = json('<r><__proto__ id="__proto__"><x>1</x></__proto__><constructor>2</constructor><toString/></r>', {});
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('an envelope', () => {
  it('is opened in either version', () => {
    for (const uri of [SOAP_11, SOAP_12]) {
      const body = openEnvelope(read(`<s:Envelope xmlns:s="${uri}"><s:Header/><s:Body><r/></s:Body></s:Envelope>`));
      expect(body).toMatchObject({ kind: 'result', payload: { local: 'r' } });
    }
  });

  it('is told from other documents', () => {
    expect(thrown(() => openEnvelope(read('<html/>')))).toMatchObject({ code: 'E_SCHEMA' });
    expect(thrown(() => openEnvelope(read('<Envelope xmlns="urn:other"/>')))).toMatchObject({ code: 'E_SCHEMA' });
    expect(thrown(() => openEnvelope(read(`<Envelope xmlns="${SOAP_11}"/>`)))).toMatchObject({ code: 'E_SCHEMA' });
  });

  it('of 1.1 gives code, subcode, message and detail of its fault', () => {
    const fault =
      '<s:Fault><faultcode>s:Client.Authentication</faultcode><faultstring> no </faultstring><detail><e>1</e><f/></detail></s:Fault>';
    expect(openEnvelope(read(`<s:Envelope xmlns:s="${SOAP_11}"><s:Body>${fault}</s:Body></s:Envelope>`))).toMatchObject({
      kind: 'fault',
      fault: { code: 'Client', subcode: 'Authentication', message: 'no', detail: [{ local: 'e' }, { local: 'f' }] },
    });
  });

  it('of 1.2 gives the same, in the words of 1.1', () => {
    const fault =
      '<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>x:Bad</s:Value></s:Subcode></s:Code>' +
      '<s:Reason><s:Text>no</s:Text></s:Reason><s:Detail><e/></s:Detail></s:Fault>';
    expect(openEnvelope(read(`<s:Envelope xmlns:s="${SOAP_12}"><s:Body>${fault}</s:Body></s:Envelope>`))).toMatchObject({
      kind: 'fault',
      fault: { code: 'Client', subcode: 'Bad', message: 'no', detail: [{ local: 'e' }] },
    });
  });
});
