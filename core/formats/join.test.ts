import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { FormatCodec, FormatDefinition } from '../spi/format.ts';
import { interchange, latin1, message, retannBody } from '../testing/edifact-builder.ts';
import { testContext } from '../testing/format.conformance.ts';
import { repositoryResources } from '../testing/format-resources.ts';
import { csvFormat } from './csv/format.ts';
import { edifactFormat } from './edifact/format.ts';
import { fixedFormat } from './fixed/format.ts';
import { jsonFormat } from './json/format.ts';
import { x12Format } from './x12/format.ts';
import { group, returnBody, transaction, interchange as x12Interchange } from './x12/x12.fixture.ts';
import { xmlFormat } from './xml/format.ts';

const files = {
  'rows.yaml': 'fields:\n  - { name: number, required: true }\n  - { name: quantity, type: integer }\n',
  'fixed.yaml': 'fields:\n  - { name: number, length: 8, required: true }\n',
  'records.yaml': 'records:\n  - { tag: H, as: header, fields: [{ name: sender }] }\n',
};

function open(definition: FormatDefinition, settings: Readonly<Record<string, unknown>> = {}): FormatCodec {
  return definition.open(settings, repositoryResources(files));
}

/** What stands in one document that was written from these trees. */
function together(codec: FormatCodec, trees: readonly Json[]) {
  const body = codec.encode(codec.join?.(trees) ?? null, testContext);
  const document = codec.decode(body);
  expect(document.errors).toEqual([]);
  for (const one of document.messages) expect([...one.errors, ...codec.validate(one)]).toEqual([]);
  return { text: Buffer.from(body).toString('latin1'), messages: document.messages };
}

/** The tree of a message as a mapping gives it, with or without a reference of its own. */
function treeOf(codec: FormatCodec, body: Uint8Array, header: string, reference?: JsonObject): JsonObject {
  const tree = codec.decode(body).messages[0]?.tree;
  if (!isJsonObject(tree)) throw new Error('no tree');
  const { UNB: _unb, ISA: _isa, GS: _gs, [header]: _header, ...rest } = tree;
  return reference === undefined ? rest : { ...rest, [header]: reference };
}

describe('several messages in one EDIFACT interchange', () => {
  const codec = open(edifactFormat, { guide: ['d01b/RETANN'] });
  const retann = (reference?: string) =>
    treeOf(codec, latin1(interchange([message(retannBody)])), 'UNH', reference === undefined ? undefined : { E0062: reference });

  it('are numbered from 1', () => {
    const { text, messages } = together(codec, [retann(), retann(), retann()]);
    expect(messages.map(({ reference }) => reference)).toEqual(['1', '2', '3']);
    expect(text).toMatch(/UNZ\+3\+77'/);
  });

  it('keep the references that their mapping gave, where these differ', () => {
    expect(together(codec, [retann('A'), retann('B')]).messages.map(({ reference }) => reference)).toEqual(['A', 'B']);
  });

  it.each([
    ['two of the mapping', ['ME1', 'ME1', 'ME2']],
    ['one of the mapping and one of the writer', ['2', undefined, 'X']],
  ])('are all numbered where references would be alike: %s', (_, given) => {
    const { messages } = together(
      codec,
      given.map((reference) => retann(reference)),
    );
    expect(messages.map(({ reference }) => reference)).toEqual(['1', '2', '3']);
  });

  it('may come several from one mapping', () => {
    expect(together(codec, [[retann(), retann()], retann()]).messages).toHaveLength(3);
  });
});

describe('several transaction sets in one X12 interchange', () => {
  const codec = open(x12Format, { guide: ['004010/180', '005010/856'] });
  const returned = treeOf(codec, latin1(x12Interchange([group([transaction(returnBody)])])), 'ST');

  it('share a group, and are numbered from 0001', () => {
    const { text, messages } = together(codec, [returned, { ...returned, ST: { ST01: '180', ST02: '0001' } }]);
    expect(messages.map(({ reference }) => reference)).toEqual(['0001', '0002']);
    expect(text.match(/GS\*/g)).toHaveLength(1);
  });
});

describe('several documents in one', () => {
  it('are a list in JSON, also when it is one', () => {
    expect(together(open(jsonFormat), [{ n: 1 }, [2]]).messages[0]?.tree).toEqual([{ n: 1 }, [2]]);
    expect(together(open(jsonFormat), [{ n: 1 }]).messages[0]?.tree).toEqual([{ n: 1 }]);
  });

  it.each([
    ['csv', open(csvFormat)],
    ['csv with a layout', open(csvFormat, { layout: 'rows.yaml' })],
    ['fixed', open(fixedFormat, { layout: 'fixed.yaml' })],
  ])('are one after the other in a file of rows: %s', (_, codec) => {
    const rows = (...numbers: string[]): Json => ({ rows: numbers.map((number) => ({ number })) });
    const { messages } = together(codec, [rows('RA-1'), rows('RA-2', 'RA-3')]);
    const read = messages.flatMap(({ tree }) => (isJsonObject(tree) ? (tree['rows'] as readonly JsonObject[]) : []));
    expect(read.map(({ number }) => number)).toEqual(['RA-1', 'RA-2', 'RA-3']);
  });

  it('are refused as the one is that has no rows', () => {
    const codec = open(csvFormat);
    expect(() => codec.encode(codec.join?.([{ rows: [] }, { lines: [] }]) ?? null, testContext)).toThrow(/list "rows"/);
  });

  it('cannot be where a document has one root, or a head and a foot of its own', () => {
    expect(open(xmlFormat).join).toBeUndefined();
    expect(open(csvFormat, { layout: 'records.yaml' }).join).toBeUndefined();
  });
});
