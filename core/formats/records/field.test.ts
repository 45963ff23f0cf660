import { describe, expect, it } from 'vitest';
import { compileDatePattern } from './dates.ts';
import { compileField } from './field.ts';
import type { FieldSource } from './layout-source.ts';
import { compilePattern } from './pattern.ts';

/** What a field reads and writes; a fault is its code. */
function both(source: Omit<FieldSource, 'name'>) {
  const field = compileField({ name: 'f', ...source }, {});
  if (typeof field === 'string') throw new Error(field);
  return {
    read: (text: string) => {
      const codes: string[] = [];
      const value = field.read(text, (code) => codes.push(code));
      return codes[0] ?? value;
    },
    write: (value: string | number | boolean) => {
      const codes: string[] = [];
      const text = field.write(value, (code) => codes.push(code));
      return codes[0] ?? text;
    },
  };
}

describe('decimals', () => {
  const german = both({ type: 'decimal', decimalMark: ',', thousands: '.' });
  const french = both({ type: 'decimal', decimalMark: ',', thousands: ' ', decimals: 2 });
  const implied = both({ type: 'decimal', implied: 2, sign: 'overpunch' });
  const trailing = both({ type: 'decimal', sign: 'trailing' });
  const bad = 'E_FIELD_TYPE';

  const reads: [string, unknown, unknown][] = [
    ['1.234.567,80', german.read('1.234.567,80'), '1234567.80'],
    ['without groups', german.read('1234,5'), '1234.5'],
    ['a wrong group', german.read('1.23,5'), bad],
    ['groups in decimals', german.read('1,234.5'), bad],
    ['no-break blanks', french.read('1\u00a0234\u202f567,5'), '1234567.5'],
    ['too many decimals', french.read('1,005'), bad],
    ['zeros too many', french.read('1,500'), '1.500'],
    ['no digit before the mark', french.read(',5'), '0.5'],
    ['no digit behind the mark', french.read('5,'), bad],
    ['nothing but a sign', french.read('-'), bad],
    ['blanks around', french.read(' 5 '), '5'],
    ['blanks only', french.read('  '), undefined],
    ['leading zeros', german.read('007,50'), '7.50'],
    ['minus zero', german.read('-0,00'), '0.00'],
    ['a sign behind', german.read('12,5-'), '-12.5'],
    ['two signs', german.read('-12,5-'), bad],
    ['an exponent', german.read('1e5'), bad],
    ['implied decimals', implied.read('000012345'), '123.45'],
    ['fewer digits than implied', implied.read('5'), '0.05'],
    ['overpunched', implied.read('12J'), '-1.21'],
    ['overpunched plus', implied.read('12{'), '1.20'],
    ['a letter that is no digit', implied.read('12Z'), bad],
    ['a mark where it is implied', implied.read('1.20'), bad],
    ['beyond what floating point holds', german.read('12345678901234567890,12'), '12345678901234567890.12'],
  ];
  for (const [name, actual, expected] of reads) it(`reads ${name}`, () => expect(actual).toBe(expected));

  it('writes decimal texts and numbers', () => {
    expect([
      german.write('-1234.5'),
      french.write(3),
      french.write('1.2'),
      implied.write('-1.21'),
      implied.write('0.05'),
      trailing.write('-7.5'),
    ]).toEqual(['-1234,5', '3,00', '1,20', '12J', 'E', '7.5-']);
    expect([french.write('1.005'), german.write('1,5'), german.write(1e21), german.write(true), implied.write('1.234')]).toEqual([
      bad,
      bad,
      bad,
      bad,
      bad,
    ]);
  });
});

describe('whole numbers', () => {
  const { read, write } = both({ type: 'integer', thousands: '.', decimalMark: ',' });
  it('are numbers', () => {
    expect([read('1.200'), read('007'), read('5-'), read('3,00'), read('  ')]).toEqual([1200, 7, -5, 3, undefined]);
    expect([read('3,5'), read('x'), read('9007199254740993')]).toEqual(['E_FIELD_TYPE', 'E_FIELD_TYPE', 'E_FIELD_TYPE']);
    expect([write(5), write('7'), write(1.5), write('x')]).toEqual(['5', '7', 'E_FIELD_TYPE', 'E_FIELD_TYPE']);
  });
});

describe('dates', () => {
  const cases: [string, string, string][] = [
    ['dd.MM.yyyy', '29.02.2024', '2024-02-29'],
    ['yyyyMMddHHmmss', '20250312091530', '2025-03-12T09:15:30'],
    ['dd/MM/yy HH:mm', '12/03/25 09:15', '2025-03-12T09:15:00'],
    ['yyMMdd', '990312', '1999-03-12'],
    ['HHmm', '0915', '09:15:00'],
    ['yyyy-MM-ddTHH:mm', '2025-03-12T09:15', '2025-03-12T09:15:00'],
  ];
  for (const [format, text, iso] of cases) {
    it(`${format}, there and back`, () => {
      const pattern = compileDatePattern(format);
      expect(pattern?.read(text)).toBe(iso);
      expect(pattern?.write(iso)).toBe(text);
    });
  }

  it('that are none', () => {
    const { read, write } = both({ type: 'date', format: 'yyyyMMdd' });
    expect([read('20250229'), read('2025031'), read('2025-03-12'), read('00000000'), read(' ')]).toEqual([
      'E_FIELD_TYPE',
      'E_FIELD_TYPE',
      'E_FIELD_TYPE',
      undefined,
      undefined,
    ]);
    expect([write('2025-02-29'), write('09:15:00'), write('today'), write(20250312)]).toEqual(Array(4).fill('E_FIELD_TYPE'));
    expect(both({ type: 'date', format: 'HHmm' }).read('2460')).toBe('E_FIELD_TYPE');
  });

  it('patterns that give neither a date nor a time', () => {
    for (const pattern of ['MM/dd', 'HH', 'dd.MM.yyyy HH', 'yyyyMMdd ss', 'dd MMM yyyy', 'ddMMyyyyyy', 'ss', ''])
      expect(compileDatePattern(pattern)).toBeUndefined();
  });
});

it('words for yes and no', () => {
  const { read, write } = both({ type: 'boolean', yes: ['J', 'ja'], no: ['N'] });
  expect([read('JA'), read('n'), read(' '), read('maybe'), write(true), write(false), write('J')]).toEqual([
    true,
    false,
    undefined,
    'E_FIELD_TYPE',
    'J',
    'N',
    'E_FIELD_TYPE',
  ]);
});

it('lengths are those of characters', () => {
  const { read, write } = both({ minLength: 2, maxLength: 3 });
  expect([read('😀😀😀'), read('a'), read('abcd'), write('abcd'), write('')]).toEqual([
    '😀😀😀',
    'E_FIELD_LENGTH',
    'E_FIELD_LENGTH',
    'E_FIELD_LENGTH',
    '',
  ]);
  expect(both({ minLength: 2 }).read('a')).toBe('E_FIELD_LENGTH');
});

describe('patterns', () => {
  it('match the whole text', () => {
    for (const pattern of ['RA-[0-9]{4}', '(RA|RB)-\\d+', 'a*b*c', '[(|]x', '\\(x\\)']) {
      const matches = compilePattern(pattern);
      expect(matches?.({ 'a*b*c': 'aabbc', '[(|]x': '|x', '\\(x\\)': '(x)' }[pattern] ?? 'RA-1234')).toBe(true);
      expect(matches?.('RA-1234 and more')).toBe(false);
    }
    for (const pattern of ['(?=x)', '(a)\\1', '[', '*']) expect(compilePattern(pattern)).toBeUndefined();
  });

  it('cannot be led astray', () => {
    const start = performance.now();
    expect(compilePattern('(a+)+')?.(`${'a'.repeat(5000)}b`)).toBe(false);
    expect(compilePattern('a*a*a*a*b')?.('a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
