import type { FieldTable } from '../../core/spi/fields.ts';

/** Settings of a SOAP channel on which partners call the hub: the service of one WSDL. */
export const inboundSettings = {
  wsdl: {
    type: 'path',
    required: true,
    description: 'The WSDL: a file under schemas/partners/<partner>. What it imports must lie there too; nothing is fetched.',
    example: 'claims.wsdl',
  },
  service: { type: 'text', description: 'The service of the WSDL; default: the first that speaks SOAP.' },
  port: { type: 'text', description: 'The port of the service; default: the first that speaks SOAP.' },
  operations: {
    type: 'text-list',
    default: [],
    description: 'The operations that are offered; default: all of the port.',
    example: 'announceClaim',
  },
  proof: {
    type: 'text-list',
    default: ['key'],
    form: { pattern: 'key|username-token|signature', says: 'key, username-token or signature' },
    description:
      'What a caller must prove itself with, each of: key, an API key of the hub (X-API-Key, Bearer, or as the password of Basic); username-token, user name and password of WS-Security; signature, a body and timestamp signed with a trusted certificate (WS-Security X.509).',
  },
  passwordType: {
    type: 'choice',
    choices: ['any', 'digest'],
    default: 'any',
    description: 'How the password of a UsernameToken may come: in clear or as a digest, or as a digest only.',
  },
  trustedSigners: {
    type: 'path',
    description: 'For signature, the file of the pack with the certificates (PEM) that may sign, or their own authority.',
    example: 'partner-signing.pem',
  },
  wait: {
    type: 'duration',
    default: '0s',
    minimum: 0,
    maximum: 60_000,
    description: "How long a caller waits for what the channel's answer: gives; 0 for not at all.",
    example: '20s',
  },
  acknowledgements: {
    type: 'text-map',
    description:
      'The answer where there is no other (yet): by operation, a file under schemas/partners/<partner> with the arguments of the answer as JSON; {messageId} and {arguments.path} in its texts are filled.',
    example: 'announceClaim: claim-taken.json',
  },
  address: {
    type: 'url',
    description: 'Where partners reach the service, for ?wsdl; default: the address that they asked at.',
    example: 'https://hub.example/soap/partner/claims',
  },
  maxBytes: {
    type: 'integer',
    default: 10_485_760,
    minimum: 1,
    maximum: 26_214_400,
    description: 'Largest call that is read, in bytes; a large one keeps other callers waiting while it is read.',
  },
  schemaCheck: {
    type: 'boolean',
    default: true,
    description: 'Are calls and answers held to the schemas of the WSDL? Switch it off only where a partner cannot keep to its own WSDL.',
  },
} as const satisfies FieldTable;

/** Credentials of a SOAP channel on which partners call the hub. */
export const inboundCredentials = {
  username: { type: 'text', description: 'User name that a UsernameToken must have.' },
  password: { type: 'text', secret: true, description: 'Password that a UsernameToken must have.' },
} as const satisfies FieldTable;
