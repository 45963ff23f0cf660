import type { Json } from '../../kernel/json.ts';
import { compileDatePattern } from './dates.ts';
import type { Fail } from './faults.ts';
import type { FieldSource, LayoutSource } from './layout-source.ts';
import { type NumberNotation, numberReader, writeNumber } from './numbers.ts';
import { compilePattern } from './pattern.ts';

/** A field, ready to read and write its values. */
export interface Field {
  /** As the partner calls it, and as findings do. */
  readonly name: string;
  /** Its name in the tree. */
  readonly key: string;
  readonly required: boolean;
  /** Numbers are aligned right and padded with zeros where nothing else is said. */
  readonly isNumber: boolean;
  /** Is the text of the file the value? Then {@link read} need not be called. */
  readonly isPlain: boolean;
  /** May a text that begins like a formula be written as it is? */
  readonly formulas: boolean | undefined;
  /** Tags of the records that its value is the number of. */
  readonly counts: readonly string[] | undefined;
  /** A text that is not empty to its value; undefined stands for an empty one. What is faulty is reported and stays text. */
  readonly read: (text: string, fail: Fail) => Json | undefined;
  /** A value to its text; what is faulty is reported and gives an empty text. */
  readonly write: (value: Json, fail: Fail) => string;
}

type Conversion = Pick<Field, 'read' | 'write'> & { readonly isPlain?: boolean };

/** Compiles a field.
 *  @returns a sentence instead where the description contradicts itself */
export function compileField(source: FieldSource, layout: LayoutSource): Field | string {
  const conversion = conversionOf(source, layout);
  if (typeof conversion === 'string') return conversion;
  const checks = checksOf(source);
  if (typeof checks === 'string') return checks;
  const { read, write } = conversion;
  return {
    name: source.name,
    key: source.as ?? source.name,
    required: source.required ?? false,
    isNumber: source.type === 'integer' || source.type === 'decimal',
    isPlain: conversion.isPlain === true && checks.length === 0,
    formulas: source.formulas === undefined ? undefined : source.formulas === 'allow',
    counts: source.counts,
    read: (text, fail) => {
      for (const check of checks) if (!check(text, fail)) return text;
      return read(text, fail);
    },
    write: (value, fail) => {
      const text = write(value, fail);
      if (text !== '') for (const check of checks) if (!check(text, fail)) break;
      return text;
    },
  };
}

function conversionOf(source: FieldSource, layout: LayoutSource): Conversion | string {
  const notation = notationOf(source, layout);
  const isNumber = source.type === 'integer' || source.type === 'decimal';
  if (isNumber && notation.mark === notation.thousands) return 'has the same decimal mark and thousands separator';
  switch (source.type ?? 'string') {
    case 'integer':
      return integer({ ...notation, decimals: 0 }, source.name);
    case 'decimal':
      return decimal(notation, source.name);
    case 'date':
      return date(source);
    case 'boolean':
      return boolean(source);
    default:
      return text(source.name);
  }
}

function notationOf(source: FieldSource, layout: LayoutSource): NumberNotation {
  const { decimals, implied, sign = 'leading' } = source;
  return {
    mark: source.decimalMark ?? layout.decimalMark ?? '.',
    thousands: source.thousands ?? layout.thousands ?? '',
    sign,
    ...(decimals === undefined ? {} : { decimals }),
    ...(implied === undefined ? {} : { implied }),
  };
}

function text(field: string): Conversion {
  return {
    isPlain: true,
    read: (given) => given,
    write: (value, fail) => {
      if (typeof value === 'string') return value;
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
      fail('E_FIELD_TYPE', { field, type: 'a text' });
      return '';
    },
  };
}

function decimal(notation: NumberNotation, field: string): Conversion {
  const read = numberReader(notation);
  const { decimals, implied, mark } = notation;
  const most = decimals === undefined ? '' : ` and at most ${decimals} decimals`;
  const type =
    implied === undefined ? `a number with the decimal mark "${mark}"${most}` : `a number of digits, the last ${implied} decimals`;
  return {
    read: (given, fail) => {
      const trimmed = given.trim();
      if (trimmed === '') return undefined;
      const value = read(trimmed);
      if (value === undefined) fail('E_FIELD_TYPE', { field, type });
      return value ?? given;
    },
    write: (value, fail) => {
      const written = typeof value === 'string' || typeof value === 'number' ? writeNumber(value, notation) : undefined;
      if (written === undefined) fail('E_FIELD_TYPE', { field, type: `a number as text with a point${most}` });
      return written ?? '';
    },
  };
}

function integer(notation: NumberNotation, field: string): Conversion {
  const base = decimal(notation, field);
  const refused = (fail: Fail) => () => fail('E_FIELD_TYPE', { field, type: 'a whole number' });
  return {
    read: (given, fail) => {
      let isFaulty = false;
      const value = base.read(given, () => {
        isFaulty = true;
      });
      if (value === undefined) return undefined;
      const number = isFaulty ? Number.NaN : Number(value);
      if (Number.isSafeInteger(number)) return number;
      refused(fail)();
      return given;
    },
    write: (value, fail) => base.write(value, refused(fail)),
  };
}

function date({ name: field, format }: FieldSource): Conversion | string {
  if (format === undefined) return 'is a date and needs its "format", such as dd.MM.yyyy';
  const pattern = compileDatePattern(format);
  if (pattern === undefined) return 'has a "format" that gives neither a whole date nor a time of yyyy, MM, dd, HH, mm, ss';
  return {
    read: (given, fail) => {
      const trimmed = given.trim();
      // Zeros in place of a date are how files of fixed width say that there is none.
      if (trimmed === '' || /^0+$/.test(trimmed)) return pattern.read(trimmed);
      const value = pattern.read(trimmed);
      if (value === undefined) fail('E_FIELD_TYPE', { field, type: `a date or time as ${format}` });
      return value ?? given;
    },
    write: (value, fail) => {
      const written = typeof value === 'string' ? pattern.write(value) : undefined;
      if (written === undefined) fail('E_FIELD_TYPE', { field, type: 'a date or time as 2025-03-12, 2025-03-12T09:15:00 or 09:15:00' });
      return written ?? '';
    },
  };
}

function boolean({ name: field, yes = ['true'], no = ['false'] }: FieldSource): Conversion | string {
  const words = new Map([
    ...yes.map((word) => [word.toLowerCase(), true] as const),
    ...no.map((word) => [word.toLowerCase(), false] as const),
  ]);
  if (words.size < yes.length + no.length) return 'has the same word for yes and for no';
  return {
    read: (given, fail) => {
      const trimmed = given.trim();
      if (trimmed === '') return undefined;
      const value = words.get(trimmed.toLowerCase());
      if (value === undefined) fail('E_FIELD_TYPE', { field, type: `one of the words ${[...yes, ...no].join(', ')}` });
      return value ?? given;
    },
    write: (value, fail) => {
      if (value === true) return yes[0] ?? '';
      if (value === false) return no[0] ?? '';
      fail('E_FIELD_TYPE', { field, type: 'true or false' });
      return '';
    },
  };
}

type Check = (text: string, fail: Fail) => boolean;

/** Rules for the text as it stands in the file. */
function checksOf({ name: field, minLength, maxLength, pattern, codes }: FieldSource): readonly Check[] | string {
  const checks: Check[] = [];
  if (maxLength !== undefined || minLength !== undefined) checks.push(lengthCheck(field, minLength ?? 0, maxLength));
  if (codes !== undefined) {
    const known = new Set(codes);
    checks.push((given, fail) => known.has(given.trim()) || refuse(fail, 'E_FIELD_CODE', { field }));
  }
  if (pattern === undefined) return checks;
  const matches = compilePattern(pattern);
  if (matches === undefined) return 'has a "pattern" that is no regular expression without look-around and back-references';
  return [...checks, (given, fail) => matches(given) || refuse(fail, 'E_FIELD_PATTERN', { field, pattern })];
}

function lengthCheck(field: string, min: number, max = Number.POSITIVE_INFINITY): Check {
  const allowed = max === Number.POSITIVE_INFINITY ? `at least ${min}` : min === 0 ? `at most ${max}` : `${min} to ${max}`;
  return (given, fail) => {
    const length = given.length <= max && given.length >= 2 * min ? given.length : [...given].length;
    return (length >= min && length <= max) || refuse(fail, 'E_FIELD_LENGTH', { field, length, allowed });
  };
}

function refuse(fail: Fail, ...[code, details]: Parameters<Fail>): false {
  fail(code, details);
  return false;
}
