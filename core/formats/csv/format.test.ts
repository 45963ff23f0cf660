import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { faults, findings, open, rows, written } from './csv.fixture.ts';

describe('rows and values', () => {
  const cases: [string, string, Json][] = [
    ['plain', 'a,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
    ['without a last line break', 'a,b\n1,2', [{ a: '1', b: '2' }]],
    [
      'CR alone',
      'a,b\r1,2\r3,4',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    ],
    ['quotes', 'a,b\n"x, ""y""","line\r\nbreak"\n', [{ a: 'x, "y"', b: 'line\r\nbreak' }]],
    ['a quote inside a value', 'a,b\n5" pipe,x"\n', [{ a: '5" pipe', b: 'x"' }]],
    ['empty values are none', 'a,b\n,"2"\n"",3\n', [{ b: '2' }, { b: '3' }]],
    ['empty rows', 'a,b\n\n \n,\n1,2\n\n', [{ a: '1', b: '2' }]],
    ['blanks belong to a value', 'a,b\n 1 ,2\n', [{ a: ' 1 ', b: '2' }]],
    ['a byte order mark', '\uFEFFa,b\n1,2\n', [{ a: '1', b: '2' }]],
    ['an end-of-file mark', 'a,b\n1,2\n\x1a', [{ a: '1', b: '2' }]],
    ['the spreadsheet line', 'sep=;\na;b\n1,0;2\n', [{ a: '1,0', b: '2' }]],
    ['columns without a name', 'a,,__proto__\n1,2,3\n', [{ a: '1', column2: '2', column3: '3' }]],
    ['a header only', 'a,b\n', []],
  ];
  for (const [name, text, expected] of cases) it(name, () => expect(rows(text)).toEqual(expected));

  it('finds the delimiter in the first row, outside of quotes', () => {
    for (const delimiter of [',', ';', '\t', '|'])
      expect(rows(`a${delimiter}"b,;,;,;"\n1${delimiter}2\n`)).toEqual([{ a: '1', 'b,;,;,;': '2' }]);
    expect(rows('a\n1\n')).toEqual([{ a: '1' }]);
  });

  it('takes the delimiter, quote, comments and lines to skip from the settings', () => {
    const text = "Export of today\n# by somebody\na^b\n# and more\n'x^y'^2\n";
    expect(rows(text, { delimiter: '^', quote: "'", comment: '#', skipLines: 1 })).toEqual([{ a: 'x^y', b: '2' }]);
    expect(rows('a\tb\n"1\t2"\n', { delimiter: 'tab', quote: '' })).toEqual([{ a: '"1', b: '2"' }]);
  });

  it('names columns without a header by the settings, or by number', () => {
    expect(rows('1,2\n', { header: false, columns: ['x', 'y'] })).toEqual([{ x: '1', y: '2' }]);
    expect(rows('1,2\n', { header: false })).toEqual([{ column1: '1', column2: '2' }]);
  });

  it('takes blanks away where asked', () => expect(rows('a, b\n 1 , 2\n', { trim: true })).toEqual([{ a: '1', b: '2' }]));
});

describe('character sets', () => {
  const texts: [string, Uint8Array, string][] = [
    ['windows-1252', Buffer.from('a\n\x80 \x9cuvre \xe9\n', 'latin1'), '€ œuvre é'],
    ['iso-8859-15', Buffer.from('a\n\xa4 \xbduvre \xe9\n', 'latin1'), '€ œuvre é'],
    ['iso-8859-1', Buffer.from('a\n\xa4 \xe9\n', 'latin1'), '¤ é'],
    ['utf-16le', Buffer.from('a\n€ œuvre é\n', 'utf16le'), '€ œuvre é'],
    ['utf-16be', Buffer.from('a\n€ œuvre é\n', 'utf16le').swap16(), '€ œuvre é'],
    ['us-ascii', Buffer.from('a\nx\n'), 'x'],
  ];
  for (const [charset, body, expected] of texts) {
    it(`${charset}, read and written`, () => {
      expect(rows(body, { charset })).toEqual([{ a: expected }]);
      expect(Buffer.from(open({ charset, lineBreaks: 'lf' }).encode({ rows: [{ a: expected }] }, testContext)).toString('hex')).toBe(
        Buffer.from(body).toString('hex'),
      );
    });
  }

  it('a byte order mark counts more', () =>
    expect(rows(Buffer.from('\uFEFFa\né\n', 'utf16le'), { charset: 'windows-1252' })).toEqual([{ a: 'é' }]));

  it('a mark is written where asked', () => expect(written({ rows: [{ a: '1' }] }, { bom: true })).toBe('\uFEFFa\r\n1\r\n'));

  it('bytes of another set are a fault with their line', () => {
    expect(faults(Buffer.from('a\nx\n\xe9\n', 'latin1'))).toEqual([
      'E_CHARSET at line 3: The document is not in the character set UTF-8 that it declares.',
    ]);
    expect(faults(Buffer.from('a\n\x81\n', 'latin1'), { charset: 'windows-1252' })[0]).toContain('E_CHARSET at line 2');
    expect(faults(Buffer.from('a\n\xe9', 'latin1'), { charset: 'us-ascii' })[0]).toContain('E_CHARSET at line 2');
    expect(faults(Buffer.from([97, 0, 10]), { charset: 'utf-16le' })[0]).toContain('E_CHARSET');
  });
});

describe('typed columns by a layout', () => {
  const settings = { layout: 'returns.layout.yaml' };
  const header = 'Retour;Menge;Betrag;Datum;Garantie;Grund;Telefon\n';

  it('gives typed values; amounts stay decimal texts', () => {
    expect(rows(`${header}RA-1;1.200;-1.234,50;12.03.2025;j;A;+33 6\nRA-2;;;;;;\n`, settings)).toEqual([
      { returnNumber: 'RA-1', quantity: 1200, amount: '-1234.50', date: '2025-03-12', warranty: true, reason: 'A', phone: '+33 6' },
      { returnNumber: 'RA-2' },
    ]);
  });

  it('finds columns by their header, in any order and case', () => {
    expect(rows('betrag;RETOUR\n1,5;RA-1\n', settings)).toEqual([{ amount: '1.5', returnNumber: 'RA-1' }]);
  });

  it('reports every fault of every row, with line, column and place in the tree', () => {
    expect(faults(`${header};x;1,234;31.02.2025;?;CC;\nRA-1;2\n`, settings)).toEqual([
      'E_FIELD_MISSING at line 2, /rows/0/returnNumber: The field Retour is required.',
      'E_FIELD_TYPE at line 2, /rows/0/quantity: The field Menge is not a whole number.',
      'E_FIELD_TYPE at line 2, /rows/0/amount: The field Betrag is not a number with the decimal mark "," and at most 2 decimals.',
      'E_FIELD_TYPE at line 2, /rows/0/date: The field Datum is not a date or time as dd.MM.yyyy.',
      'E_FIELD_TYPE at line 2, /rows/0/warranty: The field Garantie is not one of the words J, N.',
      'E_FIELD_LENGTH at line 2, /rows/0/reason: The length of the field Grund is 2; allowed: at most 1.',
      'E_ROW_CELLS at line 3, /rows/1: The number of values in the row is 2; expected: 7.',
    ]);
    expect(faults(`${header}RA-1;;;;;C;\nXX;;;;;;\n`, settings)).toEqual([
      'E_FIELD_CODE at line 2, /rows/0/reason: The field Grund has a value that is not in its list of codes.',
      'E_FIELD_PATTERN at line 3, /rows/1/returnNumber: The field Retour does not match the pattern RA-[0-9]+.',
    ]);
  });

  it('counts lines across line breaks in quotes', () => {
    expect(faults(`${header}RA-1;;;;;;"a\nb\r\nc"\nRA-2;x;;;;;\n`, settings)[0]).toContain('line 5');
  });

  it('refuses a header that is not the agreed one', () => {
    expect(faults('Menge;Farbe;Menge\n1;2;3\n', settings)).toEqual([
      'E_COLUMN_UNKNOWN at line 1: Column 2 has a header that is not agreed.',
      'E_COLUMN_REPEATED at line 1: Column 3 has the header of another column.',
      'E_COLUMN_MISSING at line 1: The column Retour is missing.',
    ]);
    expect(rows('Retour;Farbe\nRA-1;rot\n', { ...settings, extraColumns: 'ignore' })).toEqual([{ returnNumber: 'RA-1' }]);
  });

  it('rows may be shorter or have empty values too many, where that is agreed', () => {
    expect(rows('a,b\n1\n1,2,,\n', { rowLength: 'lenient' })).toEqual([{ a: '1' }, { a: '1', b: '2' }]);
    expect(faults('a,b\n1,2,3\n', { rowLength: 'lenient' })[0]).toContain('E_ROW_CELLS');
  });

  it('no more findings than help, and no faulty message without one', () => {
    const text = `${header}${'RA-1;x;x;x;x;x;x\n'.repeat(3000)}`;
    expect(faults(text, settings)).toHaveLength(1000);
    const { messages } = open({ ...settings, message: 'row' }).decode(Buffer.from(text));
    expect(messages).toHaveLength(3000);
    expect(messages.every((message) => message.errors.length > 0)).toBe(true);
  });
});

describe('messages', () => {
  const settings = { layout: 'returns.layout.yaml', message: 'group', groupBy: ['returnNumber'] };
  const text = 'Retour;Menge\nRA-1;1\nRA-2;x\nRA-1;3\n';

  it('one of each document number, faults with their own', () => {
    const { messages } = open(settings).decode(Buffer.from(text));
    expect(messages.map(({ reference, tree, errors }) => [reference, tree, errors.map(describeFinding)])).toEqual([
      [
        'RA-1',
        {
          rows: [
            { returnNumber: 'RA-1', quantity: 1 },
            { returnNumber: 'RA-1', quantity: 3 },
          ],
        },
        [],
      ],
      [
        'RA-2',
        { rows: [{ returnNumber: 'RA-2', quantity: 'x' }] },
        ['E_FIELD_TYPE at line 3, /rows/0/quantity, message 2: The field Menge is not a whole number.'],
      ],
    ]);
  });

  it('one of each row', () =>
    expect(
      open({ message: 'row' })
        .decode(Buffer.from('a\n1\n2\n'))
        .messages.map(({ tree }) => tree),
    ).toEqual([{ rows: [{ a: '1' }] }, { rows: [{ a: '2' }] }]));

  it('a file without rows is no message then', () =>
    expect(faults('a\n', { message: 'row' })).toEqual(['E_CSV_SYNTAX at line 1: The document is not CSV: it has no row.']));
});

describe('records of several kinds', () => {
  const text = 'H;me\nR;1\nL;111;2\nL;222;x\nR;2\nL;333;1\nT;3\n';
  const header = { sender: 'me' };

  it('as one tree', () => {
    const { messages } = open({ layout: 'records.layout.yaml' }).decode(Buffer.from(text.replace('x', '1')));
    expect(messages.map(({ tree }) => tree)).toEqual([
      {
        header,
        returns: [
          {
            number: '1',
            lines: [
              { gtin: '111', quantity: 2 },
              { gtin: '222', quantity: 1 },
            ],
          },
          { number: '2', lines: [{ gtin: '333', quantity: 1 }] },
        ],
        trailer: { lines: 3 },
      },
    ]);
  });

  it('as a message of each, with the records of the file', () => {
    const { messages, errors } = open({ layout: 'records.layout.yaml', message: 'group' }).decode(Buffer.from(text));
    expect(errors).toEqual([]);
    expect(messages[1]).toEqual({
      type: 'R',
      tree: { header, returns: [{ number: '2', lines: [{ gtin: '333', quantity: 1 }] }], trailer: { lines: 3 } },
      errors: [],
    });
    expect(messages[0]?.errors.map(describeFinding)).toEqual([
      'E_FIELD_TYPE at line 4, /returns/0/lines/1/quantity, message 1, L: The field quantity is not a whole number.',
    ]);
  });

  const cases: [string, string, string[]][] = [
    [
      'a wrong count',
      'H;me\nR;1\nT;7\n',
      ['E_RECORD_COUNT at line 3, /trailer/lines, T: The field lines announces another number of records than the 0 that were received.'],
    ],
    [
      'an unknown tag',
      'H;me\nX;1\nT;0\n',
      ['E_RECORD_UNKNOWN at line 2, the document itself: The record begins with a tag that is not agreed; agreed: H, R, L, T.'],
    ],
    [
      'a record without the one it is under',
      'H;me\nL;1;1\nT;0\n',
      ['E_RECORD_ORDER at line 2, the document itself, L: The record L is not allowed at this place.'],
    ],
    [
      'what comes behind the trailer',
      'H;me\nT;0\nR;1\n',
      ['E_RECORD_ORDER at line 3, /returns/0, R: The record R is not allowed at this place.'],
    ],
    ['a record that comes twice', 'H;me\nH;you\nT;0\n', ['E_RECORD_REPEATS at line 2, /header, H: The record H may come only once here.']],
    ['a record that is missing', 'H;me\n', ['E_RECORD_MISSING at line 1, the document itself: The record T is missing.']],
  ];
  for (const [name, document, expected] of cases)
    it(`reports ${name}`, () => expect(faults(document, { layout: 'records.layout.yaml' })).toEqual(expected));

  it('written with counts', () => {
    expect(
      written(
        { header, returns: [{ number: '1', lines: [{ quantity: 2 }] }], trailer: {} },
        { layout: 'records.layout.yaml', delimiter: ';' },
      ),
    ).toBe('H;me\r\nR;1\r\nL;;2\r\nT;1\r\n');
    expect(findings(() => written({ returns: [{ lines: {}, x: 1 }], trailer: 1 }, { layout: 'records.layout.yaml' }))).toEqual([
      'E_RECORD_MISSING at the document itself: The record H is missing.',
      'E_FIELD_MISSING at /returns/0/number: The field number is required.',
      'E_SCHEMA at /returns/0/x: The value is not known here.',
      'E_SCHEMA at /trailer: The value must be an object.',
    ]);
  });
});
