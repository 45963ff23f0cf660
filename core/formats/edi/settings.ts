import type { FieldTable } from '../../spi/fields.ts';

/** Are codes outside their lists let through? */
export const codesField = {
  type: 'choice',
  description: 'strict: a code outside its list is a fault; lenient: it is let through.',
  choices: ['strict', 'lenient'],
  default: 'strict',
} as const satisfies FieldTable[string];

/** What stands behind each segment that is written: see {@link lineBreakText}. */
export const lineBreaksField = {
  type: 'choice',
  description: 'Line break behind each segment that is written.',
  choices: ['none', 'lf', 'crlf'],
  default: 'none',
} as const satisfies FieldTable[string];

const lineBreaks: Readonly<Record<string, string>> = { none: '', lf: '\n', crlf: '\r\n' };

/** The characters of a choice of {@link lineBreaksField}. */
export function lineBreakText(choice: string): string {
  return lineBreaks[choice] ?? '';
}
