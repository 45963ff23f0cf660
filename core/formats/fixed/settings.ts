import type { FieldTable } from '../../spi/fields.ts';
import { charsetField, groupByField, messageField } from '../records/settings.ts';

/** The settings of the fixed-width format. */
export const fixedFields = {
  layout: {
    type: 'path',
    description: 'Describes records, their fields, places and types: a file of the partner.',
    required: true,
    example: 'returns.layout.yaml',
  },
  message: messageField,
  groupBy: groupByField,
  charset: charsetField,
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
