import { type ErrorEntry, row } from './error-row.ts';

/** Errors of rows: CSV (RFC 4180) and files of fixed width. A part of the closed table. */
export const recordErrors = {
  E_CSV_SYNTAX: row(
    422,
    'The document is not CSV: {reason}.',
    'Send CSV (RFC 4180): values with quotes or line breaks in quotes, quotes in them doubled.',
  ),
  E_ROW_CELLS: row(
    422,
    'The number of values in the row is {count}; expected: {expected}.',
    'Send as many values as there are columns, empty ones too.',
  ),
  E_COLUMN_MISSING: row(422, 'The column {column} is missing.', 'Send the column; the header line names the columns.'),
  E_COLUMN_UNKNOWN: row(
    422,
    'Column {number} has a header that is not agreed.',
    'Leave the column out, or add it to the layout; extraColumns: ignore passes such columns over.',
  ),
  E_COLUMN_REPEATED: row(422, 'Column {number} has the header of another column.', 'Give each column a header of its own.'),
  E_FIELD_MISSING: row(422, 'The field {field} is required.', 'Send a value.'),
  E_FIELD_TYPE: row(422, 'The field {field} is not {type}.', 'Correct the value, or the type of the field in the layout.'),
  E_FIELD_LENGTH: row(422, 'The length of the field {field} is {length}; allowed: {allowed}.', 'Send a value of that length.'),
  E_FIELD_PATTERN: row(422, 'The field {field} does not match the pattern {pattern}.', 'Correct the value.'),
  E_FIELD_CODE: row(
    422,
    'The field {field} has a value that is not in its list of codes.',
    'Send one of the agreed codes, or add it to the layout.',
  ),
  E_FIELD_CHARACTER: row(
    422,
    'The field {field} has the character {character}, which cannot be written in {charset}.',
    'Replace the character in the mapping ($ascii does that), or agree on a wider character set.',
  ),
  E_RECORD_UNKNOWN: row(
    422,
    'The record begins with a tag that is not agreed; agreed: {known}.',
    'Correct the tag, or add the record to the layout.',
  ),
  E_RECORD_ORDER: row(422, 'The record {tag} is not allowed at this place.', 'Put it where the layout has it.'),
  E_RECORD_REPEATS: row(422, 'The record {tag} may come only once here.', 'Send it once.'),
  E_RECORD_MISSING: row(422, 'The record {tag} is missing.', 'Send {tag}.'),
  E_RECORD_COUNT: row(
    422,
    'The field {field} announces another number of records than the {counted} that were received.',
    'Correct the count, or send what is missing.',
  ),
  E_RECORD_LENGTH: row(
    422,
    'The length of the record is {length}; expected: {expected}.',
    'Send records of full length, blanks at their ends too.',
  ),
} as const satisfies Record<string, ErrorEntry>;
