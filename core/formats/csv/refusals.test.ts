import { describe, expect, it } from 'vitest';
import { faults, findings, open } from './csv.fixture.ts';

describe('what is refused', () => {
  it('quotes that do not fit', () => {
    expect(faults('a,b\n"1"x,2\n')).toEqual([
      'E_CSV_SYNTAX at line 2, /rows/0: The document is not CSV: something follows a closing quote.',
    ]);
    expect(faults('a,b\n1,2\n"1,2\n3,4\n')).toEqual([
      'E_CSV_SYNTAX at line 3: The document is not CSV: a quote is opened here and never closed.',
    ]);
  });

  it('documents beyond the limits', () => {
    expect(faults(`a${','.repeat(1000)}\n`)[0]).toContain('E_DOCUMENT_LIMIT at line 1');
    expect(faults(`"a"${',""'.repeat(1000)}\n`)[0]).toContain('E_DOCUMENT_LIMIT at line 1');
    expect(faults(`a\n${'x'.repeat(1024 * 1024 + 1)}\n`)[0]).toContain('E_DOCUMENT_LIMIT at line 2');
    expect(faults(`a\n${'1\n'.repeat(500_000)}`)[0]).toContain('500000 rows');
    expect(faults(new Uint8Array(25 * 1024 * 1024 + 1))[0]).toContain('E_DOCUMENT_LIMIT');
  });

  const contradictions: [Record<string, unknown>, string][] = [
    [{ message: 'group' }, 'format.groupBy names no field'],
    [{ groupBy: ['a'] }, 'format.groupBy is for message: group'],
    [{ message: 'group', groupBy: ['colour'], layout: 'returns.layout.yaml' }, 'format.groupBy names colour'],
    [{ message: 'row', layout: 'records.layout.yaml' }, 'format.message may be file or group'],
    [{ message: 'group', groupBy: ['a'], layout: 'records.layout.yaml' }, 'format.groupBy is for layouts without records'],
    [{ message: 'group', layout: 'flat.yaml' }, 'no record of the layout has message: true'],
    [{ header: true, layout: 'records.layout.yaml' }, 'format.header is for layouts without records'],
    [{ columns: ['a'], layout: 'returns.layout.yaml' }, 'format.columns is for files without a layout'],
    [{ delimiter: ';;' }, 'format.delimiter must be one character'],
    [{ quote: '""' }, 'format.quote must be one character'],
  ];
  const flat = 'records: [{ tag: A, as: a, fields: [{ name: x }] }]';
  for (const [settings, reason] of contradictions)
    it(`settings: ${reason}`, () => expect(findings(() => open(settings, { 'flat.yaml': flat }))[0]).toContain(reason));
});

describe('a layout that cannot be used is refused with file, line and reason', () => {
  const cases: [string, string[]][] = [
    ['fields:\n  - name: a\n    tpye: integer\n', ['line 3: fields.0.tpye is not known (did you mean "type"?)']],
    [
      'fields:\n  - type: text\n',
      ['line 2: fields.0 lacks name', 'line 2: fields.0.type must be one of "string", "integer", "decimal", "date", "boolean"'],
    ],
    [
      'fields:\n  - name: a\n  - name: b\n    type: date\n  - name: a\n',
      ['line 3: fields.1 is a date and needs its "format"', 'line 5: fields.2 has the name of another field'],
    ],
    ['fields:\n  - { name: a, pattern: "(?=x)" }\n', ['line 2: fields.0 has a "pattern" that is no regular expression']],
    ['fields:\n  - { name: a, type: date, format: dd.MM }\n', ['line 2: fields.0 has a "format" that gives neither']],
    ['decimalMark: ","\nfields:\n  - { name: a, type: decimal, thousands: "," }\n', ['line 3: fields.0 has the same decimal mark']],
    ['fields:\n  - { name: a, type: boolean, yes: [X], no: [x] }\n', ['line 2: fields.0 has the same word for yes and for no']],
    ['fields: [\n', ['line ']],
    ['{}', ['line 1: it must NOT have fewer than 1 properties']],
    ['decimalMark: ","\n', ['line 1: it needs either "fields" or "records"']],
    [
      'records:\n  - { tag: A, as: a, fields: [{ name: x, counts: [Z] }] }\n  - { tag: A, as: a, under: Q, message: true, fields: [{ name: x }] }\n',
      [
        'line 2: records.0.fields.0.counts names a tag that no record has',
        'line 3: records.1.under names no record that is described before this one',
        'line 3: records.1.tag is the tag of another record',
        'line 3: records.1.as is the name of something else beside it',
        'line 3: records.1.message is for records of the file itself that repeat',
      ],
    ],
  ];
  for (const [text, expected] of cases) {
    it(expected.join('; '), () => {
      const found = findings(() => open({ layout: 'bad.yaml' }, { 'bad.yaml': text }));
      expect(found).toHaveLength(expected.length);
      expected.forEach((reason, index) => {
        expect(found[index]).toContain(`E_CONFIG_FIELD: The layout bad.yaml, ${reason}`);
      });
    });
  }
});
