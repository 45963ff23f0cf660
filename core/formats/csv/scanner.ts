import { hubError } from '../../kernel/errors.ts';
import { recordLimits } from '../records/limits.ts';

/** Which characters structure a CSV text; empty ones are not used. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly comment: string;
}

/** Where a character comes next: each stretch of the text is looked through once. */
class NextPlace {
  readonly #text: string;
  readonly #character: string;
  #at = -1;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
    if (character === '') this.#at = Number.POSITIVE_INFINITY;
  }

  /** @param place never less than in the call before */
  from(place: number): number {
    if (this.#at >= place) return this.#at;
    const found = this.#text.indexOf(this.#character, place);
    this.#at = found < 0 ? Number.POSITIVE_INFINITY : found;
    return this.#at;
  }
}

/** Splits CSV text (RFC 4180) into rows. Lines end with LF, CRLF or CR. Lines without any value and comments are passed
 *  over. A quote inside a value that does not begin with one is a character as any other. */
export class CsvScanner {
  /** Line in which the row at hand begins, counted from 1. */
  line = 0;
  /** Does something follow a closing quote in the row at hand? */
  isBroken = false;
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #lineFeed: NextPlace;
  readonly #return: NextPlace;
  readonly #quote: NextPlace;
  readonly #delimiter: NextPlace;
  #at: number;
  #nextLine: number;
  #rows = 0;
  #cells = 0;

  /** @param start where the first row begins, and its line */
  constructor(text: string, dialect: Dialect, start: { readonly at: number; readonly line: number }) {
    this.#text = text;
    this.#dialect = dialect;
    this.#lineFeed = new NextPlace(text, '\n');
    this.#return = new NextPlace(text, '\r');
    this.#quote = new NextPlace(text, dialect.quote);
    this.#delimiter = new NextPlace(text, dialect.delimiter);
    this.#at = start.at;
    this.#nextLine = start.line;
  }

  /** The values of the next row; undefined at the end.
   *  @throws HubError `E_CSV_SYNTAX`, `E_DOCUMENT_LIMIT` with the line */
  next(): string[] | undefined {
    const { comment } = this.#dialect;
    while (this.#at < this.#text.length) {
      const begin = this.#at;
      this.line = this.#nextLine;
      this.isBroken = false;
      const end = this.#endOfLine(begin);
      if (comment !== '' && this.#text.startsWith(comment, begin)) {
        this.#goBehind(end);
        continue;
      }
      const cells = this.#quote.from(begin) < end ? this.#quotedRow(begin) : this.#plainRow(begin, end);
      if (cells === undefined) continue;
      this.#count(cells, this.#at - begin);
      return cells;
    }
    return undefined;
  }

  #plainRow(begin: number, end: number): string[] | undefined {
    const row = this.#text.slice(begin, end);
    this.#goBehind(end);
    const cells = row.split(this.#dialect.delimiter, recordLimits.maxColumns + 1);
    return (cells[0] ?? '').trim() === '' && cells.every((cell) => cell.trim() === '') ? undefined : cells;
  }

  #quotedRow(begin: number): string[] {
    const text = this.#text;
    const { delimiter, quote } = this.#dialect;
    const cells: string[] = [];
    let at = begin;
    for (;;) {
      const quoted = text.startsWith(quote, at) ? this.#quotedValue(at) : undefined;
      at = quoted?.end ?? at;
      const end = Math.min(this.#delimiter.from(at), this.#endOfLine(at));
      this.isBroken ||= quoted !== undefined && end > at;
      cells.push((quoted?.value ?? '') + text.slice(at, end));
      if (cells.length > recordLimits.maxColumns) return cells;
      if (!text.startsWith(delimiter, end)) {
        this.#goBehind(end);
        return cells;
      }
      at = end + delimiter.length;
    }
  }

  /** The value between quotes, doubled ones halved. */
  #quotedValue(begin: number): { readonly value: string; readonly end: number } {
    const text = this.#text;
    const { quote } = this.#dialect;
    let value = '';
    let from = begin + 1;
    for (;;) {
      const close = this.#quote.from(from);
      if (close === Number.POSITIVE_INFINITY) {
        throw hubError('E_CSV_SYNTAX', { reason: 'a quote is opened here and never closed' }, { at: { line: this.#nextLine } });
      }
      if (text[close + 1] !== quote) {
        value += text.slice(from, close);
        this.#nextLine += lineBreaksIn(value);
        return { value, end: close + 1 };
      }
      value += text.slice(from, close + 1);
      from = close + 2;
    }
  }

  #endOfLine(from: number): number {
    return Math.min(this.#lineFeed.from(from), this.#return.from(from), this.#text.length);
  }

  #goBehind(endOfLine: number): void {
    this.#at = endOfLine + (this.#text.startsWith('\r\n', endOfLine) ? 2 : 1);
    this.#nextLine += 1;
  }

  #count(cells: readonly string[], length: number): void {
    this.#rows += 1;
    this.#cells += cells.length;
    const { maxColumns, maxRows, maxCells, maxCell } = recordLimits;
    const limit =
      cells.length > maxColumns
        ? `${maxColumns} columns`
        : this.#rows > maxRows
          ? `${maxRows} rows`
          : this.#cells > maxCells
            ? `${maxCells} values`
            : length > maxCell && cells.some((cell) => cell.length > maxCell)
              ? `${maxCell} characters in a value`
              : undefined;
    if (limit !== undefined) throw hubError('E_DOCUMENT_LIMIT', { limit }, { at: { line: this.line } });
  }
}

function lineBreaksIn(value: string): number {
  if (!value.includes('\n') && !value.includes('\r')) return 0;
  return value.split(/\r\n|\r|\n/).length - 1;
}
