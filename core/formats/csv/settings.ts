import type { FieldTable } from '../../spi/fields.ts';
import { charsetField, groupByField, messageField } from '../records/settings.ts';

/** The settings of the CSV format. */
export const csvFields = {
  layout: {
    type: 'path',
    description: 'Describes columns or records, their names and types: a file of the partner. Without it all values are texts.',
    example: 'returns.layout.yaml',
  },
  message: messageField,
  groupBy: groupByField,
  header: {
    type: 'boolean',
    description: 'Is the first row the names of the columns? Not where the layout has records; else true if nothing is said.',
  },
  columns: {
    type: 'text-list',
    description: 'Names of the columns in order, without a layout: those that a file without header has, and the order of writing.',
    default: [],
  },
  delimiter: {
    type: 'text',
    description: 'Between values: one character, tab, or auto for the one of , ; tab | that the first row has most of. auto writes commas.',
    default: 'auto',
  },
  quote: { type: 'text', description: 'Around values that need it; empty for files without quotes.', default: '"' },
  comment: { type: 'text', description: 'Lines that begin with it are passed over.', example: '#' },
  skipLines: { type: 'integer', description: 'Lines to pass over before the first row.', default: 0, minimum: 0, maximum: 1000 },
  charset: charsetField,
  rowLength: {
    type: 'choice',
    description: 'exact: each row has as many values as there are columns; lenient: empty ones may be missing or too many at its end.',
    choices: ['exact', 'lenient'],
    default: 'exact',
  },
  extraColumns: {
    type: 'choice',
    description: 'Columns whose header the layout does not have.',
    choices: ['refuse', 'ignore'],
    default: 'refuse',
  },
  trim: { type: 'boolean', description: 'Take blanks around values away?', default: false },
  quoting: {
    type: 'choice',
    description: 'Which values are written in quotes.',
    choices: ['needed', 'all'],
    default: 'needed',
  },
  formulas: {
    type: 'choice',
    description: 'escape: texts that a spreadsheet would run as a formula are written with an apostrophe before them; allow: as they are.',
    choices: ['escape', 'allow'],
    default: 'escape',
  },
  lineBreaks: { type: 'choice', description: 'What ends a row that is written.', choices: ['crlf', 'lf'], default: 'crlf' },
  bom: { type: 'boolean', description: 'Write a byte order mark, as spreadsheets like it?', default: false },
} as const satisfies FieldTable;
