import type { FieldTable } from '../../core/spi/fields.ts';

const shared = {
  folder: { type: 'text', required: true, description: "Folder on the hub's machine, from the root on.", example: '/srv/partner/out' },
  timeout: { type: 'duration', default: '30s', minimum: 1, description: 'How long one step may take.' },
} as const satisfies FieldTable;

/** Settings of a channel on which files are taken from a folder. */
export const inboundSettings = {
  ...shared,
  poll: { type: 'duration', default: '30s', minimum: 1, description: 'Time between two looks into the folder.' },
  lease: {
    type: 'duration',
    default: '10m',
    minimum: 1,
    description: 'After this time a file that was claimed and not finished is tried again.',
  },
  mediaType: {
    type: 'text',
    default: 'application/octet-stream',
    description: 'Media type of the documents.',
    example: 'application/edifact',
  },
  maxBytes: {
    type: 'integer',
    default: 52_428_800,
    minimum: 1,
    description: 'Largest file that is taken, in bytes; larger ones stay where they are.',
  },
} as const satisfies FieldTable;

/** Settings of a channel on which files are put into a folder. */
export const outboundSettings = {
  ...shared,
  filename: {
    type: 'text',
    required: true,
    description: 'Name of the file; {names} are filled from the document, {idempotencyKey} among them.',
    example: '{idempotencyKey}.edi',
  },
} as const satisfies FieldTable;

/** A folder of this machine asks for none. Those of other kinds say `secret: true` where nobody may see them. */
export const credentials = {} as const satisfies FieldTable;
