import type { FieldTable } from '../spi/fields.ts';

/** The calendars that business time may follow; `core/cases` knows their holidays. */
export const calendarNames = ['none', 'FR', 'BE', 'DE', 'ES', 'GB', 'US'] as const;

/** `48h`, `28d`, `2 working days`, `3 months`. */
export const BUSINESS_DURATION = '\\d+(ms|s|m|h)|\\d{1,4} ?(d|days?|months?|working days?)';

/** mappings/expectations.yaml, beside its rows. */
export const expectationFileFields = {
  calendar: { type: 'choice', choices: calendarNames, default: 'none', description: 'Which days are holidays, where a row does not say.' },
  timezone: {
    type: 'text',
    default: 'UTC',
    description: 'IANA time zone of days and months, where a row does not say.',
    example: 'Europe/Paris',
  },
} as const satisfies FieldTable;

/** One expectation. */
export const expectationFields = {
  name: { type: 'text', required: true, description: 'Lower case words joined by hyphens; once in the whole configuration.' },
  on: { type: 'text', required: true, description: 'The canonical type that opens it.' },
  when: { type: 'text', description: 'JSONata over the body of the opening message: true where it opens it.' },
  until: { type: 'text-list', required: true, description: 'The canonical types of which the first one meets it.' },
  untilWhen: {
    type: 'text',
    description:
      'JSONata over the body of a message of `until`: true where it meets it. Asked of each scan of a carrier, whose state is `tracking`.',
  },
  within: { type: 'text', required: true, description: 'How long it may take: 48h, 28d, 2 working days, 3 months.' },
  dueFrom: {
    type: 'text',
    description: 'Path of a field of the opening message that holds the instant, or the day, where it is set there.',
  },
  calendar: { type: 'choice', choices: calendarNames, description: 'Which days are holidays.' },
  timezone: { type: 'text', description: 'IANA time zone of days and months.' },
  say: { type: 'text', required: true, description: 'One sentence for operators: what is late.' },
  labels: { type: 'text-map', description: 'What it is called, by language: en, fr, es.' },
  says: { type: 'text-map', description: 'The sentence in other languages: fr, es.' },
} as const satisfies FieldTable;
