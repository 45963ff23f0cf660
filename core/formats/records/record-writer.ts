import { type Finding, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { type Fail, Faults } from './faults.ts';
import type { Field } from './field.ts';
import { type Layout, type RecordType, rowsKey } from './layout.ts';

/** A record to write: texts in the order of its fields. */
export interface WrittenRecord {
  readonly type: RecordType;
  readonly cells: readonly string[];
  readonly path: string;
}

/** Gathers what cannot be written, to say all of it at once. */
export class WriteFaults {
  readonly findings: Finding[] = [];
  readonly #faults = new Faults();

  /** @param path JSON Pointer of the value in the tree */
  add(path: string, ...[code, details]: Parameters<Fail>): void {
    this.#faults.add(this.findings, code, details ?? {}, { path });
  }

  /** @throws HubError `E_NOT_WRITABLE` where there is a finding */
  check(format: string): void {
    const [first] = this.findings;
    if (first === undefined) return;
    const reason = first.message;
    throw hubError('E_NOT_WRITABLE', { format, count: this.findings.length, reason }, { at: first.at, findings: this.findings });
  }
}

/** The rows of a tree `{rows: […]}`; faults of its shape are reported. */
export function rowsOf(tree: Json, faults: WriteFaults): readonly JsonObject[] {
  const rows = isJsonObject(tree) ? tree[rowsKey] : undefined;
  if (!Array.isArray(rows)) {
    faults.add('', 'E_SCHEMA', { reason: `must be an object with a list "${rowsKey}"` });
    return [];
  }
  return (rows as readonly Json[]).map((row, index) => {
    if (isJsonObject(row)) return row;
    faults.add(`/${rowsKey}/${index}`, 'E_SCHEMA', { reason: 'must be an object' });
    return {};
  });
}

/** The records of a tree, in the order of the layout. Fields that count records are filled in. */
export function recordsOf(tree: Json, layout: Layout, faults: WriteFaults): readonly WrittenRecord[] {
  if (layout.rows !== undefined) {
    const type = layout.rows;
    return rowsOf(tree, faults).map((row, index) => {
      const path = `/${rowsKey}/${index}`;
      refuseUnknown(type, row, path, faults);
      return { type, path, cells: writeFields(type, row, path, faults, new Map()) };
    });
  }
  const written: WrittenRecord[] = [];
  if (isJsonObject(tree)) writeChildren(layout.root, tree, '', faults, written);
  else faults.add('', 'E_SCHEMA', { reason: 'must be an object with the records of the layout' });
  return written;
}

/** @returns how many records with each tag were written */
function writeChildren(
  type: RecordType,
  value: JsonObject,
  path: string,
  faults: WriteFaults,
  written: WrittenRecord[],
): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (tag: string, more: number) => counts.set(tag, (counts.get(tag) ?? 0) + more);
  refuseUnknown(type, value, path, faults);
  for (const child of type.children) {
    const given = value[child.key];
    const items = given === undefined || given === null ? [] : Array.isArray(given) ? (given as readonly Json[]) : [given];
    if (items.length === 0 && child.required) faults.add(path, 'E_RECORD_MISSING', { tag: child.tag });
    if (items.length > 1 && !child.repeats) faults.add(`${path}/${child.key}`, 'E_RECORD_REPEATS', { tag: child.tag });
    for (const [index, item] of items.entries()) {
      const here = `${path}/${child.key}${child.repeats ? `/${index}` : ''}`;
      if (!isJsonObject(item)) {
        faults.add(here, 'E_SCHEMA', { reason: 'must be an object' });
        continue;
      }
      add(child.tag, 1);
      written.push({ type: child, path: here, cells: writeFields(child, item, here, faults, counts) });
      for (const [tag, more] of writeChildren(child, item, here, faults, written)) add(tag, more);
    }
  }
  return counts;
}

function writeFields(
  type: RecordType,
  value: JsonObject,
  path: string,
  faults: WriteFaults,
  counts: ReadonlyMap<string, number>,
): readonly string[] {
  return type.fields.map((field) => {
    const own = field.counts === undefined ? value[field.key] : field.counts.reduce((sum, tag) => sum + (counts.get(tag) ?? 0), 0);
    return writeField(field, own, `${path}/${field.key}`, faults);
  });
}

/** The text of a value; null and what is not there are empty. */
export function writeField(field: Field, value: Json | undefined, path: string, faults: WriteFaults): string {
  const text = value === undefined || value === null ? '' : field.write(value, (...fault) => faults.add(path, ...fault));
  if (text === '' && field.required && (value === undefined || value === null || value === ''))
    faults.add(path, 'E_FIELD_MISSING', { field: field.name });
  return text;
}

/** A name that the layout does not have would be lost without a word. */
function refuseUnknown(type: RecordType, value: JsonObject, path: string, faults: WriteFaults): void {
  for (const key of Object.keys(value)) {
    if (type.fields.some((field) => field.key === key) || type.children.some((child) => child.key === key)) continue;
    faults.add(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'E_SCHEMA', { reason: 'is not known here' });
  }
}
