import { csvFormat } from '../../formats/csv/format.ts';
import { fixedFormat } from '../../formats/fixed/format.ts';
import { jsonFormat } from '../../formats/json/format.ts';
import { xmlFormat } from '../../formats/xml/format.ts';
import type { Json } from '../../kernel/json.ts';
import type { FormatCodec } from '../../spi/format.ts';
import { repositoryResources } from '../format-resources.ts';
import type { FuzzSubject } from './subject.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

/** Texts, numbers, dates, yes and no. */
const columns = `
decimalMark: ","
fields:
  - { name: Retour, as: number, required: true }
  - { name: Menge, as: quantity, type: integer }
  - { name: Betrag, as: amount, type: decimal, decimals: 2 }
  - { name: Datum, as: date, type: date, format: dd.MM.yyyy }
  - { name: Garantie, as: warranty, type: boolean, yes: [J], no: [N] }
  - { name: Text, as: note }
`;
const csvPieces = ['"', '""', ';', ',', '\t', '|', '\n', '\r', '\r\n', '#', '=1+1', '@x', "'", 'RA-1;4\n', '"\n"', ';;;;;;'];

function csv(name: string, settings: Record<string, unknown>, documents: readonly string[]): FuzzSubject {
  const codec = csvFormat.open({ formulas: 'allow', ...settings }, repositoryResources({ 'columns.yaml': columns }));
  return {
    ...subject(name, codec, documents, csvPieces, '\n'),
    body: numbersOf,
    // A header alone says no column to write, and a table has no row without one.
    unwritable: ['E_SCHEMA'],
  };
}

const records = `
length: 30
tag: { at: 1, length: 2 }
records:
  - { tag: "01", as: header, required: true, fields: [{ name: sender, length: 13 }, { name: date, length: 8, type: date, format: yyyyMMdd }] }
  - tag: "02"
    as: returns
    repeats: true
    fields: [{ name: number, length: 8, required: true }, { name: amount, length: 7, type: decimal, implied: 2 }]
  - { tag: "03", as: lines, under: "02", repeats: true, fields: [{ name: gtin, length: 14, pad: "0", align: right }, { name: quantity, length: 3, type: integer }] }
  - { tag: "99", as: trailer, required: true, fields: [{ name: records, length: 6, type: integer, required: true, counts: ["01", "02", "03", "99"] }] }
`;
const file = ['01ACME         20250312', '02RA-1    -001250', '0300000000123456 12', '02RA-2', '99000005']
  .map((row) => `${row.padEnd(30)}\r\n`)
  .join('');

const fixedPieces = ['\r\n', '\n', ' ', '0', '01', '02', '03', '99', '-', '\t'];

const returnXsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="return"><xs:complexType><xs:sequence>
  <xs:element name="item" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="quantity" type="xs:int"/><xs:element name="note" type="xs:string" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element></xs:sequence><xs:attribute name="id"/></xs:complexType></xs:element></xs:schema>`;
const xmlDocuments = [
  '<return id="RA-2041">\n<item><quantity>4</quantity></item><item><quantity>-1</quantity><note>caf\u00e9 &amp; &#8364;</note></item></return>',
  '<?xml version="1.0" encoding="UTF-8"?><!-- c --><return><item><quantity>1</quantity><note><![CDATA[<b>]]></note></item></return>',
];
const xmlPieces = [
  '<',
  '>',
  '&',
  '"',
  '<a>',
  '</a>',
  '<a/>',
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '&x;',
  '&#0;',
  '&#xD800;',
  '&#128169;',
].concat([
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<?pi ?>',
  ' xmlns:a="urn:a"',
  ' xmlns="urn:b"',
  ' id="1"',
  '<item><quantity>1</quantity></item>',
]);

const jsonDocuments = [
  '{"returnNumber":"RA-2041","items":[{"gtin":"09501101530003","quantity":4,"note":"\u00e9\\n\\u20ac"}],"paid":12.50}',
  '[1,null,true,"x",-0.5e-3,{"a":{"b":[[]]}}]',
];
const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  '\\ud800',
  '\\u0000',
  'null',
  'true',
  '1e999',
  '-0',
  '{"a":',
  '"__proto__":{},',
].concat(['"a":1,"a":2,', '\n', '\t']);

/** A tree with its decimal numbers as numbers: `-12.5` is written as `-12.50` where the layout has two decimals. */
function numbersOf(tree: Json): Json {
  return JSON.parse(JSON.stringify(tree), (_key, value: Json) =>
    typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value,
  ) as Json;
}

function subject(
  name: string,
  codec: FormatCodec,
  documents: readonly string[],
  pieces: readonly string[],
  separator: string,
): FuzzSubject {
  return { name, codec, documents: documents.map(bytes), pieces, separator, body: (tree) => tree, withoutPlace: ['E_DOCUMENT_LIMIT'] };
}

/** CSV without and with a layout, fixed width, XML without and with a schema, JSON. */
export function textSubjects(): readonly FuzzSubject[] {
  const resources = repositoryResources({ 'records.yaml': records, 'return.xsd': returnXsd });
  return [
    csv('csv', { comment: '#' }, ['number;quantity;note\r\n# comment\r\nRA-2041;4;"x ""y""\nz"\r\nRA-2042;;\u00e9\r\n', '\uFEFFa,b\n1,2']),
    csv('csv with a layout', { layout: 'columns.yaml', delimiter: ';' }, [
      'Retour;Menge;Betrag;Datum;Garantie;Text\r\nRA-1;4;-1234,50;29.02.2024;J;"caf\u00e9; \u20ac"\r\nRA-2;;;;;\r\n',
    ]),
    {
      ...subject('fixed', fixedFormat.open({ layout: 'records.yaml' }, resources), [file], fixedPieces, '\r\n'),
      unwritable: ['E_FIELD_CHARACTER'],
    },
    subject('xml', xmlFormat.open({}, resources), xmlDocuments, xmlPieces, '>'),
    subject('xml with a schema', xmlFormat.open({ schema: 'return.xsd', lists: ['item'] }, resources), xmlDocuments, xmlPieces, '>'),
    // Minus zero is written as zero.
    {
      ...subject('json', jsonFormat.open({}, resources), jsonDocuments, jsonPieces, ','),
      body: (tree) => JSON.parse(JSON.stringify(tree)) as Json,
    },
  ];
}
