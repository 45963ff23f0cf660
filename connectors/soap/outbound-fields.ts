import type { FieldTable } from '../../core/spi/fields.ts';
import { traceField } from '../../core/spi/trace-field.ts';
import { trustFields } from '../../core/spi/trust-fields.ts';

/** Settings of a SOAP channel: one operation of one WSDL. */
export const outboundSettings = {
  wsdl: {
    type: 'path',
    required: true,
    description: 'The WSDL: a file of the pack. What it imports must be in the pack too; nothing is fetched.',
    example: 'shipping.wsdl',
  },
  operation: { type: 'text', required: true, description: 'The operation that the channel calls.', example: 'shippingMultiParcelV4' },
  service: { type: 'text', description: 'The service of the WSDL, where several have the operation.' },
  port: { type: 'text', description: 'The port of the service, where several have the operation.' },
  endpoint: {
    type: 'url',
    description: 'Where the service is; by default the address in the WSDL.',
    example: 'https://ws.partner.example/shipping',
  },
  soapVersion: {
    type: 'choice',
    choices: ['1.1', '1.2'],
    default: '1.1',
    description: 'Version in which requests are sent; answers are read in either.',
  },
  elementOrder: {
    type: 'choice',
    choices: ['schema', 'mapping'],
    default: 'schema',
    description:
      'The order in which arguments are written: that of the WSDL, or as the mapping gives them, for services that want another than their WSDL says.',
  },
  headers: { type: 'text-map', description: 'HTTP headers sent with every request.' },
  trace: traceField,
  timeout: { type: 'duration', default: '30s', minimum: 1, description: 'How long the partner may take to answer, connecting included.' },
  maxAnswerBytes: {
    type: 'integer',
    default: 20_971_520,
    minimum: 1,
    description: 'Largest answer that is read, in bytes; labels travel inside it.',
  },
  credentialsAt: {
    type: 'text-list',
    default: [],
    description: 'Places in the arguments where "credential:NAME" is replaced by the credential: dotted paths, list positions left out.',
    example: 'headerValue.accountNumber',
  },
  finalFaults: {
    type: 'text-list',
    default: [],
    description:
      'Fault codes, subcodes or elements of the fault detail that mean "never send this again", besides the faults that the WSDL declares.',
    example: 'PermissionDenied',
  },
  answerFaults: {
    type: 'text-list',
    default: [],
    description:
      'Fault codes, subcodes or elements of the fault detail with which the service answers: the reply mapping gets them, as { fault: … }, and can tell who asked.',
    example: 'InvalidWeight',
  },
  addressesAt: {
    type: 'text-list',
    default: [],
    description:
      "Places in the answer with addresses that may be relative: they are made whole by the service's address. Dotted paths, list positions left out.",
    example: 'labelUrl',
  },
  digestAt: {
    type: 'text',
    description:
      'Place in the arguments of a digest over all their values in the order of the WSDL with the credential digestKey behind them, in hexadecimal digits, upper case; the connector fills it in.',
    example: 'Security',
  },
  digest: { type: 'choice', choices: ['md5', 'sha1', 'sha256'], default: 'md5', description: 'How that digest is made.' },
  digestCharset: {
    type: 'choice',
    choices: ['ISO-8859-1', 'UTF-8'],
    default: 'ISO-8859-1',
    description: 'Character set of the values under the digest.',
  },
  digestWithout: { type: 'text-list', default: [], description: 'Places whose values are not under the digest.', example: 'Text' },
  trustedSigners: {
    type: 'path',
    description:
      'File of the pack with the certificates (PEM) that may sign answers, or their own authority; answers must then be signed (WS-Security X.509).',
    example: 'partner-signing.pem',
  },
  passwordType: {
    type: 'choice',
    choices: ['text', 'digest'],
    default: 'text',
    description: 'How the password travels in a WS-Security UsernameToken; used with the credentials username and password.',
  },
  ...trustFields,
} as const satisfies FieldTable;

/** Credentials of a SOAP channel. With `username` and `password` each request has a UsernameToken. All of them, those in
 *  `secrets` by their own names, can also be put in the arguments, see the setting `credentialsAt`. */
export const outboundCredentials = {
  account: { type: 'text', secret: true, description: "Number or name of the hub's account with the partner." },
  username: { type: 'text', description: 'User name of the WS-Security UsernameToken.' },
  password: { type: 'text', secret: true, description: 'Password of the account, or of the UsernameToken.' },
  secrets: { type: 'text-map', secret: true, description: 'Further secrets by name, for the arguments.' },
  digestKey: { type: 'text', secret: true, description: 'Key of the digest at digestAt.' },
  signingCertificate: {
    type: 'text',
    secret: true,
    description: 'Certificate (PEM) of the key that signs requests (WS-Security X.509): body and timestamp.',
  },
  signingKey: { type: 'text', secret: true, description: 'RSA key (PEM) of signingCertificate.' },
  clientCertificate: { type: 'text', secret: true, description: 'Certificate (PEM) with which the hub identifies itself (mTLS).' },
  clientKey: { type: 'text', secret: true, description: 'Private key (PEM) of the client certificate.' },
} as const satisfies FieldTable;
