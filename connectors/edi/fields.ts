import type { FieldTable } from '../../core/spi/fields.ts';

/** Settings of both directions. */
export const settings = {
  over: {
    type: 'text',
    required: true,
    description: 'The channel that carries the interchanges: partner/channel, of the same direction and format.',
    example: 'our-network/mailbox',
  },
} as const satisfies FieldTable;

/** The connection, and so its credentials, belong to the channel that carries. */
export const noCredentials = {} as const satisfies FieldTable;
