import { asHubError, type Finding, finding, hubError } from '../../kernel/errors.ts';
import type { DecodedDocument } from '../../spi/format.ts';
import { type Charset, decodeBytes } from '../records/charset.ts';
import { type Fail, Faults } from '../records/faults.ts';
import type { Layout } from '../records/layout.ts';
import { recordLimits } from '../records/limits.ts';
import { RowMessageBuilder, type RowMessages } from '../records/row-messages.ts';
import { TaggedMessageBuilder } from '../records/tagged-messages.ts';
import { type Columns, columnsByHeader, textColumns } from './columns.ts';
import { CsvScanner, type Dialect } from './scanner.ts';

/** What reading goes by. */
export interface CsvReading {
  readonly layout: Layout | undefined;
  readonly messages: RowMessages;
  readonly hasHeader: boolean;
  /** Names of the columns of a file without header and layout; empty for `column1`, `column2`… */
  readonly columns: readonly string[];
  /** `auto` is found out from the first row. */
  readonly delimiter: string;
  readonly quote: string;
  readonly comment: string;
  readonly skipLines: number;
  readonly charset: Charset;
  readonly isLenient: boolean;
  readonly ignoreExtra: boolean;
  readonly trim: boolean;
}

/** What `auto` looks for. */
export const delimiters: readonly string[] = [',', ';', '\t', '|'];

/** Reads a CSV document. Never throws. */
export function readCsv(body: Uint8Array, reading: CsvReading): DecodedDocument {
  try {
    if (body.length > recordLimits.maxBytes) throw hubError('E_DOCUMENT_LIMIT', { limit: `${recordLimits.maxBytes} bytes` });
    const text = decodeBytes(body, reading.charset);
    const start = startOf(text, reading);
    const scanner = new CsvScanner(text, start.dialect, start);
    const { layout } = reading;
    return layout !== undefined && layout.rows === undefined ? readTagged(scanner, layout, reading) : readRows(scanner, reading);
  } catch (thrown) {
    return { messages: [], errors: [asHubError(thrown).toFinding()] };
  }
}

/** Rows that are all alike. */
function readRows(scanner: CsvScanner, reading: CsvReading): DecodedDocument {
  const { layout, messages, hasHeader, ignoreExtra } = reading;
  const fields = layout?.rows?.fields;
  const first = scanner.next();
  if (first === undefined) throw empty();
  const errors: Finding[] = [];
  const fail: Fail = (code, details = {}) => errors.push(finding(code, details, { line: scanner.line }));
  const columns: Columns = hasHeader
    ? columnsByHeader(first, fields, ignoreExtra, fail)
    : (fields ?? textColumns(reading.columns.length > 0 ? reading.columns : first.map(() => '')));
  if (hasHeader && scanner.isBroken) fail(...brokenQuote);
  if (errors.length > 0) return { messages: [], errors };
  const builder = new RowMessageBuilder(messages, new Faults());
  for (let cells = hasHeader ? scanner.next() : first; cells !== undefined; cells = scanner.next()) {
    const row = reading.trim ? cells.map((cell) => cell.trim()) : cells;
    builder.add(columns, row, scanner.line, faultOf(scanner, row, columns.length, reading.isLenient));
  }
  const decoded = builder.finish();
  if (decoded.length === 0) throw empty();
  return { messages: decoded, errors: [] };
}

/** Records of several kinds: the first value of each row is its tag. */
function readTagged(scanner: CsvScanner, layout: Layout, reading: CsvReading): DecodedDocument {
  const builder = new TaggedMessageBuilder(layout, reading.messages.of === 'group', new Faults());
  let hasRows = false;
  for (let cells = scanner.next(); cells !== undefined; cells = scanner.next()) {
    hasRows = true;
    const [tag = '', ...values] = reading.trim ? cells.map((cell) => cell.trim()) : cells;
    const expected = layout.byTag.get(tag.trim())?.fields.length ?? values.length;
    builder.add(tag.trim(), values, scanner.line, faultOf(scanner, values, expected, reading.isLenient));
  }
  const decoded = builder.finish();
  if (!hasRows || (decoded.messages.length === 0 && decoded.errors.length === 0)) throw empty();
  return decoded;
}

const brokenQuote: Parameters<Fail> = ['E_CSV_SYNTAX', { reason: 'something follows a closing quote' }];

function faultOf(scanner: CsvScanner, cells: readonly string[], expected: number, isLenient: boolean): Parameters<Fail> | undefined {
  if (scanner.isBroken) return brokenQuote;
  const count = cells.length;
  if (count === expected || (isLenient && cells.slice(expected).every((cell) => cell.trim() === ''))) return undefined;
  return ['E_ROW_CELLS', { count, expected }];
}

function empty(): Error {
  return hubError('E_CSV_SYNTAX', { reason: 'it has no row' }, { at: { line: 1 } });
}

/** Where the first row begins, and which characters structure it. A first line `sep=;`, which spreadsheets write, names
 *  the delimiter. */
function startOf(text: string, reading: CsvReading): { readonly at: number; readonly line: number; readonly dialect: Dialect } {
  const { quote, comment, delimiter } = reading;
  let at = 0;
  let line = 1;
  for (; line <= reading.skipLines && at < text.length; line += 1) at = behindLine(text, at);
  const announced = /^sep=([^\r\n])(?:\r\n|\r|\n|$)/i.exec(text.slice(at, at + 8));
  if (announced !== null) {
    const [whole, separator = ','] = announced;
    return { at: at + whole.length, line: line + 1, dialect: { quote, comment, delimiter: delimiter === 'auto' ? separator : delimiter } };
  }
  return { at, line, dialect: { quote, comment, delimiter: delimiter === 'auto' ? delimiterOf(text, at, quote, comment) : delimiter } };
}

function behindLine(text: string, at: number): number {
  LINE_END.lastIndex = at;
  return LINE_END.exec(text) === null ? text.length : LINE_END.lastIndex;
}

const LINE_END = /\r\n|\r|\n/g;

/** The candidate that the first row has most of, outside of quotes; a comma where it has none. */
function delimiterOf(text: string, start: number, quote: string, comment: string): string {
  const scanner = new CsvScanner(
    text.slice(start, start + recordLimits.maxCell),
    { delimiter: '\n', quote: '', comment },
    { at: 0, line: 1 },
  );
  const [row = ''] = scanner.next() ?? [];
  const outside =
    quote === ''
      ? row
      : row
          .split(quote)
          .filter((_, index) => index % 2 === 0)
          .join('');
  const counts = delimiters.map((candidate) => ({ candidate, count: outside.split(candidate).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).candidate;
}
