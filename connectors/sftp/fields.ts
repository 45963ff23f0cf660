import type { FieldTable } from '../../core/spi/fields.ts';

const server = {
  host: {
    type: 'text',
    required: true,
    description: "The server's name or address, with :port where it is not 22.",
    example: 'sftp.partner.example:2222',
  },
  hostKey: {
    type: 'text-list',
    required: true,
    description: "Fingerprints of the server's host keys, as ssh-keygen -l prints them; several if it has several or changes its key.",
    example: 'SHA256:Uz3uRBOTQsXhJGPOdXfS5TL4mmb6VZmwQyxi2lYPgN4',
  },
  folder: {
    type: 'text',
    required: true,
    description: "Folder on the server; without a leading / it counts from the user's home.",
    example: '/out',
  },
  timeout: { type: 'duration', default: '30s', minimum: 1, description: 'How long the server may take for one step.' },
  allowPrivateNetwork: {
    type: 'boolean',
    default: false,
    description: 'May the server have an address that is not on the public internet?',
    unsafe: 'the channel can then reach machines of the internal network, the hub itself among them',
  },
} as const satisfies FieldTable;

/** Settings of an SFTP channel from which documents are fetched. */
export const inboundSettings = {
  ...server,
  poll: { type: 'duration', default: '30s', minimum: 1, description: 'Time between two looks into the folder.' },
  pattern: { type: 'text', default: '*', description: 'Which files are documents: a name with * and ?, case counts.', example: '*.edi' },
  ignore: {
    type: 'text-list',
    default: ['.*', '~*', '*.tmp', '*.temp', '*.part', '*.partial', '*.filepart', '*.writing'],
    description: 'Names that senders use while they write: left alone whatever the pattern says.',
  },
  ready: {
    type: 'choice',
    choices: ['stable', 'rename'],
    default: 'stable',
    description: 'How a finished file is known: stable, it stays the same for stableFor; rename, the sender gives it its final name last.',
  },
  stableFor: { type: 'duration', default: '5s', minimum: 0, description: 'For ready: stable, how long a file must stay the same.' },
  claimFolder: {
    type: 'text',
    default: '.relais',
    description: 'Folder, inside folder, into which files are moved while they are read; made if it is missing.',
  },
  lease: {
    type: 'duration',
    default: '10m',
    minimum: 0,
    description: 'After this time a file that another poller claimed and did not finish is taken over.',
  },
  after: {
    type: 'choice',
    choices: ['archive', 'delete'],
    default: 'archive',
    description: 'What becomes of a file once its document is in the ledger.',
  },
  archive: {
    type: 'text',
    default: 'archive',
    description: 'Folder, inside folder, for finished files, with a folder for each day (UTC).',
  },
  mediaType: { type: 'text', description: "Media type of the documents; default: by the name's ending.", example: 'application/edifact' },
  maxBytes: {
    type: 'integer',
    default: 52_428_800,
    minimum: 1,
    description: 'Largest file that is fetched, in bytes; larger ones stay where they are.',
  },
} as const satisfies FieldTable;

/** Settings of an SFTP channel on which documents go out. */
export const outboundSettings = {
  ...server,
  filename: {
    type: 'text',
    required: true,
    description: 'Name of the uploaded file; {names} are filled from the document, {idempotencyKey} among them.',
    example: '{type}_{controlReference}.edi',
  },
  temporaryFolder: {
    type: 'text',
    description:
      'Folder, inside folder and on the same file system, in which files are written before they get their name; default: folder itself.',
  },
  existing: {
    type: 'choice',
    choices: ['wait', 'replace'],
    default: 'wait',
    description: 'When another file of the same name is there: wait until the partner has fetched it, or replace it (posix-rename).',
  },
} as const satisfies FieldTable;

/** Who the hub is at an SFTP server: a password, a key, or both. */
export const credentials = {
  user: { type: 'text', required: true, description: 'User name.' },
  password: { type: 'text', secret: true, description: 'Password, also given where the server asks for it (keyboard-interactive).' },
  privateKey: { type: 'text', secret: true, description: 'Private key, PEM or OpenSSH form.' },
  passphrase: { type: 'text', secret: true, description: 'Passphrase of the private key.' },
} as const satisfies FieldTable;
