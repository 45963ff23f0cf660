import fc from 'fast-check';
import { isJsonObject, type Json } from '../kernel/json.ts';
import { interchange, latin1, message, retannBody } from '../testing/edifact-builder.ts';
import { formatConformance } from '../testing/format.conformance.ts';
import { repositoryResources } from '../testing/format-resources.ts';
import { csvFormat } from './csv/format.ts';
import { edifactFormat } from './edifact/format.ts';
import { fixedFormat } from './fixed/format.ts';
import { jsonFormat } from './json/format.ts';
import { x12Format } from './x12/format.ts';
import { group, returnBody, shipNotice, transaction, interchange as x12Interchange } from './x12/x12.fixture.ts';
import { xmlFormat } from './xml/format.ts';

const nested = (open: string, close: string, depth: number) => Buffer.from(open.repeat(depth) + close.repeat(depth));

formatConformance('json', {
  definition: jsonFormat,
  settings: {},
  resources: repositoryResources(),
  documents: [
    Buffer.from('{"returnNumber":"RA-2041","items":[{"gtin":"09501101530003","quantity":4,"note":"é\\n"}]}'),
    Buffer.from('\uFEFF [1, null, true, "x"] '),
  ],
  refused: new Map([
    ['a document that is too deep', { document: nested('[', ']', 101), code: 'E_DOCUMENT_LIMIT' }],
    ['a depth that would break a recursive reader', { document: Buffer.from('['.repeat(3_000_000)), code: 'E_DOCUMENT_LIMIT' }],
    ['bytes that are not UTF-8', { document: Buffer.from('"\xe9"', 'latin1'), code: 'E_CHARSET' }],
  ]),
  trees: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
  written: ({ tree }) => tree,
});

const xmlText = fc.string({ unit: fc.constantFrom('a', 'Z', '0', ' ', '&', '<', '>', '"', "'", 'é', '\n', '\t', '\r', '€', ']') });
const xmlName = fc.constantFrom('returnNumber', 'item', 'gtin', 'note', 'ns', 'été');
const xmlElement = fc.letrec<{ element: Json }>((tie) => ({
  element: fc.oneof(
    { depthSize: 'small' },
    xmlText,
    fc.dictionary(xmlName, fc.oneof(tie('element'), fc.array(tie('element'), { minLength: 2, maxLength: 3 })), { minKeys: 1, maxKeys: 3 }),
    fc.record({ '@id': xmlText, '#text': xmlText.filter((text) => text !== '') }),
  ),
})).element;

formatConformance('xml', {
  definition: xmlFormat,
  settings: {},
  resources: repositoryResources(),
  documents: [
    Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?><return id="RA-2041"><item>a</item><item>b &amp; c</item><!-- x --><note><![CDATA[<b>]]></note></return>',
    ),
    latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\xe9</a>'),
  ],
  refused: new Map([
    ['a DOCTYPE', { document: Buffer.from('<!-- c --><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), code: 'E_XML_DOCTYPE' }],
    ['an entity of its own', { document: Buffer.from('<a>&x;</a>'), code: 'E_XML_SYNTAX' }],
    ['a document that is too deep', { document: nested('<a>', '</a>', 101), code: 'E_DOCUMENT_LIMIT' }],
    ['more nodes than are read', { document: Buffer.from(`<a>${'<b/>'.repeat(1_000_001)}</a>`), code: 'E_DOCUMENT_LIMIT' }],
    ['bytes that are not of the declared encoding', { document: latin1('<a>caf\xe9</a>'), code: 'E_CHARSET' }],
  ]),
  trees: xmlElement.map((value) => ({ root: value })),
  written: ({ tree }) => tree,
});

const returnXsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="return"><xs:complexType><xs:sequence>
  <xs:element name="item" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="quantity" type="xs:int"/><xs:element name="note" type="xs:string" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element></xs:sequence><xs:attribute name="id"/></xs:complexType></xs:element></xs:schema>`;
const returnItem = fc.record({ quantity: fc.integer({ min: -999, max: 999 }).map(String), note: xmlText }, { requiredKeys: ['quantity'] });

formatConformance('xml with an XML Schema', {
  definition: xmlFormat,
  settings: { schema: 'return.xsd', lists: ['item'] },
  resources: repositoryResources({ 'return.xsd': returnXsd }),
  documents: [
    Buffer.from('<return id="RA-2041">\n<item><quantity>4</quantity></item><item><quantity>-1</quantity><note>é</note></item></return>'),
  ],
  refused: new Map([['a document of another shape', { document: Buffer.from('<return><item/></return>'), code: 'E_XML_SCHEMA' }]]),
  trees: fc.array(returnItem, { minLength: 1, maxLength: 4 }).map((item): Json => ({ return: { item } })),
  written: ({ tree }) => tree,
});

// What makes CSV hard, and letters; what begins a formula is left out, because it is written with an apostrophe before it.
const cellText = fc
  .string({
    unit: fc.constantFrom('A', 'b', '7', ' ', '"', ',', ';', '\n', '\r', '\t', 'é', '€', '#', '=', "'"),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => !/^[=\t\r\n]/.test(text) && text.trim() !== '');
const money = fc
  .tuple(fc.bigInt({ min: -99_999n, max: 9_999_999n }), fc.integer({ min: 0, max: 99 }))
  .map(([units, cents]) => `${units}.${String(cents).padStart(2, '0')}`);
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const returnRow = fc.record(
  { number: cellText, quantity: fc.integer({ min: -999, max: 99_999 }), amount: money, date: day, warranty: fc.boolean(), note: cellText },
  { requiredKeys: ['number'] },
);
const csvLayout = `
decimalMark: ","
fields:
  - { name: Retour, as: number, required: true }
  - { name: Menge, as: quantity, type: integer }
  - { name: Betrag, as: amount, type: decimal, decimals: 2 }
  - { name: Datum, as: date, type: date, format: dd.MM.yyyy }
  - { name: Garantie, as: warranty, type: boolean, yes: [J], no: [N] }
  - { name: Text, as: note }
`;
const csvRecords = `
records:
  - { tag: H, as: header, required: true, fields: [{ name: sender }] }
  - { tag: R, as: returns, repeats: true, message: true, fields: [{ name: number, required: true }] }
  - { tag: L, as: lines, under: R, repeats: true, fields: [{ name: gtin, required: true }, { name: quantity, type: integer }] }
  - { tag: T, as: trailer, fields: [{ name: lines, type: integer, counts: [L] }] }
`;
const tooManyRows = { document: Buffer.from(`a\n${'1\n'.repeat(500_001)}`), code: 'E_DOCUMENT_LIMIT' };

formatConformance('csv', {
  definition: csvFormat,
  settings: { comment: '#' },
  resources: repositoryResources(),
  documents: [
    Buffer.from('number;quantity;note\r\n# comment\r\nRA-2041;4;"x ""y""\nz"\r\n;;\r\nRA-2042;;é\r\n'),
    Buffer.from('\uFEFFa,b\n1,2', 'utf8'),
    Buffer.from('\uFEFFa\tb\r1\t€', 'utf16le'),
  ],
  refused: new Map([
    ['more rows than are read', tooManyRows],
    ['more columns than are read', { document: Buffer.from(`a${',b'.repeat(1000)}`), code: 'E_DOCUMENT_LIMIT' }],
    ['a quote that is never closed', { document: Buffer.from('a\n"1\n'), code: 'E_CSV_SYNTAX' }],
    ['bytes that are not UTF-8', { document: latin1('a\n\xe9'), code: 'E_CHARSET' }],
  ]),
  trees: fc.array(fc.record({ a: cellText, b: cellText, c: cellText }), { minLength: 1, maxLength: 5 }).map((rows): Json => ({ rows })),
  written: ({ tree }) => tree,
});

formatConformance('csv with a layout', {
  definition: csvFormat,
  settings: { layout: 'returns.yaml', delimiter: ';', charset: 'windows-1252' },
  resources: repositoryResources({ 'returns.yaml': csvLayout }),
  documents: [latin1('Retour;Menge;Betrag;Datum;Garantie;Text\r\nRA-1;4;-1234,50;29.02.2024;J;"caf\xe9; \x80"\r\nRA-2;;;;;\r\n')],
  refused: new Map([['a column that is missing', { document: Buffer.from('Menge\n1\n'), code: 'E_COLUMN_MISSING' }]]),
  trees: fc.array(returnRow, { minLength: 1, maxLength: 5 }).map((rows): Json => ({ rows })),
  written: ({ tree }) => tree,
});

formatConformance('csv with records', {
  definition: csvFormat,
  settings: { layout: 'records.yaml', message: 'group' },
  resources: repositoryResources({ 'records.yaml': csvRecords }),
  documents: [Buffer.from('H;me\nR;1\nL;111;2\nL;222;\nR;2\nT;2\n')],
  refused: new Map([
    ['a wrong count', { document: Buffer.from('H;me\nR;1\nT;2\n'), code: 'E_RECORD_COUNT' }],
    ['an unknown record', { document: Buffer.from('H;me\nX;1\nR;1\n'), code: 'E_RECORD_UNKNOWN' }],
  ]),
  trees: fc
    .record({
      sender: cellText,
      number: cellText,
      lines: fc.array(fc.record({ gtin: cellText, quantity: fc.nat(999) }), { minLength: 1, maxLength: 4 }),
    })
    .map(({ sender, number, lines }): Json => ({ header: { sender }, returns: [{ number, lines }], trailer: { lines: lines.length } })),
  written: ({ tree }) => tree,
});

const fixedLayout = `
length: 40
tag: { at: 1, length: 1 }
records:
  - { tag: H, as: header, required: true, fields: [{ name: sender, length: 13 }, { name: date, length: 8, type: date, format: yyyyMMdd }] }
  - tag: R
    as: returns
    repeats: true
    message: true
    fields: [{ name: number, length: 8, required: true }, { name: amount, length: 12, type: decimal, implied: 2 }, { name: net, length: 12, type: decimal, implied: 2, sign: overpunch }]
  - { tag: T, as: trailer, fields: [{ name: records, length: 6, type: integer, counts: [H, R, T] }] }
`;
const fixedText = (max: number) =>
  fc
    .string({ unit: fc.constantFrom('A', 'b', '7', ' ', '"', 'é', '-', '0'), minLength: 1, maxLength: max })
    .map((text) => text.trimEnd())
    .filter((text) => text !== '');

formatConformance('fixed', {
  definition: fixedFormat,
  settings: { layout: 'returns.yaml', message: 'group', charset: 'iso-8859-15' },
  resources: repositoryResources({ 'returns.yaml': fixedLayout }),
  documents: [
    latin1(
      ['HACME         20250312', 'RRA-1    00000012345000000000012J', 'RRA-2', 'T000004'].map((line) => `${line.padEnd(40)}\r\n`).join(''),
    ),
  ],
  refused: new Map([
    ['a record that is too short', { document: Buffer.from('HACME\n'), code: 'E_RECORD_LENGTH' }],
    [
      'a wrong count',
      { document: Buffer.from(`${'H'.padEnd(40)}\n${'R1'.padEnd(40)}\n${'T000004'.padEnd(40)}\n`), code: 'E_RECORD_COUNT' },
    ],
  ]),
  trees: fc
    .record({
      sender: fixedText(13),
      date: day,
      one: fc.record({ number: fixedText(8), amount: money, net: money }, { requiredKeys: ['number'] }),
    })
    .map(({ sender, date, one }): Json => ({ header: { sender, date }, returns: [one], trailer: { records: 3 } })),
  written: ({ tree }) => tree,
});

// Letters, service characters that must be released, and letters of ISO 8859-1.
const ediText = (max: number) =>
  fc.string({ unit: fc.constantFrom('A', 'b', '7', ' ', "'", '+', ':', '?', '*', 'é', 'ß', '.', ','), minLength: 1, maxLength: max });
const retann = fc
  .record({
    BGM: fc.record({ C002: fc.constant({ E1001: '70E', E3055: '9' }), C106: fc.record({ E1004: ediText(35) }), E1225: fc.constant('9') }),
    DTM: fc.array(fc.record({ C507: fc.record({ E2005: fc.constant('137'), E2380: ediText(35), E2379: fc.constant('102') }) }), {
      minLength: 1,
      maxLength: 9,
    }),
    FTX: fc.array(
      fc.record({ E4451: fc.constant('AAI'), C108: fc.record({ E4440: fc.array(ediText(512), { minLength: 1, maxLength: 5 }) }) }),
      { minLength: 1, maxLength: 2 },
    ),
    SG11: fc.array(
      fc.record({
        LIN: fc.record({
          E1082: fc.integer({ min: 1, max: 999_999 }).map(String),
          C212: fc.record({ E7140: ediText(35), E7143: fc.constant('SRV') }),
        }),
        SG13: fc.array(
          fc.record({
            QTY: fc.record({ C186: fc.record({ E6063: fc.constant('61'), E6060: ediText(35) }) }),
            CDI: fc.constant([{ E7001: '1', C564: { E7007: '4' } }]),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    UNS: fc.constant({ E0081: 'S' }),
    CNT: fc.array(fc.record({ C270: fc.record({ E6069: fc.constant('2'), E6066: fc.integer({ min: -999, max: 999 }).map(String) }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map((tree): Json => tree);

formatConformance('edifact', {
  definition: edifactFormat,
  settings: { guide: ['d01b/RETANN', 'd01b/RETINS'] },
  resources: repositoryResources(),
  documents: [
    latin1(interchange([message(retannBody)], { una: "UNA:+.? '", between: '\r\n' })),
    latin1(
      interchange([
        message(retannBody),
        message([...retannBody.slice(0, 2), "FTX+AAI+++Br?+ch ?: d?'accord?? \xe9t\xe9", ...retannBody.slice(2)], undefined, '2'),
      ]),
    ),
    Buffer.from(interchange([message(retannBody)], { syntax: 'UNOW:4', una: "UNA:+.?*'" })),
  ],
  refused: new Map([
    ['what is no EDIFACT', { document: latin1('ISA*00*'), code: 'E_EDI_NOT_EDIFACT' }],
    ['a truncated interchange', { document: latin1(interchange([message(retannBody)]).slice(0, -9)), code: 'E_EDI_SERVICE_MISSING' }],
    [
      'bare messages',
      {
        document: latin1(
          message(retannBody)
            .map((segment) => `${segment}'`)
            .join(''),
        ),
        code: 'E_EDI_SERVICE_MISSING',
      },
    ],
    [
      'bytes that are not of the declared character set',
      { document: latin1(interchange([message(retannBody)], { syntax: 'UNOW:4' }).replace('RA-2041', '\xe9')), code: 'E_CHARSET' },
    ],
  ]),
  trees: retann,
  written: ({ tree }) => {
    if (!isJsonObject(tree)) return tree;
    const { UNB, UNH, ...rest } = tree;
    return rest;
  },
});

// Letters, the usual delimiters, for which others must be found, and letters of ISO 8859-1.
const x12Text = (min: number, max: number) =>
  fc
    .string({ unit: fc.constantFrom('A', 'b', '7', ' ', '~', '*', ':', '^', "'", '|', '>', 'é', '.', '-'), minLength: min, maxLength: max })
    .filter((text) => text.trim() !== '');
const x12Number = fc.integer({ min: -999, max: 999_999 }).map(String);
const authorisation = fc
  .record({
    BGN: fc.record({ BGN01: fc.constant('00'), BGN02: x12Text(1, 30), BGN03: fc.constant('20250312') }),
    N9: fc.array(fc.record({ N901: fc.constant('IA'), N902: x12Text(1, 30) }), { minLength: 1, maxLength: 10 }),
    N1Loop: fc.array(
      fc.record({
        N1: fc.record({ N101: fc.constant('BY'), N102: x12Text(1, 60) }),
        N3: fc.array(fc.record({ N301: x12Text(1, 55) }), { minLength: 1, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    BLILoop: fc.array(
      fc.record({
        BLI: fc.record({ BLI01: fc.constant('UP'), BLI02: x12Text(1, 48), BLI03: x12Number, BLI04: fc.constant('EA') }),
        MEA: fc.array(fc.record({ MEA03: x12Number, MEA04: fc.record({ MEA04_1: x12Text(2, 2), MEA04_2: x12Number }) }), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map((tree): Json => tree);

formatConformance('x12', {
  definition: x12Format,
  settings: { guide: ['004010/180', '005010/856'] },
  resources: repositoryResources(),
  documents: [
    latin1(x12Interchange([group([transaction(returnBody)])], { between: '\r\n' })),
    latin1(shipNotice()),
    latin1(x12Interchange([], { loose: ['TA1*000000009*250312*1015*A*000'] })),
  ],
  refused: new Map([
    ['what is no X12', { document: latin1("UNB+UNOC:3'"), code: 'E_EDI_NOT_X12' }],
    ['an ISA without delimiters', { document: latin1('ISA*00*'), code: 'E_EDI_ISA' }],
    ['a truncated interchange', { document: latin1(shipNotice().slice(0, -9)), code: 'E_EDI_SERVICE_MISSING' }],
  ]),
  trees: authorisation,
  written: ({ tree }) => {
    if (!isJsonObject(tree)) return tree;
    const { ISA, GS, ST, ...rest } = tree;
    return rest;
  },
});
