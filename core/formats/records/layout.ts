import type { JsonObject } from '../../kernel/json.ts';
import type { FormatResources } from '../../spi/format.ts';
import { compileField, type Field } from './field.ts';
import { type LayoutFault, readLayoutFile } from './layout-file.ts';
import type { FieldSource, LayoutSource, RecordSource } from './layout-source.ts';

/** A kind of record, ready to use. */
export interface RecordType {
  /** Empty where all rows are alike. */
  readonly tag: string;
  readonly key: string;
  readonly fields: readonly Field[];
  readonly parent: RecordType | undefined;
  /** In the order of the layout. */
  readonly children: readonly RecordType[];
  readonly repeats: boolean;
  readonly required: boolean;
  readonly isMessage: boolean;
  /** Where each field stands: fixed width only. */
  readonly places: readonly Place[];
}

/** Where a field stands in a record of fixed width. */
export interface Place {
  /** Counted from 0. */
  readonly from: number;
  readonly length: number;
  readonly align: 'left' | 'right';
  readonly pad: string;
}

/** A layout, ready to use. */
export interface Layout {
  /** Stands for the file; its children are the records of the file itself. */
  readonly root: RecordType;
  /** The one kind of row, where all are alike. */
  readonly rows: RecordType | undefined;
  readonly byTag: ReadonlyMap<string, RecordType>;
  readonly tag: { readonly from: number; readonly length: number };
  /** Fixed width: the length of every record, where the layout gives one. */
  readonly length: number | undefined;
}

/** The name that rows have in the tree where all are alike. */
export const rowsKey = 'rows';

/** Reads and compiles a partner's layout file.
 *  @throws HubError `E_CONFIG_REFERENCE` when the file is missing, `E_CONFIG_FIELD` with all that is wrong with it */
export function loadLayout(name: string, schema: JsonObject, resources: FormatResources): Layout {
  const { source, unusable } = readLayoutFile(name, resources.partnerFile(name), schema);
  const faults: LayoutFault[] = [];
  const layout = compileLayout(source, (path, reason) => faults.push({ path, reason }));
  if (layout === undefined || faults.length > 0) throw unusable(faults);
  return layout;
}

type Report = (path: readonly (string | number)[], reason: string) => void;

interface OpenType extends RecordType {
  readonly children: RecordType[];
}

function compileLayout(source: LayoutSource, report: Report): Layout | undefined {
  if ((source.fields === undefined) === (source.records === undefined)) {
    report([], 'needs either "fields" or "records"');
    return undefined;
  }
  const tag = { from: (source.tag?.at ?? 1) - 1, length: source.tag?.length ?? 0 };
  const root = openType({ tag: '', as: '', fields: [] }, undefined, [], []);
  const byTag = new Map<string, OpenType>();
  if (source.fields !== undefined) {
    const { fields, places } = compileFields(source.fields, source, ['fields'], report);
    const rows = openType({ tag: '', as: rowsKey, repeats: true, message: true, fields: [] }, root, fields, places);
    root.children.push(rows);
    return { root, rows, byTag, tag, length: source.length };
  }
  for (const [index, record] of (source.records ?? []).entries()) addRecord(record, index, { source, root, byTag, tag, report });
  return { root, rows: undefined, byTag, tag, length: source.length };
}

interface Compilation {
  readonly source: LayoutSource;
  readonly root: OpenType;
  readonly byTag: Map<string, OpenType>;
  readonly tag: Layout['tag'];
  readonly report: Report;
}

function addRecord(record: RecordSource, index: number, { source, root, byTag, tag, report }: Compilation): void {
  const path = ['records', index];
  const fail = (key: string, reason: string) => report([...path, key], reason);
  const parent = (record.under === undefined ? root : byTag.get(record.under)) ?? root;
  const { fields, places } = compileFields(record.fields, source, [...path, 'fields'], report);
  if (record.under !== undefined && !byTag.has(record.under)) fail('under', 'names no record that is described before this one');
  if (byTag.has(record.tag)) fail('tag', 'is the tag of another record');
  if (tag.length > 0 && record.tag.length !== tag.length) fail('tag', `must have ${tag.length} characters`);
  if ([...parent.children, ...parent.fields].some(({ key }) => key === record.as)) fail('as', 'is the name of something else beside it');
  if (record.message === true && (parent !== root || record.repeats !== true))
    fail('message', 'is for records of the file itself that repeat');
  if (record.message === true && root.children.some(({ isMessage }) => isMessage)) fail('message', 'is said of two records');
  const tags = new Set(source.records?.map((one) => one.tag));
  for (const [at, field] of record.fields.entries()) {
    if (field.counts?.some((counted) => !tags.has(counted)) === true)
      report([...path, 'fields', at, 'counts'], 'names a tag that no record has');
  }
  const type = openType(record, parent, fields, places);
  parent.children.push(type);
  byTag.set(record.tag, type);
}

function openType(source: RecordSource, parent: RecordType | undefined, fields: readonly Field[], places: readonly Place[]): OpenType {
  const { tag, as, repeats = false, required = false, message = false } = source;
  return { tag, key: as, fields, parent, children: [], repeats, required, isMessage: message, places };
}

function compileFields(
  sources: readonly FieldSource[],
  layout: LayoutSource,
  path: readonly (string | number)[],
  report: Report,
): { readonly fields: readonly Field[]; readonly places: readonly Place[] } {
  const fields: Field[] = [];
  const places: Place[] = [];
  let next = (layout.tag === undefined || layout.fields !== undefined ? 1 : layout.tag.at + layout.tag.length) - 1;
  for (const [index, source] of sources.entries()) {
    const field = compileField(source, layout);
    const here = [...path, index];
    if (typeof field === 'string') report(here, field);
    else if (field.key === '__proto__') report(here, 'has a name that cannot be used');
    else if (fields.some(({ key, name }) => key === field.key || name === field.name)) report(here, 'has the name of another field');
    else fields.push(field);
    if (source.length === undefined) continue;
    const from = source.at === undefined ? next : source.at - 1;
    if (from < next && places.length > 0) report(here, 'begins before the end of the field before it');
    next = from + source.length;
    if (layout.length !== undefined && next > layout.length) report(here, `ends behind the ${layout.length} characters of a record`);
    const isNumber = source.type === 'integer' || source.type === 'decimal';
    places.push({
      from,
      length: source.length,
      align: source.align ?? (isNumber ? 'right' : 'left'),
      pad: source.pad ?? (isNumber ? '0' : ' '),
    });
  }
  return { fields, places };
}
