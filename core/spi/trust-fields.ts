import type { FieldTable } from './fields.ts';

/** Whom a channel over TLS trusts, and where it may reach: the same words in every connector that has them. */
export const trustFields = {
  certificateAuthority: {
    type: 'path',
    description: "File of the pack with the certificates (PEM) that may vouch for the partner; replaces the machine's own list.",
    example: 'partner-ca.pem',
  },
  allowPrivateNetwork: {
    type: 'boolean',
    default: false,
    description: 'May the partner have an address that is not on the public internet?',
    unsafe: 'the channel can then reach machines of the internal network, the hub itself among them',
  },
} as const satisfies FieldTable;
