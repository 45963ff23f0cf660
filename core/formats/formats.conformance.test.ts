import fc from 'fast-check';
import { isJsonObject, type Json } from '../kernel/json.ts';
import { interchange, latin1, message, retannBody } from '../testing/edifact-builder.ts';
import { formatConformance } from '../testing/format.conformance.ts';
import { repositoryResources } from '../testing/format-resources.ts';
import { edifactFormat } from './edifact/format.ts';
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
