import { describe, expect, it } from 'vitest';
import { describeFinding, HubError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { fixedFormat } from './format.ts';

const records = `
length: 30
tag: { at: 1, length: 2 }
records:
  - tag: "01"
    as: header
    required: true
    fields: [{ name: sender, length: 13 }, { name: date, length: 8, type: date, format: yyyyMMdd }]
  - tag: "02"
    as: returns
    repeats: true
    message: true
    fields:
      - { name: number, length: 8, required: true }
      - { name: amount, length: 7, type: decimal, implied: 2 }
      - { name: net, at: 20, length: 5, type: decimal, implied: 2, sign: overpunch }
  - { tag: "03", as: lines, under: "02", repeats: true, fields: [{ name: gtin, length: 14, pad: "0", align: right }, { name: quantity, length: 3, type: integer }] }
  - { tag: "99", as: trailer, required: true, fields: [{ name: records, length: 6, type: integer, counts: ["01", "02", "03", "99"] }] }
`;
const rows = 'fields: [{ name: a, length: 4 }, { name: b, at: 6, length: 3, type: integer, align: right, pad: " " }]';
const files = { 'records.yaml': records, 'rows.yaml': rows };
const open = (settings: Record<string, unknown> = {}, own: Record<string, string> = {}) =>
  fixedFormat.open({ layout: 'records.yaml', ...settings }, repositoryResources({ ...files, ...own }));
const text = [
  '01ACME         20250312       ',
  '02RA-1    -001250  0032J      ',
  '0300000000123456 12           ',
  '02RA-2                        ',
  '99000005                      ',
  '',
].join('\r\n');
const tree = {
  header: { sender: 'ACME', date: '2025-03-12' },
  returns: [{ number: 'RA-1', amount: '-12.50', net: '-3.21', lines: [{ gtin: '123456', quantity: 12 }] }, { number: 'RA-2' }],
  trailer: { records: 5 },
};

function findings(run: () => unknown): string[] {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof HubError) return (thrown.findings.length > 0 ? thrown.findings : [thrown.toFinding()]).map(describeFinding);
  }
  return [];
}
const faults = (document: string, settings?: Record<string, unknown>) => {
  const { errors, messages } = open(settings).decode(Buffer.from(document));
  return [...errors, ...messages.flatMap((message) => message.errors)].map(describeFinding);
};

describe('records', () => {
  const normal = text.replace(' 12   ', '012   ');

  it('are read by place and type', () => {
    const { errors, messages } = open().decode(Buffer.from(text));
    expect([errors, messages]).toEqual([[], [{ type: '', tree, errors: [] }]]);
  });

  it('are written as they were', () => {
    expect(Buffer.from(open().encode(tree, testContext)).toString()).toBe(normal);
    expect(Buffer.from(open({ lineBreaks: 'none' }).encode(tree, testContext)).toString()).toBe(normal.replaceAll('\r\n', ''));
  });

  it('without line breaks', () => {
    expect(open({ lineBreaks: 'none' }).decode(Buffer.from(text.replaceAll('\r\n', ''))).messages[0]?.tree).toEqual(tree);
    expect(open({ lineBreaks: 'lf' }).decode(Buffer.from(text.replaceAll('\r\n', '\r'))).messages[0]?.tree).toEqual(tree);
  });

  it('as messages', () => {
    const { messages } = open({ message: 'group' }).decode(Buffer.from(text));
    expect(messages.map(({ type, tree: own }) => [type, own])).toEqual(
      tree.returns.map((one) => ['02', { header: tree.header, returns: [one], trailer: tree.trailer }]),
    );
  });

  it('that are all alike', () => {
    const settings = { layout: 'rows.yaml', message: 'row' };
    expect(
      open(settings)
        .decode(Buffer.from('abcd   1\nx    -12\n'))
        .messages.map((message) => message.tree),
    ).toEqual([{ rows: [{ a: 'abcd', b: 1 }] }, { rows: [{ a: 'x', b: -12 }] }]);
  });
});

describe('faults', () => {
  it('have line, place, record and field', () => {
    expect(faults(text.replace('-001250', 'x001250').replace('20250312', '20251332').replace('99000005', '99000004'))).toEqual([
      'E_FIELD_TYPE at line 1, column 16, /header/date, 01: The field date is not a date or time as yyyyMMdd.',
      'E_FIELD_TYPE at line 2, column 11, /returns/0/amount, 02: The field amount is not a number of digits, the last 2 decimals.',
      'E_RECORD_COUNT at line 5, column 3, /trailer/records, 99: The field records announces another number of records than the 5 that were received.',
    ]);
  });

  it('lengths, exact or lenient', () => {
    const short = text.replaceAll(/ +\r/g, '\r');
    expect(faults(short)[0]).toBe('E_RECORD_LENGTH at line 1, /header, 01: The length of the record is 23; expected: 30.');
    expect(faults(short, { recordLength: 'lenient' })).toEqual([]);
    expect(faults(text.replaceAll('\r', '   \r'), { recordLength: 'lenient' })).toEqual([]);
    expect(faults(text.replace('\r', 'x\r'), { recordLength: 'lenient' })[0]).toContain('record is 31');
  });

  it('nothing, and too much', () => {
    expect(faults('')).toEqual(['E_RECORD_MISSING at line 1: The record of any kind is missing.']);
    expect(faults('x'.repeat(1024 * 1024 + 1))[0]).toContain('E_DOCUMENT_LIMIT at line 1');
    expect(faults('99\n'.repeat(500_001))[0]).toContain('E_DOCUMENT_LIMIT at line 500001');
  });

  it('of writing, all at once', () => {
    const bad: Json = {
      header: { sender: 'x'.repeat(14), date: 'today' },
      returns: [{ number: 'a\nb', amount: '123456.78' }, { number: '€' }],
      trailer: {},
    };
    expect(findings(() => open({ charset: 'iso-8859-1' }).encode(bad, testContext))).toEqual([
      'E_FIELD_TYPE at /header/date: The field date is not a date or time as 2025-03-12, 2025-03-12T09:15:00 or 09:15:00.',
      'E_FIELD_LENGTH at /header/sender: The length of the field sender is 14; allowed: at most 13.',
      'E_FIELD_CHARACTER at /returns/0/number: The field number has the character U+000A, which cannot be written in iso-8859-1.',
      'E_FIELD_LENGTH at /returns/0/amount: The length of the field amount is 8; allowed: at most 7.',
      'E_FIELD_CHARACTER at /returns/1/number: The field number has the character U+20AC, which cannot be written in iso-8859-1.',
    ]);
  });

  const layouts: [string, Record<string, unknown>, string][] = [
    ['fields: [{ name: a }]', {}, 'fields.0 lacks length'],
    ['length: 5\nfields: [{ name: a, length: 6 }]', {}, 'fields.0 ends behind the 5 characters of a record'],
    ['fields: [{ name: a, at: 1, length: 6 }, { name: b, at: 3, length: 1 }]', {}, 'fields.1 begins before the end of the field before it'],
    [
      'tag: { at: 1, length: 2 }\nrecords: [{ tag: A, as: a, fields: [{ name: x, length: 1 }] }]',
      {},
      'records.0.tag must have 2 characters',
    ],
    ['fields: [{ name: a, length: 6 }]', { lineBreaks: 'none' }, 'format.lineBreaks is none, but the layout gives no "length"'],
  ];
  for (const [layout, settings, reason] of layouts) {
    it(`of layouts: ${reason}`, () => {
      expect(findings(() => open({ layout: 'bad.yaml', ...settings }, { 'bad.yaml': layout }))[0]).toContain(reason);
    });
  }
});
