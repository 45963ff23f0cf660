import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gatherPackFiles, type PackFiles } from '../pack-files.ts';
import { parseXml } from '../xml.ts';
import { readDefinitions } from './definitions.ts';
import { shapeOf } from './model.ts';
import { publishedFile } from './publish.ts';
import { compileWsdlSchema } from './schema-check.ts';
import { readSchemas } from './schemas.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const files = (texts: Readonly<Record<string, string>> | string): PackFiles =>
  typeof texts === 'string' ? gatherPackFiles(texts, fixture) : gatherPackFiles('a.wsdl', (name) => texts[name] ?? '');

const wsdl = (
  types: string,
  element = 't:call',
) => `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:w" xmlns:w="urn:w"
    xmlns:t="urn:t" xmlns:u="urn:u" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  <types>${types}</types>
  <message name="m"><part name="p" element="${element}"/></message>
  <portType name="P"><operation name="call"><input message="w:m"/></operation></portType>
  <binding name="B" type="w:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><operation name="call"><soap:operation soapAction="a"/><input><soap:body use="literal"/></input></operation></binding>
  <service name="S"><port name="Q" binding="w:B"><soap:address location="http://localhost/"/></port></service>
</definitions>`;

function shape(pack: PackFiles, local = 'call', uri = 'urn:t') {
  const model = readSchemas(readDefinitions(pack).schemas, pack).element({ uri, local });
  return model && shapeOf(model.type);
}

describe('the shape of an element', () => {
  it('follows groups, references, extensions, restrictions, choices and simple contents', () => {
    const types = `<xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
      <xs:element name="call"><xs:complexType><xs:complexContent><xs:extension base="t:base"><xs:sequence>
        <xs:group ref="t:group"/>
        <xs:choice maxOccurs="unbounded"><xs:element name="either" type="t:code"/><xs:element ref="t:other"/></xs:choice>
        <xs:element name="money"><xs:complexType><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
        <xs:element name="free"><xs:complexType><xs:sequence><xs:any/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="untyped"/>
      </xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:element>
      <xs:element name="other" type="xs:boolean"/>
      <xs:group name="group"><xs:sequence><xs:element name="twice" type="xs:date"/><xs:element name="between" type="xs:int"/><xs:element name="twice" type="xs:date"/></xs:sequence></xs:group>
      <xs:complexType name="base"><xs:sequence><xs:element name="first" type="t:call-type" minOccurs="0"/></xs:sequence></xs:complexType>
      <xs:complexType name="call-type"><xs:sequence><xs:element name="again" type="t:call-type" minOccurs="0" maxOccurs="3"/></xs:sequence></xs:complexType>
      <xs:simpleType name="code"><xs:restriction base="t:number"/></xs:simpleType>
      <xs:simpleType name="number"><xs:restriction base="xs:int"/></xs:simpleType>
    </xs:schema>`;
    const found = shape(files({ 'a.wsdl': wsdl(types) })) as Record<string, unknown>;
    expect(Object.keys(found)).toEqual(['first', 'twice[]', 'between', 'either[]', 'other[]', 'money', 'free', 'untyped']);
    expect(found).toMatchObject({
      'twice[]': 'xs:date',
      'either[]': 'xs:int',
      'other[]': 'xs:boolean',
      money: 'xs:decimal',
      free: undefined,
    });
    const first = found['first'] as Record<string, unknown>;
    expect(first['again[]']).toBe(first);
  });

  it('follows imports over files and folders, a schema without a namespace being of whoever includes it', () => {
    const texts = {
      'a.wsdl': wsdl(
        '<xs:schema targetNamespace="urn:t"><xs:import namespace="urn:u" schemaLocation="x/u.xsd"/><xs:element name="call" type="u:thing"/></xs:schema>',
      ),
      'x/u.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:u"><xs:include schemaLocation="../y/none.xsd"/></xs:schema>',
      'y/none.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="thing"><xs:all><xs:element name="size" type="size"/></xs:all></xs:complexType><xs:simpleType name="size"><xs:restriction base="xs:short"/></xs:simpleType></xs:schema>',
    };
    expect(shape(files(texts))).toEqual({ size: 'xs:short' });
    const check = compileWsdlSchema(readDefinitions(files(texts)), [], files(texts));
    expect(check('<t:call xmlns:t="urn:t"><size>3</size></t:call>')).toEqual([]);
    expect(check('<t:call xmlns:t="urn:t"><size>big</size></t:call>')).toHaveLength(1);
  });

  it('is that of several schemas of one namespace, and of messages in an imported WSDL', () => {
    const types =
      '<xs:schema targetNamespace="urn:t"><xs:element name="call" type="t:thing"/></xs:schema>' +
      '<xs:schema targetNamespace="urn:t"><xs:complexType name="thing"><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence></xs:complexType></xs:schema>';
    const whole = wsdl(types);
    const texts = {
      'a.wsdl': whole.replace(/<types>[\s\S]*<\/message>/, '<import namespace="urn:w" location="b.wsdl"/>'),
      'b.wsdl': whole.replace(/<portType[\s\S]*<\/service>/, ''),
    };
    expect(shape(files(texts))).toEqual({ n: 'xs:int' });
    const check = compileWsdlSchema(readDefinitions(files(texts)), [], files(texts));
    expect(check('<t:call xmlns:t="urn:t"><n>x</n></t:call>')).toHaveLength(1);
  });
});

describe('what is published', () => {
  const at = 'https://hub.example/soap/p/c';

  it('leads callers to the hub, for the service and for all that is imported', () => {
    const pack = files('quotes.wsdl');
    const main = publishedFile(pack, 'quotes.wsdl', at) ?? '';
    expect(main).toContain(`<soap:address location="${at}"/>`);
    expect(main).toContain(`<xs:include schemaLocation="${at}?xsd=types%2Fquotes.xsd"/>`);
    expect(main).toContain('<http:address location="https://quotes.example/http"/>');
    expect(publishedFile(pack, 'types/quotes.xsd', at)).toContain(`schemaLocation="${at}?xsd=common%2Fdevices.xsd"`);
    expect(publishedFile(pack, 'common/devices.xsd', at)).toContain(`schemaLocation="${at}?xsd=types%2Fquotes.xsd"`);
    expect(publishedFile(pack, '../partner.yaml', at)).toBeUndefined();
  });

  it('keeps all else as it stands, addresses escaped', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!-- Zoé --><a><b/></a>';
    const pack = { name: 'a', texts: new Map([['a', text]]) };
    expect(publishedFile(pack, 'a', at)).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<!-- Zoé --><a><b/></a>');
    expect(publishedFile(files('repairs.wsdl'), 'repairs.wsdl', 'http://h/?a&"b')).toContain('location="http://h/?a&amp;&quot;b"');
  });
});

it('a WSDL with many operations is read in a moment', () => {
  const each = (make: (n: number) => string) => Array.from({ length: 80 }, (_, n) => make(n)).join('\n');
  const fields = Array.from({ length: 30 }, (_, n) => `<xs:element name="f${n}" type="xs:string" minOccurs="0"/>`).join('');
  const types = `<xs:schema targetNamespace="urn:t">${each((n) => `<xs:element name="call${n}"><xs:complexType><xs:sequence>${fields}</xs:sequence></xs:complexType></xs:element>`)}<xs:element name="call"/></xs:schema>`;
  const text = wsdl(types)
    .replace(
      '<portType name="P">',
      `${each((n) => `<message name="m${n}"><part name="p" element="t:call${n}"/></message>`)}<portType name="P">${each((n) => `<operation name="call${n}"><input message="w:m${n}"/></operation>`)}`,
    )
    .replace(
      'transport="http://schemas.xmlsoap.org/soap/http"/>',
      `$&${each((n) => `<operation name="call${n}"><soap:operation soapAction="a${n}"/><input><soap:body use="literal"/></input></operation>`)}`,
    );
  const started = performance.now();
  const pack = files({ 'a.wsdl': text });
  const definitions = readDefinitions(pack);
  expect(definitions.operations).toHaveLength(81);
  expect(Object.keys(shape(pack, 'call79') as object)).toHaveLength(30);
  compileWsdlSchema(definitions, [], pack);
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(parseXml(text).children.length).toBeGreaterThan(80);
});
