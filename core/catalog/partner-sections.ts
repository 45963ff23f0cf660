import { currencyExponent } from '../canonical/currencies.ts';
import type { FieldTable } from '../spi/fields.ts';
import { parseRhythm } from '../spi/rhythm.ts';
import { calendarNames } from './expectation-fields.ts';
import type { ExpectedRhythm, Tolerance } from './model.ts';
import type { Report } from './report.ts';
import { type ConfigNode, readFields } from './yaml-file.ts';

/** `expect:` of an inbound channel. */
export const expectFields = {
  rhythm: {
    type: 'text',
    required: true,
    description:
      'When something is expected of the partner: days, times of day on its clocks, and how often. Silent for longer, it is late.',
    example: 'workdays 06:00-22:00 every 2h',
  },
  calendar: { type: 'choice', choices: calendarNames, default: 'none', description: 'Which days are holidays.' },
} as const satisfies FieldTable;

/** `tolerance:` of a partner. */
export const toleranceFields = {
  quantity: { type: 'integer', default: 0, minimum: 0, maximum: 1_000_000, description: 'So many pieces may documents differ by.' },
  amount: {
    type: 'text',
    default: '0%',
    description:
      'So much may sums differ by: a percentage of the earlier sum, with up to two decimals, or minor units of one currency; sums of others must then agree.',
    example: '0.5%',
  },
} as const satisfies FieldTable;

/** How `amount` is written. */
export const AMOUNT_PATTERN = '^(\\d{1,2}(\\.\\d{1,2})?%|100%|\\d{1,9} [A-Z]{3})$';

/** Documents of a partner that says nothing agree to the piece and to the cent. */
export const EXACT: Tolerance = Object.freeze({ quantity: 0, amount: Object.freeze({ basisPoints: 0 }) });

/** Reads `tolerance:`; undefined if anything is wrong with it. */
export function readTolerance(node: ConfigNode | undefined, report: Report): Tolerance | undefined {
  if (node === undefined) return EXACT;
  const fields = readFields(node, toleranceFields, report, { label: 'tolerance', missingAt: node.at });
  if (fields === undefined) return undefined;
  const amount = readAmount(fields.amount);
  if (amount !== undefined) return Object.freeze({ quantity: fields.quantity, amount: Object.freeze(amount) });
  report.error(
    'E_CONFIG_FIELD',
    { reason: 'tolerance.amount is a percentage such as 0.5%, or minor units of a currency such as 100 EUR' },
    (node.children.get('amount') ?? node).at,
  );
  return undefined;
}

function readAmount(text: string): Tolerance['amount'] | undefined {
  if (!new RegExp(AMOUNT_PATTERN).test(text)) return undefined;
  if (text.endsWith('%')) return { basisPoints: Math.round(Number(text.slice(0, -1)) * 100) };
  const [minor = '', currency = ''] = text.split(' ');
  return currencyExponent(currency) === undefined ? undefined : { minor: Number(minor), currency };
}

/** Reads `expect:` of a channel. @returns null when it has none, undefined if anything is wrong with it */
export function readExpect(node: ConfigNode | undefined, channel: string, report: Report): ExpectedRhythm | null | undefined {
  if (node === undefined) return null;
  const fields = readFields(node, expectFields, report, { label: `${channel}.expect`, missingAt: node.at });
  if (fields === undefined) return undefined;
  const rhythm = parseRhythm(fields.rhythm);
  if (rhythm !== undefined) return Object.freeze({ rhythm: Object.freeze(rhythm), calendar: fields.calendar });
  report.error(
    'E_CONFIG_FIELD',
    { reason: `${channel}.expect.rhythm is days, hours and how often, a minute or longer, such as workdays 06:00-22:00 every 2h` },
    (node.children.get('rhythm') ?? node).at,
  );
  return undefined;
}
