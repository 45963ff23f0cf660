import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { type Charset, encodeText, foreignCharacter } from '../records/charset.ts';
import type { Field } from '../records/field.ts';
import { type Layout, type RecordType, rowsKey } from '../records/layout.ts';
import { recordsOf, rowsOf, WriteFaults, writeField } from '../records/record-writer.ts';
import { textColumns } from './columns.ts';

/** How CSV is written. */
export interface CsvWriting {
  readonly layout: Layout | undefined;
  readonly hasHeader: boolean;
  /** The order of columns without a layout; empty: as they first come in the rows. */
  readonly columns: readonly string[];
  readonly delimiter: string;
  /** Characters that a reader who looks for the delimiter could take for it: values that have one are quoted. */
  readonly confusable: string;
  readonly quote: string;
  readonly comment: string;
  readonly charset: Charset;
  readonly quoteAll: boolean;
  readonly escapeFormulas: boolean;
  readonly lineBreak: string;
  readonly bom: boolean;
}

/** Writes a tree as CSV (RFC 4180).
 *  @throws HubError `E_NOT_WRITABLE` with everything that cannot be written */
export function writeCsv(tree: Json, writing: CsvWriting): Uint8Array {
  const faults = new WriteFaults();
  const writer = new CsvWriter(writing, faults);
  const { layout } = writing;
  if (layout === undefined) writeTexts(tree, writer, faults, writing);
  else {
    if (layout.rows !== undefined && writing.hasHeader) writer.header(layout.rows.fields);
    for (const { type, cells, path } of recordsOf(tree, layout, faults)) writer.record(type, cells, path);
  }
  faults.check('CSV');
  return encodeText(writer.text, writing.charset, writing.bom);
}

/** Rows without a layout: columns are the names given, else those of the rows. */
function writeTexts(tree: Json, writer: CsvWriter, faults: WriteFaults, { columns, hasHeader }: CsvWriting): void {
  const rows = rowsOf(tree, faults);
  const names = columns.length > 0 ? columns : [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length === 0 && isJsonObject(tree) && Array.isArray(tree[rowsKey]))
    faults.add(`/${rowsKey}`, 'E_SCHEMA', { reason: 'needs a row that has a value, for no column is known' });
  const fields = textColumns(names);
  if (hasHeader && fields.length > 0) writer.header(fields);
  for (const [index, row] of rows.entries()) {
    const path = `/${rowsKey}/${index}`;
    if (columns.length > 0) refuseOthers(row, names, path, faults);
    writer.cells(
      fields,
      fields.map((field) => writeField(field, row[field.key], `${path}/${field.key}`, faults)),
      path,
      fields.map((field) => typeof row[field.key] === 'number'),
    );
  }
}

function refuseOthers(row: JsonObject, names: readonly string[], path: string, faults: WriteFaults): void {
  for (const key of Object.keys(row)) if (!names.includes(key)) faults.add(`${path}/${key}`, 'E_SCHEMA', { reason: 'is not known here' });
}

/** What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), also in its wide form. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

class CsvWriter {
  readonly #writing: CsvWriting;
  readonly #faults: WriteFaults;
  readonly #mustQuote: RegExp;
  readonly #lines: string[] = [];

  constructor(writing: CsvWriting, faults: WriteFaults) {
    this.#writing = writing;
    this.#faults = faults;
    const special = [writing.delimiter, writing.quote, ...writing.confusable].map((text) => text.replace(/[\\\]^-]/g, '\\$&')).join('');
    this.#mustQuote = new RegExp(`[${special}\\r\\n\\x1a]|^[\\s\\uFEFF]|\\s$`);
  }

  get text(): string {
    return this.#lines.length === 0 ? '' : `${this.#lines.join(this.#writing.lineBreak)}${this.#writing.lineBreak}`;
  }

  header(fields: readonly Field[]): void {
    this.cells(
      fields,
      fields.map(({ name }) => name),
      '',
    );
  }

  record(type: RecordType, cells: readonly string[], path: string): void {
    const tag = type.tag === '' ? [] : [this.#cell(type.tag, undefined, path, false)];
    this.#line([...tag, ...cells.map((cell, index) => this.#cell(cell, type.fields[index], path, false))]);
  }

  /** @param numbers which of the values came as numbers */
  cells(fields: readonly Field[], cells: readonly string[], path: string, numbers: readonly boolean[] = []): void {
    this.#line(cells.map((cell, index) => this.#cell(cell, fields[index], path, numbers[index] ?? false)));
  }

  #line(cells: readonly string[]): void {
    const line = cells.join(this.#writing.delimiter);
    const { comment, quote } = this.#writing;
    // An empty line is no row, a line that begins as a comment neither.
    const isTaken = line === '' || (comment !== '' && line.startsWith(comment));
    this.#lines.push(isTaken && quote !== '' ? `${quote}${cells[0] ?? ''}${quote}${line.slice((cells[0] ?? '').length)}` : line);
  }

  #cell(text: string, field: Field | undefined, path: string, isNumber: boolean): string {
    const { charset, quote, quoteAll } = this.#writing;
    const character = foreignCharacter(text, charset);
    const at = field === undefined ? path : `${path}/${field.key}`;
    if (character !== undefined) this.#faults.add(at, 'E_FIELD_CHARACTER', { field: field?.name ?? 'tag', character, charset });
    const safe = isNumber || field?.isNumber === true ? text : this.#withoutFormula(text, field);
    const needed = this.#mustQuote.test(safe);
    if (quote !== '') return needed || (quoteAll && text !== '') ? quote + safe.replaceAll(quote, quote + quote) + quote : safe;
    if (needed) this.#faults.add(at, 'E_FIELD_CHARACTER', { field: field?.name ?? 'tag', character: 'that needs quotes', charset });
    return safe;
  }

  #withoutFormula(text: string, field: Field | undefined): string {
    const mayStand = field?.formulas ?? !this.#writing.escapeFormulas;
    return !mayStand && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  }
}
