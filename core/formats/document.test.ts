import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json } from '../kernel/json.ts';
import { interchange, latin1, message, retannBody } from '../testing/edifact-builder.ts';
import { repositoryResources } from '../testing/format-resources.ts';
import { parseDocument, writeDocument } from './document.ts';
import { shipNotice } from './x12/x12.fixture.ts';

const resources = repositoryResources();

function roundTrip(bytes: Uint8Array, edit: (json: string) => string = (json) => json): string {
  const { format, tree } = parseDocument(bytes, { resources });
  return Buffer.from(writeDocument(JSON.parse(edit(JSON.stringify(tree))) as Json, { format, resources })).toString('latin1');
}

describe('parsing a document outside of a channel', () => {
  it('finds the format out', () => {
    const cases: [string, string][] = [
      [interchange([message(retannBody)]), 'edifact'],
      [`ï»¿ UNA:+.? '${interchange([message(retannBody)])}`, 'edifact'],
      ['<?xml version="1.0"?><a/>', 'xml'],
      [' {"a":1}', 'json'],
      ['[1]', 'json'],
      [shipNotice(), 'x12'],
    ];
    for (const [text, format] of cases) expect(parseDocument(latin1(text), { resources })).toMatchObject({ format, findings: [] });
  });

  it('says of other formats that they are not read', () => {
    for (const text of ['a;b;c', ''])
      expect(() => parseDocument(latin1(text), { resources })).toThrow(expect.objectContaining({ code: 'E_FORMAT_UNKNOWN' }));
    expect(() => parseDocument(latin1('{}'), { format: 'idoc', resources })).toThrow(/idoc is not read yet/);
  });

  it('gives what is wrong, and no tree where there is none', () => {
    expect(parseDocument(latin1('{"a":}'), { resources })).toMatchObject({
      tree: undefined,
      findings: [{ code: 'E_JSON_SYNTAX', at: { line: 1, column: 6 } }],
    });
    expect(parseDocument(latin1('{}'), { format: 'edifact', resources })).toMatchObject({
      tree: undefined,
      findings: [{ code: 'E_EDI_NOT_EDIFACT' }],
    });
  });
});

describe('EDIFACT as a tree', () => {
  const bare = message(retannBody)
    .map((segment) => `${segment}'\r\n`)
    .join('');

  it('holds all that was sent, and each message by its guide', () => {
    const { tree, findings } = parseDocument(latin1(interchange([message(retannBody), message(['BGM+220+1'], 'ORDERS:D:93A:UN', '2')])), {
      resources,
    });
    expect(findings).toMatchObject([{ code: 'E_EDI_NO_GUIDE', at: { message: 2, segment: 1, tag: 'UNH', element: 2 } }]);
    expect(tree).toMatchObject({
      bom: false,
      interchanges: [
        {
          encoding: 'latin1',
          separators: { element: '+', component: ':', decimal: '.', release: '?', terminator: "'" },
          header: { tag: 'UNB' },
          content: [
            {
              kind: 'message',
              guide: 'eancom-d01b/RETANN',
              tree: { BGM: { C106: { E1004: 'RA-2041' } } },
              segments: [{ tag: 'UNH' }, { tag: 'BGM', elements: [['70E', '', '9'], ['RA-2041'], ['9']] }, ...Array(13).fill({})],
            },
            { kind: 'message', segments: [{}, {}, {}] },
          ],
          trailer: { tag: 'UNZ', elements: [['2'], ['42']] },
        },
      ],
    });
  });

  it('reads bare messages without complaint, and writes them as they were', () => {
    expect(parseDocument(latin1(bare), { resources }).findings).toEqual([]);
    expect(roundTrip(latin1(bare))).toBe(bare);
  });

  it('reads by the guide that is asked for', () => {
    const { findings } = parseDocument(latin1(bare), { guide: 'd01b/RETINS', resources });
    expect(findings).toMatchObject([{ code: 'E_EDI_MESSAGE_UNKNOWN' }]);
    expect(() => parseDocument(latin1(bare), { guide: 'd01b/NOSUCH', resources })).toThrow(
      expect.objectContaining({ code: 'E_CONFIG_REFERENCE' }),
    );
  });

  it('writes what was edited', () => {
    expect(roundTrip(latin1(bare), (json) => json.replaceAll('RA-2041', "L'AMI"))).toBe(bare.replace('RA-2041', "L?'AMI"));
  });

  it('writes a message from its tree where the segments are left out', () => {
    const text = interchange([message(retannBody)]);
    const { tree } = parseDocument(latin1(text), { resources });
    const stripped = JSON.parse(JSON.stringify(tree), (_key, value: Json) => {
      if (!isJsonObject(value) || value['kind'] !== 'message') return value;
      const { segments, ...rest } = value;
      return rest;
    }) as Json;
    expect(Buffer.from(writeDocument(stripped, { format: 'edifact', resources })).toString()).toBe(text);
  });

  it('refuses a tree of another shape with its path', () => {
    const cases: [string, string][] = [
      ['[]', ''],
      ['{"interchanges":[{"encoding":"utf-8"}]}', '/interchanges/0/separators'],
      ['{"interchanges":[{"encoding":"klingon"}]}', '/interchanges/0/encoding'],
    ];
    for (const [json, path] of cases) {
      expect(() => writeDocument(JSON.parse(json) as Json, { format: 'edifact', resources })).toThrow(
        expect.objectContaining({ code: 'E_EDI_TREE', at: { path } }),
      );
    }
    expect(() =>
      roundTrip(latin1(bare), (json) => json.replaceAll('"encoding":"utf-8"', '"encoding":"ascii"').replaceAll('RA-2041', 'é')),
    ).toThrow(/ascii does not have/);
  });
});

describe('X12 as a tree', () => {
  const text = shipNotice();

  it('holds all that was sent, and each transaction set by its guide', () => {
    const { tree, findings } = parseDocument(latin1(text), { resources });
    expect(findings).toEqual([]);
    expect(tree).toMatchObject({
      encoding: 'ascii',
      interchanges: [
        {
          delimiters: { element: '*', component: ':', repetition: '^', terminator: '~' },
          header: { tag: 'ISA' },
          content: [{ kind: 'group', content: [{ kind: 'transaction', guide: '005010/856', tree: { HLLoop: [{ HLLoop: [{}, {}] }] } }] }],
        },
      ],
    });
    expect(roundTrip(latin1(text))).toBe(text);
  });

  it('says of a transaction set that no guide is known for it', () => {
    const other = text.replace('ST*856', 'ST*999').replace('*005010~', '*004030~');
    expect(parseDocument(latin1(other), { resources }).findings).toMatchObject([
      { code: 'E_EDI_NO_GUIDE', at: { message: 1, segment: 1, tag: 'ST', element: 1 } },
    ]);
  });

  it('writes what was edited, and a transaction set from its tree', () => {
    expect(roundTrip(latin1(text), (json) => json.replaceAll('PO-8', 'PO-9'))).toBe(text.replace('PO-8', 'PO-9'));
    const stripped = (json: string) =>
      JSON.stringify(JSON.parse(json), (_key, value: Json) =>
        isJsonObject(value) && value['kind'] === 'transaction'
          ? { kind: 'transaction', guide: value['guide'], tree: value['tree'] }
          : value,
      );
    expect(roundTrip(latin1(text), (json) => stripped(json))).toBe(text);
    expect(() => roundTrip(latin1(text), (json) => stripped(json).replaceAll('PO-8', 'P*8'))).toThrow(
      expect.objectContaining({ code: 'E_NOT_WRITABLE' }),
    );
  });

  it('keeps binary data, and wants its length to be right', () => {
    const carrying = text.replace('CTT*6~SE*16', 'CTT*6~BIN*5*a~*\r\n~SE*17');
    expect(roundTrip(latin1(carrying))).toBe(carrying);
    expect(() => roundTrip(latin1(carrying), (json) => json.replace('"a~*\\r\\n"', '"a~*"'))).toThrow(
      expect.objectContaining({ code: 'E_EDI_TREE' }),
    );
  });

  it('is read by the guide that is asked for, in any release', () => {
    const other = text.replace('*005010~', '*004030~');
    expect(parseDocument(latin1(other), { resources }).tree).not.toMatchObject({
      interchanges: [{ content: [{ content: [{ guide: '005010/856' }] }] }],
    });
    expect(parseDocument(latin1(other), { guide: '004010/856', resources })).toMatchObject({ findings: [] });
    expect(parseDocument(latin1(other), { guide: '004010/850', resources })).toMatchObject({
      findings: [{ code: 'E_EDI_MESSAGE_UNKNOWN' }],
    });
  });

  it('refuses a tree of another shape with its path', () => {
    const cases: [string, string][] = [
      ['"kind":"group"', '/interchanges/0/content/0/kind'],
      ['"kind":"transaction"', '/interchanges/0/content/0/content/0/kind'],
      ['"element":"*"', '/interchanges/0/delimiters/element'],
      ['"encoding":"ascii"', '/encoding'],
    ];
    for (const [piece, path] of cases)
      expect(() => roundTrip(latin1(text), (json) => json.replace(piece, piece.replace(/:".*"/, ':"xyz"')))).toThrow(
        expect.objectContaining({ code: 'E_EDI_TREE', at: { path } }),
      );
    expect(() => roundTrip(latin1(text), (json) => json.replace('"PO-8"', '"P~8"'))).toThrow(/delimiter/);
    expect(() => roundTrip(latin1(text), (json) => json.replace('"PO-8"', '"é"'))).toThrow(/ascii does not have/);
  });
});

it('JSON and XML are written as they were read', () => {
  expect(roundTrip(latin1('{"a":[1,2]}'))).toBe('{\n  "a": [\n    1,\n    2\n  ]\n}\n');
  expect(roundTrip(latin1('<s:a xmlns:s="urn:x"><s:b n="1">t</s:b></s:a>'))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<s:a xmlns:s="urn:x"><s:b n="1">t</s:b></s:a>',
  );
});

it('CSV and fixed width are read and written by settings, and by a layout beside them', () => {
  const layout = 'fields: [{ name: a, length: 3 }, { name: b, length: 4, type: integer }]';
  const given = { settings: { layout: 'l.yaml' }, resources: repositoryResources({ 'l.yaml': layout }), format: 'fixed' };
  const fixed = parseDocument(latin1('x  0007\r\ny  zz  \r\n'), given);
  expect(fixed).toMatchObject({
    tree: {
      rows: [
        { a: 'x', b: 7 },
        { a: 'y', b: 'zz' },
      ],
    },
    findings: [{ code: 'E_FIELD_TYPE', at: { line: 2 } }],
  });
  expect(Buffer.from(writeDocument({ rows: [{ a: 'x', b: 7 }] }, given)).toString()).toBe('x  0007\r\n');
  expect(parseDocument(latin1('a;b\n1;2\n3;4\n'), { format: 'csv', settings: { message: 'row' }, resources }).tree).toEqual([
    { rows: [{ a: '1', b: '2' }] },
    { rows: [{ a: '3', b: '4' }] },
  ]);
  expect(() => parseDocument(latin1('a'), { format: 'fixed', resources })).toThrow(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
});
