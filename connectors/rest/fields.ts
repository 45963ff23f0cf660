import type { FieldTable } from '../../core/spi/fields.ts';

/** Settings of a REST channel on which documents go out. */
export const outboundSettings = {
  url: {
    type: 'url',
    required: true,
    description: 'Where documents are sent; {names} in path and query are filled from the document, percent-encoded.',
    example: 'https://api.partner.example/returns/{returnNumber}',
  },
  method: { type: 'choice', choices: ['POST', 'PUT', 'PATCH', 'GET'], default: 'POST', description: 'HTTP method; GET sends no body.' },
  headers: {
    type: 'text-map',
    description: 'Headers sent with every request; they replace those that the hub sends by itself, such as content-type.',
  },
  timeout: { type: 'duration', default: '10s', minimum: 1, description: 'How long the partner may take to answer, connecting included.' },
  maxAnswerBytes: { type: 'integer', default: 10_485_760, minimum: 1, description: 'Largest answer that is read, in bytes.' },
  signature: {
    type: 'choice',
    choices: ['none', 'standard-webhooks'],
    default: 'none',
    description: 'How requests are signed; standard-webhooks needs the credential signingSecret.',
  },
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

/** Credentials of a REST channel on which documents go out: at most one for each header. */
export const outboundCredentials = {
  apiKey: { type: 'text', secret: true, description: 'API key, sent in the header that apiKeyHeader names.' },
  apiKeyHeader: { type: 'text', default: 'x-api-key', description: 'Header that carries the API key.' },
  user: { type: 'text', description: 'User name for Basic authentication (RFC 7617).' },
  password: { type: 'text', secret: true, description: 'Password for Basic authentication.' },
  token: { type: 'text', secret: true, description: 'Bearer token (RFC 6750).' },
  signingSecret: {
    type: 'text',
    secret: true,
    description: 'Standard Webhooks secret, whsec_ and base64; several, with blanks between, while one replaces the other.',
  },
  clientCertificate: { type: 'text', secret: true, description: 'Certificate (PEM) with which the hub identifies itself (mTLS).' },
  clientKey: { type: 'text', secret: true, description: 'Private key (PEM) of the client certificate.' },
} as const satisfies FieldTable;

/** A REST channel on which documents come in needs nothing: the door has the address, checks keys and caps sizes. */
export const inboundSettings = {} as const satisfies FieldTable;
/** The keys of callers are kept by the hub, not in the pack. */
export const inboundCredentials = {} as const satisfies FieldTable;
