import { describe, expect, it } from 'vitest';
import { describeFinding, HubError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { xmlFormat } from './format.ts';

const xs = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const schema = (include: string) => `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema ${xs} targetNamespace="urn:r" xmlns="urn:r" elementFormDefault="qualified">
  ${include}
  <xs:element name="return"><xs:complexType><xs:sequence>
    <xs:element name="number" type="Number"/>
    <xs:element name="status" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
      <xs:enumeration value="open"/><xs:enumeration value="closed"/>
    </xs:restriction></xs:simpleType></xs:element>
    <xs:element name="item" type="Item" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
const files = {
  'return.xsd': schema('<xs:include schemaLocation="types/number.xsd"/><xs:include schemaLocation="types/item.xsd"/>'),
  'types/number.xsd': `<xs:schema ${xs} targetNamespace="urn:r"><xs:simpleType name="Number"><xs:restriction base="xs:string"><xs:pattern value="RA-[0-9]+"/></xs:restriction></xs:simpleType></xs:schema>`,
  'types/item.xsd': `<xs:schema ${xs} targetNamespace="urn:r" xmlns="urn:r" elementFormDefault="qualified"><xs:include schemaLocation="../quantity.xsd"/><xs:complexType name="Item"><xs:sequence><xs:element name="quantity" type="Quantity"/></xs:sequence><xs:attribute name="gtin" use="required"/></xs:complexType></xs:schema>`,
  'quantity.xsd': `<xs:schema ${xs} targetNamespace="urn:r"><xs:simpleType name="Quantity"><xs:restriction base="xs:int"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:schema>`,
  'net.xsd': schema('<xs:include schemaLocation="https://partner.example/xsd/types.xsd"/>'),
  'types.xsd': `<xs:schema ${xs} targetNamespace="urn:r"><xs:simpleType name="Number"><xs:restriction base="xs:string"/></xs:simpleType><xs:complexType name="Item"/></xs:schema>`,
  'lost.xsd': schema('<xs:include schemaLocation="https://partner.example/xsd/lost-types.xsd"/>'),
  'outside.xsd': schema('<xs:include schemaLocation="../../secret/types.xsd"/>'),
  'imports.xsd': `<xs:schema ${xs}><xs:import namespace="urn:none" schemaLocation="none.xsd"/><xs:element name="a"/></xs:schema>`,
  'broken.xsd': `<xs:schema ${xs}>\n<xs:element name="a" type="xs:nothing"/>\n</xs:schema>`,
  'half.xsd': '<xs:schema',
};
const open = (name = 'return.xsd') => xmlFormat.open({ schema: name }, repositoryResources(files));
const good =
  '<return xmlns="urn:r">\n<number>RA-1</number>\n<status>open</status>\n<item gtin="1"><quantity>2</quantity></item>\n</return>';

function faults(text: string | Uint8Array): string[] {
  const { messages, errors } = open().decode(typeof text === 'string' ? Buffer.from(text) : text);
  return [...errors, ...messages.flatMap((message) => message.errors)].map(describeFinding);
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof HubError) return `${thrown.code} ${thrown.message}`;
  }
  return 'nothing was refused';
}

describe('with an XML Schema', () => {
  it('a good document passes, in any encoding', () => {
    expect(faults(good)).toEqual([]);
    const declared = `<?xml version="1.0"\n encoding="ISO-8859-1"?>\n<!-- caf\xe9 -->${good.replace('"1"', '"\xe9"')}`;
    expect(faults(Buffer.from(declared, 'latin1'))).toEqual([]);
    expect(faults(Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${good}`, 'utf16le'))).toEqual([]);
  });

  it('every fault is reported with its line, and no value of the document', () => {
    const bad = good
      .replace('RA-1', "Jane's number is 'x' is 3")
      .replace('open', 'Doe')
      .replace('gtin="1"', 'gtn="1"')
      .replace('>2<', '>0<');
    expect(faults(`<?xml version="1.0"?>\n${bad.replace('</return>', '<more/>\n</return>')}`)).toEqual([
      "E_XML_SCHEMA at line 3: The document does not follow its schema: at the element number, the value is not accepted by the pattern 'RA-[0-9]+'.",
      "E_XML_SCHEMA at line 4: The document does not follow its schema: at the element status, the value is not an element of the set {'open', 'closed'}.",
      "E_XML_SCHEMA at line 5: The document does not follow its schema: in the attribute gtn of the element item, the attribute 'gtn' is not allowed.",
      "E_XML_SCHEMA at line 5: The document does not follow its schema: at the element item, the attribute 'gtin' is required but missing.",
      "E_XML_SCHEMA at line 5: The document does not follow its schema: at the element quantity, the value is less than the minimum value allowed ('1').",
      'E_XML_SCHEMA at line 6: The document does not follow its schema: at the element more, this element is not expected. Expected is ( item ).',
    ]);
  });

  it('what it says does not change from document to document, and findings are bounded', () => {
    const codec = open();
    const many = good.replace(/<item.*<\/item>/, '<item gtin="1"><quantity>x</quantity></item>'.repeat(20_000));
    const start = performance.now();
    expect(codec.decode(Buffer.from(many)).messages[0]?.errors).toHaveLength(100);
    expect(performance.now() - start).toBeLessThan(8000);
    expect(codec.decode(Buffer.from(good)).messages[0]?.errors).toEqual([]);
  });

  it('the document cannot name schemas of its own', () => {
    const hints = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:other https://evil.example/x.xsd"';
    expect(faults(good.replace('xmlns="urn:r"', `xmlns="urn:r" ${hints}`))).toEqual([]);
    expect(faults('<other/>')[0]).toContain('no matching global declaration');
  });

  it('DOCTYPE and bad XML are refused before', () => {
    expect(faults(`<!DOCTYPE return SYSTEM "x">${good}`)[0]).toContain('E_XML_DOCTYPE');
    expect(faults('<return>')[0]).toContain('E_XML_SYNTAX');
  });

  it('what breaks it is not written', () => {
    const tree = (number: string): Json => ({ return: { '@xmlns': 'urn:r', number, item: { '@gtin': '1', quantity: 1 } } });
    expect(Buffer.from(open().encode(tree('RA-1'), testContext)).toString()).toContain('<number>RA-1</number>');
    expect(refusal(() => open().encode(tree('7'), testContext))).toContain('E_NOT_WRITABLE');
  });
});

describe('the files of a schema', () => {
  it('an address on the net is looked up among the files of the partner', () => {
    expect(open('net.xsd').decode(Buffer.from('<return xmlns="urn:r"><number>7</number><item/></return>')).messages[0]?.errors).toEqual([]);
  });

  const cases: [string, string][] = [
    ['lost.xsd', 'E_CONFIG_REFERENCE The schema lost.xsd names a file that the partner lacks: lost-types.xsd does not exist.'],
    ['outside.xsd', 'E_CONFIG_REFERENCE The schema outside.xsd names a file that the partner lacks: '],
    ['imports.xsd', 'E_CONFIG_REFERENCE The schema imports.xsd names a file that the partner lacks: none.xsd does not exist.'],
    ['broken.xsd', 'E_CONFIG_FIELD The schema broken.xsd is not an XML Schema (XSD 1.0): broken.xsd, line 2: '],
    ['half.xsd', 'E_CONFIG_FIELD The schema half.xsd is not an XML Schema (XSD 1.0): half.xsd, line 1: '],
    ['no.xsd', 'E_CONFIG_REFERENCE The file no.xsd does not exist.'],
  ];
  for (const [name, expected] of cases)
    it(`${name} is refused when the channel is opened`, () => expect(refusal(() => open(name))).toContain(expected));
});
