import { asHubError, hubError } from '../../kernel/errors.ts';
import type { DecodedDocument } from '../../spi/format.ts';
import { type Charset, decodeBytes } from '../records/charset.ts';
import { type Fail, Faults } from '../records/faults.ts';
import type { Layout, RecordType } from '../records/layout.ts';
import { recordLimits } from '../records/limits.ts';
import { RowMessageBuilder, type RowMessages } from '../records/row-messages.ts';
import { TaggedMessageBuilder } from '../records/tagged-messages.ts';
import { lengthOf } from './record-length.ts';

/** What reading goes by. */
export interface FixedReading {
  readonly layout: Layout;
  readonly messages: RowMessages;
  readonly charset: Charset;
  readonly isLenient: boolean;
  /** Do line breaks end records? Else all have the length that the layout gives. */
  readonly hasLines: boolean;
}

/** Reads a document of records of fixed width. Never throws. */
export function readFixed(body: Uint8Array, reading: FixedReading): DecodedDocument {
  try {
    if (body.length > recordLimits.maxBytes) throw hubError('E_DOCUMENT_LIMIT', { limit: `${recordLimits.maxBytes} bytes` });
    const text = decodeBytes(body, reading.charset);
    const { rows } = reading.layout;
    return rows === undefined ? readTagged(text, reading) : readRows(text, rows, reading);
  } catch (thrown) {
    return { messages: [], errors: [asHubError(thrown).toFinding()] };
  }
}

function readRows(text: string, type: RecordType, reading: FixedReading): DecodedDocument {
  const builder = new RowMessageBuilder(reading.messages, new Faults(), type);
  let hasRecords = false;
  for (const { record, line } of recordsIn(text, reading, type.fields.length)) {
    hasRecords = true;
    builder.add(type.fields, cellsOf(record, type), line, faultOf(record, lengthOf(type, reading.layout), reading.isLenient));
  }
  if (!hasRecords) throw empty();
  return { messages: builder.finish(), errors: [] };
}

function readTagged(text: string, reading: FixedReading): DecodedDocument {
  const { layout, isLenient } = reading;
  const { from, length } = layout.tag;
  const builder = new TaggedMessageBuilder(layout, reading.messages.of === 'group', new Faults());
  let hasRecords = false;
  for (const { record, line } of recordsIn(text, reading, 1)) {
    hasRecords = true;
    const tag = record.slice(from, from + length);
    const type = layout.byTag.get(tag);
    const fault = type === undefined ? undefined : faultOf(record, lengthOf(type, layout), isLenient);
    builder.add(tag, type === undefined ? [] : cellsOf(record, type), line, fault);
  }
  const decoded = builder.finish();
  if (!hasRecords || (decoded.messages.length === 0 && decoded.errors.length === 0)) throw empty();
  return decoded;
}

/** The records, each with its line; where there are no lines, with its number. Empty lines are passed over.
 *  @throws HubError `E_DOCUMENT_LIMIT` */
function* recordsIn(text: string, { hasLines, layout }: FixedReading, fields: number): Generator<{ record: string; line: number }> {
  const ends = /\r\n|\r|\n/g;
  const { maxRows, maxCells, maxCell } = recordLimits;
  const most = Math.min(maxRows, Math.floor(maxCells / Math.max(fields, 1)));
  let count = 0;
  for (let at = 0, line = 1; at < text.length; line += 1) {
    ends.lastIndex = at;
    const end = hasLines ? (ends.exec(text)?.index ?? text.length) : at + (layout.length ?? 1);
    const record = text.slice(at, end);
    at = hasLines && end < text.length ? ends.lastIndex : end;
    if (record.trim() === '') continue;
    count += 1;
    if (count > most) throw hubError('E_DOCUMENT_LIMIT', { limit: `${most} records` }, { at: { line } });
    if (record.length > maxCell) throw hubError('E_DOCUMENT_LIMIT', { limit: `${maxCell} characters in a record` }, { at: { line } });
    yield { record, line };
  }
}

function cellsOf(record: string, { places, fields }: RecordType): string[] {
  return places.map(({ from, length, align, pad }, index) => {
    const cell = record.slice(from, from + length);
    // A number keeps its zeros, or 0 would be no value.
    if (fields[index]?.isNumber === true) return withoutStart(cell, pad === '0' ? ' ' : pad).trim();
    return align === 'left' ? withoutEnd(cell, pad) : withoutStart(cell, pad);
  });
}

function withoutEnd(cell: string, pad: string): string {
  let end = cell.length;
  while (end > 0 && cell[end - 1] === pad) end -= 1;
  return cell.slice(0, end);
}

function withoutStart(cell: string, pad: string): string {
  let start = 0;
  while (start < cell.length && cell[start] === pad) start += 1;
  return cell.slice(start);
}

function faultOf(record: string, expected: number, isLenient: boolean): Parameters<Fail> | undefined {
  const { length } = record;
  if (length === expected || (isLenient && record.slice(expected).trim() === '')) return undefined;
  return ['E_RECORD_LENGTH', { length, expected }];
}

function empty(): Error {
  return hubError('E_RECORD_MISSING', { tag: 'of any kind' }, { at: { line: 1 } });
}
