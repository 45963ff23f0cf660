import type { FieldTable, SettingsOf } from '../../spi/fields.ts';
import { codesField, lineBreaksField } from '../edi/settings.ts';
import { syntaxIdentifiers } from './syntax-identifiers.ts';

/** Settings of an EDIFACT channel. */
export const edifactFields = {
  guide: {
    type: 'text-list',
    description:
      'The message guides in use: `DIRECTORY/TYPE` for one under schemas/edifact, or a file of the partner that ends in .json. The UNH of a message tells which applies; the first is what is written when the mapping gives no UNH.',
    default: [],
    example: 'd01b/RETANN',
  },
  codes: codesField,
  tolerate: {
    type: 'text-list',
    description: 'Codes of faults (E_EDI_…, E_CHARSET) that this partner is known for and that are let through.',
    default: [],
    example: 'E_EDI_COUNT',
  },
  charset: {
    type: 'choice',
    description: 'Syntax identifier (UNB 0001) of what is written; it gives the character set.',
    choices: syntaxIdentifiers.filter((identifier) => identifier !== 'UNOX'),
    default: 'UNOC',
  },
  syntaxVersion: {
    type: 'choice',
    description: 'Syntax version (UNB 0002) of what is written.',
    choices: ['1', '2', '3', '4'],
    default: '3',
  },
  una: { type: 'boolean', description: 'Write the service string advice (UNA).', default: true },
  lineBreaks: lineBreaksField,
  sender: {
    type: 'text',
    description:
      'UNB S002 of what is written, as ID, ID:QUALIFIER or ID:QUALIFIER:ROUTING; default: the identifier of the hub, a GLN with 14.',
    form: { pattern: '^[^:]{1,35}(:[^:]{0,4}(:[^:]{1,35})?)?$', says: 'ID, ID:QUALIFIER or ID:QUALIFIER:ROUTING' },
    example: 'RELAIS:ZZ',
  },
  recipient: {
    type: 'text',
    description: 'UNB S003 of what is written, likewise; default: the identifier of the partner.',
    form: { pattern: '^[^:]{1,35}(:[^:]{0,4}(:[^:]{1,35})?)?$', says: 'ID, ID:QUALIFIER or ID:QUALIFIER:ROUTING' },
    example: '4012345500004:14:RETURNS',
  },
  test: { type: 'boolean', description: 'Mark what is written as a test (UNB 0035).', default: false },
  applicationReference: { type: 'text', description: 'UNB 0026 of what is written.' },
  agreement: { type: 'text', description: 'UNB 0032 of what is written: the interchange agreement.', example: 'EANCOM' },
  requestAcknowledgement: { type: 'boolean', description: 'Ask for a CONTRL (UNB 0031).', default: false },
  acknowledgement: {
    type: 'choice',
    description: 'How a CONTRL says yes: acknowledged (UCI 0083 = 7) or only received (8).',
    choices: ['acknowledged', 'received'],
    default: 'acknowledged',
  },
} as const satisfies FieldTable;

/** Settings of an EDIFACT channel, read. */
export type EdifactSettings = SettingsOf<typeof edifactFields>;
