import type { FieldTable } from '../../spi/fields.ts';
import { charsets } from './charset.ts';

/** What becomes a message. */
export const messageField = {
  type: 'choice',
  description:
    "What becomes a message: the file; each row; or each group of rows with the same groupBy (each record of the layout's message).",
  choices: ['file', 'row', 'group'],
  default: 'file',
} as const satisfies FieldTable[string];

/** Which rows belong together. */
export const groupByField = {
  type: 'text-list',
  description: 'Names in the tree of the fields whose values are the same in all rows of a message.',
  default: [],
  example: 'returnNumber',
} as const satisfies FieldTable[string];

/** The character set of a file. */
export const charsetField = {
  type: 'choice',
  description: 'Character set; a byte order mark counts more.',
  choices: charsets,
  default: 'utf-8',
} as const satisfies FieldTable[string];
