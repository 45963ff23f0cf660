import { describe, expect, it } from 'vitest';
import { findings, rows, written } from './csv.fixture.ts';

describe('writing', () => {
  it('quotes what needs it', () => {
    expect(
      written({
        rows: [
          { a: 'x,y', b: 'q"q', c: 'l\nl' },
          { a: ' x', b: 1, d: true },
        ],
      }),
    ).toBe('a,b,c,d\r\n"x,y","q""q","l\nl",\r\n" x",1,,true\r\n');
    expect(written({ rows: [{ a: 'x', b: null }] }, { quoting: 'all', lineBreaks: 'lf' })).toBe('"a","b"\n"x",\n');
    expect(written({ rows: [{ a: '#x', b: '#y' }] }, { comment: '#', header: false })).toBe('"#x",#y\r\n');
  });

  it('keeps the order of columns', () => {
    expect(written({ rows: [{ b: '2', a: '1' }] }, { columns: ['a', 'b', 'c'] })).toBe('a,b,c\r\n1,2,\r\n');
    expect(
      written({ rows: [{ amount: '-1234.5', returnNumber: 'RA-1', warranty: false }] }, { layout: 'returns.layout.yaml', delimiter: ';' }),
    ).toBe('Retour;Menge;Betrag;Datum;Garantie;Grund;Telefon\r\nRA-1;;-1234,50;;N;;\r\n');
  });

  it('no value is run as a formula; numbers stay numbers', () => {
    const values = ['=1+1', '+1', '-2,5', '@SUM(A1)', '\tx', '＝1', '-1 & "x"', 'x=1'];
    expect(written({ rows: values.map((a) => ({ a })) }, { lineBreaks: 'lf' })).toBe(
      'a\n\'=1+1\n+1\n"-2,5"\n\'@SUM(A1)\n"\'\tx"\n\'＝1\n"\'-1 & ""x"""\nx=1\n',
    );
    expect(written({ rows: [{ a: -5 }] })).toBe('a\r\n-5\r\n');
    expect(written({ rows: [{ a: '=1' }] }, { formulas: 'allow' })).toBe('a\r\n=1\r\n');
    expect(written({ rows: [{ returnNumber: 'RA-1', phone: '+33 6' }] }, { layout: 'returns.layout.yaml' })).toContain(',+33 6');
  });

  it('a row of nothing is not an empty line, which is no row', () => {
    const text = written({ rows: [{ a: 'x' }, {}, { a: 'y' }] });
    expect(text).toBe('a\r\nx\r\n""\r\ny\r\n');
    expect(rows(text)).toEqual([{ a: 'x' }, {}, { a: 'y' }]);
  });

  it('everything that cannot be written is reported at once', () => {
    const tree = {
      rows: [{ returnNumber: 'RA-1', quantity: 1.5, amount: '1.234', warranty: 'yes', date: '2025', phone: '€', more: 1 }, 3],
    };
    expect(findings(() => written(tree, { layout: 'returns.layout.yaml', charset: 'iso-8859-1' }))).toEqual([
      'E_SCHEMA at /rows/1: The value must be an object.',
      'E_SCHEMA at /rows/0/more: The value is not known here.',
      'E_FIELD_TYPE at /rows/0/quantity: The field Menge is not a whole number.',
      'E_FIELD_TYPE at /rows/0/amount: The field Betrag is not a number as text with a point and at most 2 decimals.',
      'E_FIELD_TYPE at /rows/0/date: The field Datum is not a date or time as 2025-03-12, 2025-03-12T09:15:00 or 09:15:00.',
      'E_FIELD_TYPE at /rows/0/warranty: The field Garantie is not true or false.',
      'E_FIELD_MISSING at /rows/1/returnNumber: The field Retour is required.',
      'E_FIELD_CHARACTER at /rows/0/phone: The field Telefon has the character U+20AC, which cannot be written in iso-8859-1.',
    ]);
    expect(findings(() => written([1]))).toEqual(['E_SCHEMA at the document itself: The value must be an object with a list "rows".']);
    expect(findings(() => written({ rows: [] }))).toEqual([
      'E_SCHEMA at /rows: The value needs a row that has a value, for no column is known.',
    ]);
    expect(findings(() => written({ rows: [{ a: 'x,y' }] }, { quote: '' }))[0]).toContain('E_FIELD_CHARACTER');
  });
});
