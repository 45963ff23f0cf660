import type { FieldTable } from '../../core/spi/fields.ts';
import { traceField } from '../../core/spi/trace-field.ts';
import { connectionFields, headersField, identityCredentials, pageFields, pathForm, tokenFields } from './shared-fields.ts';

const NAMES = '{names} are filled from the document, {body.path} from what the mapping gave, {credential.name} from the credentials';
const rule = {
  pattern: '[1-5](\\d\\d|xx)( [^=\\s]+(=.*)?)?',
  says: 'a status with or without a condition, such as 409, 4xx, 409 order_id or 400 error.code=exists',
};

/** Settings of a REST channel on which documents go out. */
export const outboundSettings = {
  url: {
    type: 'url',
    required: true,
    description: `Where documents are sent; in path and query ${NAMES}, percent-encoded; no credential stands here.`,
    example: 'https://api.partner.example/returns/{returnNumber}',
  },
  method: {
    type: 'text',
    default: 'POST',
    form: { pattern: 'POST|PUT|PATCH|GET|DELETE|\\{[A-Za-z0-9_.-]+\\}', says: 'POST, PUT, PATCH, GET, DELETE or a {name} that gives one' },
    description: 'HTTP method, or a {name} that gives it; GET and DELETE send no body.',
    example: '{body.method}',
  },
  query: {
    type: 'text-map',
    description: `Parameters added to the query; ${NAMES}. A parameter that is {name?} and nothing else is left out where there is no value.`,
  },
  queryFrom: {
    type: 'text',
    form: pathForm,
    description: 'Path to a group in what the mapping gave, all of which goes into the query; a list gives its parameter several times.',
    example: 'query',
  },
  headers: headersField,
  trace: traceField,
  body: {
    type: 'choice',
    choices: ['document', 'file', 'form', 'multipart', 'none'],
    default: 'document',
    description:
      'How the body is written: document, as the format writes it; file, the same as the one file of multipart/form-data; form, as application/x-www-form-urlencoded; multipart, as multipart/form-data of what the mapping gave, with files; or none.',
  },
  filePart: { type: 'text', default: 'file', description: 'For body: file, the name of its part.', example: 'interchange' },
  filename: {
    type: 'text',
    default: 'document',
    description: `For body: file, the name of the file; ${NAMES}.`,
    example: '{type}_{controlReference}.edi',
  },
  parts: {
    type: 'text-map',
    description: `For body: file, further parts before it, by name; ${NAMES}. One that begins with a brace is a part of JSON.`,
    example: 'about: \'{"name":"{messageId}.xml"}\'',
  },
  bodyFrom: {
    type: 'text',
    form: pathForm,
    description: 'Path to the part of what the mapping gave that is the body; default: all of it.',
    example: 'body',
  },
  credentialsAt: {
    type: 'text-list',
    default: [],
    description:
      'Places in what the mapping gave where "credential:NAME" is replaced by the credential: dotted paths, list positions left out.',
    example: 'credential.password',
  },
  ...tokenFields,
  signature: {
    type: 'choice',
    choices: ['none', 'standard-webhooks'],
    default: 'none',
    description: 'How requests are signed; standard-webhooks needs the credential signingSecret.',
  },
  accepted: {
    type: 'text-list',
    default: [],
    form: rule,
    description: 'Answers that mean yes, beside 2xx: a status or a class of them, and a condition on the JSON of the answer.',
    example: '409 order_id',
  },
  rejected: { type: 'text-list', default: [], form: rule, description: 'Answers that mean no for ever.', example: '200 success=false' },
  deferred: { type: 'text-list', default: [], form: rule, description: 'Answers that mean later.', example: '404 error=not_yet' },
  answer: {
    type: 'choice',
    choices: ['body', 'envelope'],
    default: 'body',
    description: 'What the reply mapping gets: the body of the answer, or JSON with its status, media type and content.',
  },
  ...pageFields,
  uploadTo: {
    type: 'text',
    form: pathForm,
    description: 'Path in the answer to an address (presigned): the file is then put there, in a second request without credentials.',
    example: 'url',
  },
  uploadFrom: {
    type: 'text',
    form: pathForm,
    description:
      'Path in what the mapping gave to the file, a group with data (base64) and perhaps mediaType; it is not part of the first body.',
    example: 'file',
  },
  uploadMethod: { type: 'choice', choices: ['PUT', 'POST'], default: 'PUT', description: 'Method of the second request.' },
  uploadHeaders: { type: 'text-map', description: 'Headers of the second request.' },
  uploadHosts: {
    type: 'text-list',
    default: [],
    description: 'Hosts to which answers may lead, *.name for all below it; without them any on the internet.',
    example: '*.storage.partner.example',
  },
  ...connectionFields,
} as const satisfies FieldTable;

/** Credentials of a REST channel on which documents go out: at most one for each header. */
export const outboundCredentials = {
  ...identityCredentials,
  signingSecret: {
    type: 'text',
    secret: true,
    description:
      'Standard Webhooks secret, whsec_ and base64 (v1) or whsk_ and base64 (v1a, Ed25519); several, with blanks between, while one replaces the other.',
  },
} as const satisfies FieldTable;

/** Settings of a REST channel on which documents come in: the door has the address, checks keys and caps sizes. With `url` the hub
 *  fetches instead, and only `signature` means nothing. */
export const inboundSettings = {
  signature: {
    type: 'choice',
    choices: ['none', 'standard-webhooks'],
    default: 'none',
    description:
      'How requests prove who sends them: none, by an API key of the hub; standard-webhooks, by a signature, which needs the credential signingSecret.',
  },
  part: {
    type: 'text',
    description: 'Of a body of multipart/form-data, the name of the part that is the document; default: the one file in it.',
    example: 'interchange',
  },
  url: {
    type: 'url',
    description: 'Where documents are fetched with GET; without it the partner posts them to the hub. The fields below are for fetching.',
    example: 'https://api.partner.example/claims',
  },
  poll: { type: 'duration', default: '1m', minimum: 1, description: 'Time between two fetches.' },
  query: {
    type: 'text-map',
    description:
      'Parameters added to the query; {cursor} is how far the channel has read, {cursor?} leaves the parameter out at the first fetch, {credential.name} is filled.',
    example: 'updatedSince: "{cursor?}"',
  },
  headers: { type: 'text-map', description: 'Headers sent with every request, with the same {names}.' },
  search: {
    type: 'text',
    description:
      'JSON that is posted to ask for the list, with {cursor}; without it the list is asked for with GET. For pages: next, the token of the next page is its field pageParameter.',
    example: '{"where":{"updatedAfter":"{cursor}"},"limit":100}',
  },
  itemUrl: {
    type: 'url',
    description: 'Where the document of each item is fetched with GET; {names} are paths in the item. Without it, items are the documents.',
    example: 'https://api.partner.example/flows/{flowId}',
  },
  cursorStart: { type: 'text', description: 'The {cursor} of the first fetch.', example: '2025-01-01T00:00:00Z' },
  cursorAt: {
    type: 'text',
    form: pathForm,
    description: 'Path in the answer, of several pages the last, to the next {cursor}.',
    example: 'meta.cursor',
  },
  cursorFrom: {
    type: 'text',
    form: pathForm,
    description: 'Path in each item; the greatest value, as a number or else as text, is the next {cursor}.',
    example: 'updatedAt',
  },
  ...tokenFields,
  ...pageFields,
  ...connectionFields,
} as const satisfies FieldTable;

/** Credentials of a REST channel on which documents come in. The API keys of callers are kept by the hub, not in the pack. */
export const inboundCredentials = {
  ...identityCredentials,
  signingSecret: {
    type: 'text',
    secret: true,
    description:
      'Standard Webhooks secret of the sender, whsec_ and base64 (v1), or its public key, whpk_ and base64 (v1a); several, with blanks between, while one replaces the other.',
  },
} as const satisfies FieldTable;
