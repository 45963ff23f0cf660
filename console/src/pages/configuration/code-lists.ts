import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** One row of a code list, as it is edited. Days are `YYYY-MM-DD`, both included; empty: open. */
export interface CodeRow {
  readonly partner: string;
  readonly canonical: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly preferred: boolean;
}

/** A code list with what its file says above it. */
export interface CodeList {
  readonly name: string;
  readonly comment: string;
  readonly rows: readonly CodeRow[];
}

/** The lists of a `codes.yaml`, in the order of the file.
 *  @returns undefined where the text is not YAML, or not `{ lists: { name: [entry, …] } }`: such a file is edited as text */
export function readCodeLists(text: string): readonly CodeList[] | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const lists = listsOf(document);
  if (lists === undefined) return document.contents === null ? [] : undefined;
  const read: CodeList[] = [];
  for (const { key, value } of lists.items) {
    if (!isScalar(key) || !isSeq(value)) return undefined;
    const rows = value.items.map((item) => (isMap(item) ? rowOf(item) : undefined));
    if (!rows.every((row) => row !== undefined)) return undefined;
    read.push({ name: String(key.value), comment: commentOf(lists, key), rows });
  }
  return read;
}

/** Adds a row at the end of a list; a list that is not there yet is made. Comments and order stay.
 *  @returns the new text */
export function addRow(text: string, list: string, row: CodeRow): string {
  const document = parseDocument(text);
  const entry = document.createNode(fieldsOf(row), { flow: true });
  for (const { key, value } of entry.items) if (isDayField(key) && isScalar(value)) value.type = 'QUOTE_DOUBLE';
  const rows = document.getIn(['lists', list]);
  if (isSeq(rows)) rows.add(entry);
  else if (document.contents === null) document.contents = document.createNode({ lists: { [list]: [entry] } }) as never;
  else document.setIn(['lists', list], document.createNode([entry]));
  return write(document);
}

/** Changes a row; fields that it has beside those of a {@link CodeRow} stay.
 *  @param index from 0 */
export function changeRow(text: string, list: string, index: number, row: CodeRow): string {
  const document = parseDocument(text);
  const entry = document.getIn(['lists', list, index]);
  if (!isMap(entry)) return text;
  const fields = fieldsOf(row);
  for (const name of ['partner', 'canonical', 'label', 'from', 'to', 'preferred'] as const) {
    if (fields[name] === undefined) entry.delete(name);
    else if (readText(entry, name) !== String(fields[name])) entry.set(name, fields[name]);
  }
  return write(document);
}

/** Takes a row away.
 *  @param index from 0 */
export function removeRow(text: string, list: string, index: number): string {
  const document = parseDocument(text);
  document.deleteIn(['lists', list, index]);
  return write(document);
}

/** Why a row cannot stand in its list: a key of the page's texts. The hub's check has the last word.
 *  @param at index of the row that is changed; absent for a new one */
export function faultOf(rows: readonly CodeRow[], row: CodeRow, at?: number): 'partner' | 'canonical' | 'days' | 'twice' | undefined {
  if (row.partner.trim() === '') return 'partner';
  if (row.canonical.trim() === '') return 'canonical';
  if (!isDay(row.from) || !isDay(row.to) || (row.from !== '' && row.to !== '' && row.from > row.to)) return 'days';
  return rows.some((other, index) => index !== at && other.partner === row.partner && overlap(other, row)) ? 'twice' : undefined;
}

/** Values that the list knows already, most used first: what a new code most likely means. */
export function knownValues(rows: readonly CodeRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { canonical } of rows) counts.set(canonical, (counts.get(canonical) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([value]) => value);
}

/** An empty row, or one for a code that a partner has sent. */
export function newRow(partner = ''): CodeRow {
  return { partner, canonical: '', label: '', from: '', to: '', preferred: false };
}

function listsOf(document: Document.Parsed): YAMLMap | undefined {
  const lists = isMap(document.contents) ? document.contents.get('lists', true) : undefined;
  return isMap(lists) ? lists : undefined;
}

function rowOf(entry: YAMLMap): CodeRow | undefined {
  const [partner, canonical] = [readText(entry, 'partner'), readText(entry, 'canonical')];
  if (partner === undefined || canonical === undefined) return undefined;
  const [label = '', from = '', to = ''] = (['label', 'from', 'to'] as const).map((name) => readText(entry, name));
  return { partner, canonical, label, from, to, preferred: readText(entry, 'preferred') === 'true' };
}

function readText(entry: YAMLMap, name: string): string | undefined {
  const value = entry.get(name, true);
  return isScalar(value) && value.value !== null ? String(value.source ?? value.value) : undefined;
}

/** What the file has: fields without a value are left out. */
function fieldsOf(row: CodeRow): Readonly<Record<string, string | true | undefined>> {
  const given = { partner: row.partner.trim(), canonical: row.canonical.trim(), label: row.label.trim(), from: row.from, to: row.to };
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  return row.preferred ? { ...fields, preferred: true } : fields;
}

/** The comment of the first list stands before the whole map. */
function commentOf(lists: YAMLMap, key: { readonly commentBefore?: string | null }): string {
  const first = lists.items[0]?.key === key ? lists.commentBefore : undefined;
  return (key.commentBefore ?? first ?? '').replaceAll(/^ /gm, '').trim();
}

function isDayField(key: unknown): boolean {
  return isScalar(key) && (key.value === 'from' || key.value === 'to');
}

function write(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

function isDay(text: string): boolean {
  return text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)));
}

function overlap(a: CodeRow, b: CodeRow): boolean {
  return a.from <= (b.to || '9999-12-31') && b.from <= (a.to || '9999-12-31');
}
