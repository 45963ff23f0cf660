import type { FieldTable } from '../../spi/fields.ts';
import { charsets } from '../records/charset.ts';

/** The settings of the fixed-width format. */
export const fixedFields = {
  layout: {
    type: 'path',
    description: 'Describes records, their fields, places and types: a file of the partner.',
    required: true,
    example: 'returns.layout.yaml',
  },
  message: {
    type: 'choice',
    description:
      "What becomes a message: the file; each row; or each group of rows with the same groupBy (each record of the layout's message).",
    choices: ['file', 'row', 'group'],
    default: 'file',
  },
  groupBy: {
    type: 'text-list',
    description: 'Names in the tree of the fields whose values are the same in all rows of a message.',
    default: [],
    example: 'returnNumber',
  },
  charset: { type: 'choice', description: 'Character set; a byte order mark counts more.', choices: charsets, default: 'utf-8' },
  recordLength: {
    type: 'choice',
    description: 'exact: every record has its full length; lenient: blanks at its end may be missing or too many.',
    choices: ['exact', 'lenient'],
    default: 'exact',
  },
  lineBreaks: {
    type: 'choice',
    description: 'What ends a record: a line break (any is read, this one is written), or none where the layout gives one length for all.',
    choices: ['crlf', 'lf', 'none'],
    default: 'crlf',
  },
} as const satisfies FieldTable;
