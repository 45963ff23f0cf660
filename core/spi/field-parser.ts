import { type Finding, finding } from '../kernel/errors.ts';
import type { Position } from '../kernel/position.ts';
import { hint } from './did-you-mean.ts';
import { formatDuration, parseDuration } from './duration.ts';
import type { Field, FieldTable, FieldValue, SettingsOf } from './fields.ts';

/** Stands for a value that is not known on this machine: lint runs without the environment and the secrets of the
 *  place where the pack will live. It counts as given and is not looked at. */
export const unresolved: unique symbol = Symbol('unresolved');

/** Where a field stands: the path from the table's own object, and whether its name or its value is meant. The empty
 *  path is the object itself. */
export type FieldLocator = (path: readonly (string | number)[], part: 'key' | 'value') => Position;

/** Settings that fit their table, or everything that is wrong with them. */
export type ParsedFields<T extends FieldTable> =
  | { readonly ok: true; readonly settings: SettingsOf<T> }
  | { readonly ok: false; readonly findings: readonly Finding[] };

interface Options {
  /** Where the fields stand, for the messages: `settings` makes `settings.timeout`. */
  readonly label?: string;
  /** Names that are allowed beside the table's own; somebody else reads them. */
  readonly others?: readonly string[];
}

/** Reads settings or credentials by their table: unknown, missing, mistyped and out-of-range fields, all at once;
 *  durations become milliseconds, defaults are put in. Text is taken for numbers and for true and false, because that
 *  is how an environment variable comes. Values never appear in the findings (`E_CONFIG_FIELD`).
 *  @param raw undefined counts as an empty object
 *  @param at where the object stands, or a way to ask where each field stands */
export function parseFields<T extends FieldTable>(
  table: T,
  raw: unknown,
  at: Position | FieldLocator,
  options: Options = {},
): ParsedFields<T> {
  const locate: FieldLocator = typeof at === 'function' ? at : (path) => (path.length === 0 ? at : { ...at, path: path.join('.') });
  const findings: Finding[] = [];
  const fail = (path: readonly (string | number)[], part: 'key' | 'value', reason: string) => {
    findings.push(finding('E_CONFIG_FIELD', { reason: `${nameOf(options.label, path)} ${reason}` }, locate(path, part)));
  };
  const given: unknown = raw ?? {};
  if (!isRecord(given)) {
    fail([], 'value', 'must be a group of fields');
    return { ok: false, findings };
  }
  const names = [...Object.keys(table), ...(options.others ?? [])];
  for (const key of Object.keys(given)) if (!names.includes(key)) fail([key], 'key', `is not known${hint(key, names)}`);
  const settings: Record<string, FieldValue> = {};
  for (const [key, field] of Object.entries(table)) {
    const value = given[key];
    if (value === unresolved) continue;
    if (isMissing(value, field)) {
      if (field.default !== undefined) settings[key] = defaultOf(field, field.default);
      else if (field.required === true) fail([], 'key', `lacks the field ${key}: ${field.description.replace(/\.$/, '')}`);
      continue;
    }
    const parsed = parsers[field.type](value, field, (reason, index) => fail(index === undefined ? [key] : [key, index], 'value', reason));
    if (parsed !== undefined) settings[key] = parsed;
  }
  return findings.length === 0 ? { ok: true, settings: settings as SettingsOf<T> } : { ok: false, findings };
}

type Fail = (reason: string, index?: string | number) => void;
type FieldParser = (value: unknown, field: Field, fail: Fail) => FieldValue | undefined;

const parsers: Readonly<Record<Field['type'], FieldParser>> = {
  text: parseText,
  path: parseText,
  url: (value, field, fail) => {
    const text = parseText(value, field, fail);
    if (text === undefined || (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && URL.canParse(text))) return text;
    return refuse(fail, 'must be an address such as https://partner.example/path');
  },
  integer: (value, field, fail) => {
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return refuse(fail, 'must be a whole number');
    return inRange(number, field, fail, String);
  },
  boolean: (value, _field, fail) => {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    return refuse(fail, 'must be true or false');
  },
  duration: (value, field, fail) => {
    const ms = typeof value === 'string' ? parseDuration(value) : undefined;
    if (ms === undefined)
      return refuse(fail, 'must be a duration with its unit and no space: ms, s, m, h or d, such as 500ms, 10s, 5m, 2h or 90d');
    return inRange(ms, field, fail, formatDuration);
  },
  choice: (value, field, fail) => {
    const choices = field.choices ?? [];
    if (typeof value === 'string' && choices.includes(value)) return value;
    return refuse(fail, `must be one of ${choices.join(', ')}`);
  },
  'text-list': (value, field, fail) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = items.map((item, index) =>
      item === unresolved ? '' : parseText(item, field, (reason) => fail(reason, Array.isArray(value) ? index : undefined)),
    );
    return texts.every((text) => text !== undefined) ? texts : undefined;
  },
  'text-map': (value, field, fail) => {
    if (!isRecord(value)) return refuse(fail, 'must be a group of names, each with a text');
    const pairs = Object.entries(value).map(
      ([key, item]) => [key, item === unresolved ? '' : parseText(item, field, (reason) => fail(reason, key))] as const,
    );
    return pairs.every((pair): pair is readonly [string, string] => pair[1] !== undefined) ? Object.fromEntries(pairs) : undefined;
  },
};

function parseText(value: unknown, { form }: Field, fail: Fail): string | undefined {
  if (typeof value === 'string') {
    if (form === undefined || new RegExp(`^(?:${form.pattern})$`, 'u').test(value)) return value;
    return refuse(fail, `must be ${form.says}`);
  }
  if (typeof value === 'number' || typeof value === 'boolean')
    return refuse(fail, `must be text: write it in quotes, so that it is not read as a ${typeof value}`);
  return refuse(fail, 'must be text');
}

function inRange(value: number, { minimum, maximum }: Field, fail: Fail, show: (value: number) => string): number | undefined {
  if (minimum !== undefined && value < minimum) return refuse(fail, `must be at least ${show(minimum)}`);
  if (maximum !== undefined && value > maximum) return refuse(fail, `must be at most ${show(maximum)}`);
  return value;
}

function refuse(fail: Fail, reason: string): undefined {
  fail(reason);
  return undefined;
}

/** An empty text in a required field is a variable that was set to nothing. */
function isMissing(value: unknown, field: Field): boolean {
  return value === undefined || value === null || (value === '' && (field.required === true || field.type !== 'text'));
}

function defaultOf(field: Field, value: NonNullable<Field['default']>): FieldValue {
  return field.type === 'duration' && typeof value === 'string' ? (parseDuration(value) ?? value) : value;
}

function nameOf(label: string | undefined, path: readonly (string | number)[]): string {
  const parts = label === undefined ? path : [label, ...path];
  return parts.length === 0 ? 'it' : parts.join('.');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
