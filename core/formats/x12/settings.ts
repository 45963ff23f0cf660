import type { FieldTable, SettingsOf } from '../../spi/fields.ts';
import { codesField, lineBreaksField } from '../edi/settings.ts';

/** Settings of an X12 channel. */
export const x12Fields = {
  guide: {
    type: 'text-list',
    description:
      'The transaction set guides in use: `RELEASE/SET` for one under schemas/x12, or a file of the partner that ends in .json. ST and GS of a message tell which applies; the first is what is written when the mapping gives no ST.',
    default: [],
    example: '004010/850',
  },
  codes: codesField,
  tolerate: {
    type: 'text-list',
    description:
      'Codes of faults (E_EDI_…) that this partner is known for and that are let through and noted in the acknowledgement; `structure` stands for all faults of order, use and unknown segments.',
    default: [],
    example: 'structure',
  },
  sender: {
    type: 'text',
    description: 'ISA05 and ISA06 of what is written, as QUALIFIER:ID; default: ZZ and the identifier that the hub has.',
    example: '08:6123450100',
  },
  recipient: {
    type: 'text',
    description: 'ISA07 and ISA08 of what is written, as QUALIFIER:ID; default: ZZ and the identifier of the partner.',
    example: '12:5551234567',
  },
  test: { type: 'boolean', description: 'Mark what is written as a test (ISA15).', default: false },
  groupSender: { type: 'text', description: 'GS02 of what is written; default: as ISA06.' },
  groupRecipient: { type: 'text', description: 'GS03 of what is written; default: as ISA08.' },
  delimiters: {
    type: 'text',
    description:
      'Delimiters that the partner has fixed: element, component, terminator, repetition. Data with one of them is refused. Default: `*:~^`, or others where the data has one of these.',
    example: '*>~^',
  },
  charset: {
    type: 'choice',
    description: 'Character set of what is written; X12 declares none.',
    choices: ['ascii', 'latin1', 'utf-8'],
    default: 'latin1',
  },
  lineBreaks: lineBreaksField,
  requestAcknowledgement: { type: 'boolean', description: 'Ask for a TA1 (ISA14).', default: false },
  acknowledgement: {
    type: 'choice',
    description: 'What acknowledges a functional group: 997, 999, or (auto) 999 from release 005010 on and 997 before.',
    choices: ['auto', '997', '999'],
    default: 'auto',
  },
  interchangeAcknowledgement: {
    type: 'choice',
    description: 'When a TA1 is written: when the envelope is faulty or the sender asks for it (auto), for each interchange, or never.',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
  },
} as const satisfies FieldTable;

/** Settings of an X12 channel, read. */
export type X12Settings = SettingsOf<typeof x12Fields>;
