import type { ValueSpan } from './value-span.ts';

const DELIMITERS = [';', '\t', '|', ','];

/** The cells of a table in text, each named by the first line where that looks like a header: without a figure in it.
 *  @param isHeader does this first line name its columns? */
export function* csvValues(text: string, isHeader: (cells: readonly string[]) => boolean): Generator<ValueSpan> {
  const delimiter = delimiterOf(text);
  let header: readonly string[] | undefined;
  let isFirst = true;
  for (const row of rowsOf(text, delimiter)) {
    const cells = row.map(({ value }) => value);
    if (isFirst && isHeader(cells)) header = cells;
    else
      for (const [index, cell] of row.entries()) {
        const name = header?.[index];
        yield name === undefined ? cell : { ...cell, names: [name] };
      }
    isFirst = false;
  }
}

function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
}

function* rowsOf(text: string, delimiter: string): Generator<ValueSpan[]> {
  let row: ValueSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const end = quoted ? closing(text, at) : plainEnd(text, at, delimiter);
    if (quoted) row.push({ from: at + 1, to: end, value: text.slice(at + 1, end).replaceAll('""', '"'), names: [], write: doubled });
    else row.push({ from: at, to: end, value: text.slice(at, end).trim(), names: [], write: (written) => written });
    at = quoted ? end + 1 : end;
    const next = text[at];
    if (next === delimiter) at += 1;
    else if (next === '\n' || next === '\r' || next === undefined) {
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1;
      yield row;
      row = [];
    }
  }
  if (row.length > 0) yield row;
}

function closing(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    if (text[at] !== '"') at += 1;
    else if (text[at + 1] === '"') at += 2;
    else return at;
  }
  return text.length;
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function doubled(text: string): string {
  return text.replaceAll('"', '""');
}
