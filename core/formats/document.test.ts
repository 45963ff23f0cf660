import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json } from '../kernel/json.ts';
import { interchange, latin1, message, retannBody } from '../testing/edifact-builder.ts';
import { repositoryResources } from '../testing/format-resources.ts';
import { parseDocument, writeDocument } from './document.ts';

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
    ];
    for (const [text, format] of cases) expect(parseDocument(latin1(text), { resources })).toMatchObject({ format, findings: [] });
  });

  it('says of other formats that they are not read', () => {
    for (const text of ['ISA*00*', 'a;b;c', ''])
      expect(() => parseDocument(latin1(text), { resources })).toThrow(expect.objectContaining({ code: 'E_FORMAT_UNKNOWN' }));
    expect(() => parseDocument(latin1('{}'), { format: 'x12', resources })).toThrow(/x12 is not read yet/);
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
    expect(findings).toEqual([]);
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

it('JSON and XML are written as they were read', () => {
  expect(roundTrip(latin1('{"a":[1,2]}'))).toBe('{\n  "a": [\n    1,\n    2\n  ]\n}\n');
  expect(roundTrip(latin1('<s:a xmlns:s="urn:x"><s:b n="1">t</s:b></s:a>'))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<s:a xmlns:s="urn:x"><s:b n="1">t</s:b></s:a>',
  );
});
