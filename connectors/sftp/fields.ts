import type { FieldTable } from '../../core/spi/fields.ts';
import { nameCharsets } from './charset.ts';

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
    description:
      "The server's host keys: fingerprints, as ssh-keygen -l prints them, or whole keys, as ssh-keyscan prints them; several if it has several or changes its key.",
    example: 'SHA256:Uz3uRBOTQsXhJGPOdXfS5TL4mmb6VZmwQyxi2lYPgN4',
  },
  folder: {
    type: 'text',
    required: true,
    description: "Folder on the server; without a leading / it counts from the user's home.",
    example: '/out',
  },
  timeout: {
    type: 'duration',
    default: '30s',
    minimum: 1,
    description: 'How long connecting may take, and how long the server may be silent while it owes an answer.',
  },
  nameCharset: {
    type: 'choice',
    choices: nameCharsets,
    default: 'utf-8',
    description: 'Character set of names on the server.',
  },
  timezone: {
    type: 'text',
    default: 'UTC',
    description: 'Time zone (IANA) of dates in names of files and folders.',
    example: 'Europe/Paris',
  },
  allowPrivateNetwork: {
    type: 'boolean',
    default: false,
    description: 'May the server have an address that is not on the public internet?',
    unsafe: 'the channel can then reach machines of the internal network, the hub itself among them',
  },
} as const satisfies FieldTable;

const marker = {
  pattern: '[^/]*\\{(name|stem)\\}[^/]*',
  says: 'a name with {name} (the whole name of the file) or {stem} (without its ending), such as {name}.done',
} as const;

/** Which files are documents, and when they are finished. */
const selection = {
  pattern: {
    type: 'text-list',
    default: ['*'],
    description:
      'Which files are documents: * is any run of characters, ? one, case counts. With a / it is compared with the path, where ** is any folders.',
    example: '*.edi',
  },
  exclude: {
    type: 'text-list',
    default: [],
    description: 'Files and sub-folders that are not, though the pattern fits.',
    example: 'test_*',
  },
  ignore: {
    type: 'text-list',
    default: ['.*', '~*', '*.tmp', '*.temp', '*.part', '*.partial', '*.filepart', '*.writing'],
    description: 'Names that senders use while they write: left alone whatever the pattern says.',
  },
  depth: {
    type: 'integer',
    default: 0,
    minimum: 0,
    maximum: 20,
    description: 'How many levels of sub-folders are searched; 0: only folder itself.',
  },
  ready: {
    type: 'choice',
    choices: ['stable', 'rename', 'marker'],
    default: 'stable',
    description:
      'How a finished file is known: stable, it stays the same for stableFor; rename, the sender gives it its final name last; marker, the sender puts a second file beside it.',
  },
  stableFor: { type: 'duration', default: '5s', minimum: 0, description: 'For ready: stable, how long a file must stay the same.' },
  looks: {
    type: 'integer',
    default: 2,
    minimum: 2,
    maximum: 20,
    description: 'For ready: stable, in how many looks, spread over stableFor, it must be the same.',
  },
  marker: {
    type: 'text-list',
    default: ['{name}.done', '{name}.ok'],
    form: marker,
    description: 'For ready: marker, the name of the second file; one of several is enough. It is removed with the file.',
    example: '{stem}.ok',
  },
  order: {
    type: 'choice',
    choices: ['oldest', 'name'],
    default: 'oldest',
    description: 'Which files are taken first: those changed longest ago, or by name.',
  },
  limit: { type: 'integer', minimum: 1, description: 'How many files one poll takes at most; default: all.' },
  minBytes: { type: 'integer', default: 1, minimum: 1, description: 'Smallest file that is a document, in bytes.' },
  maxBytes: {
    type: 'integer',
    default: 52_428_800,
    minimum: 1,
    maximum: 1_000_000_000,
    description: 'Largest file that is fetched, in bytes. A file is held in memory as a whole.',
  },
} as const satisfies FieldTable;

/** Settings of an SFTP channel from which documents are fetched. */
export const inboundSettings = {
  ...server,
  poll: { type: 'duration', default: '30s', minimum: 1, description: 'Time between two looks into the folder.' },
  ...selection,
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
    default: 'archive/{yyyy}-{MM}-{dd}',
    description: 'Folder for finished files, inside folder or absolute, with the date of archiving; sub-folders are kept below it.',
    example: 'archive/{yyyy}/{MM}/{dd}',
  },
  empty: {
    type: 'choice',
    choices: ['leave', 'archive', 'quarantine'],
    default: 'leave',
    description:
      'What becomes of a finished file without content, which is no document: left alone, or put away as after says, or into quarantine.',
  },
  quarantine: {
    type: 'text',
    description:
      'Folder, inside folder or absolute, for finished files beyond minBytes and maxBytes; default: they stay where they are, with a line in the log.',
    example: 'refused',
  },
  mediaType: { type: 'text', description: "Media type of the documents; default: by the name's ending.", example: 'application/edifact' },
} as const satisfies FieldTable;

/** Settings of an SFTP channel on which documents go out. */
export const outboundSettings = {
  ...server,
  filename: {
    type: 'text',
    required: true,
    description:
      'Name of the uploaded file; {names} are filled from the document, {idempotencyKey} among them, and from its date: {yyyy}, {MM}, {dd}, {HH}, {mm}, {ss}, {yyyyMMdd}, {HHmmss}.',
    example: '{type}_{controlReference}_{yyyyMMdd}.edi',
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
    description: 'When another file of the same name is there: wait until the partner has fetched it, or replace it.',
  },
  marker: {
    type: 'text',
    form: marker,
    description: 'Name of an empty second file, put when the first is whole, for partners that wait for one.',
    example: '{name}.done',
  },
} as const satisfies FieldTable;

/** Who the hub is at an SFTP server: a password, a key, or both. */
export const credentials = {
  user: { type: 'text', required: true, description: 'User name.' },
  password: { type: 'text', secret: true, description: 'Password, also given where the server asks for it (keyboard-interactive).' },
  privateKey: { type: 'text', secret: true, description: 'Private key (ed25519, ECDSA or RSA), PEM or OpenSSH form.' },
  passphrase: { type: 'text', secret: true, description: 'Passphrase of the private key.' },
} as const satisfies FieldTable;
