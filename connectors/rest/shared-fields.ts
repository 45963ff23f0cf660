import type { Field, FieldTable } from '../../core/spi/fields.ts';
import { trustFields } from '../../core/spi/trust-fields.ts';

/** A place in JSON. */
export const pathForm = { pattern: '[^.\\s]+(\\.[^.\\s]+)*', says: 'names with dots between, such as data.items' };

/** What the hub sends beside its own headers. */
export const headersField = {
  type: 'text-map',
  description:
    'Headers sent with every request, with the same {names}; they replace those that the hub sends by itself, such as content-type.',
} as const satisfies Field;

/** How a channel connects. */
export const connectionFields = {
  timeout: {
    type: 'duration',
    default: '10s',
    minimum: 1,
    description: 'How long the partner may take for one answer, connecting included.',
  },
  maxAnswerBytes: { type: 'integer', default: 10_485_760, minimum: 1, description: 'Largest answer that is read, in bytes.' },
  ...trustFields,
} as const satisfies FieldTable;

/** How the hub identifies itself, and where it gets a token. */
export const tokenFields = {
  authentication: {
    type: 'choice',
    choices: ['headers', 'oauth2', 'login', 'none'],
    default: 'headers',
    description:
      "headers: the credentials stand in headers; oauth2: a token by client credentials (RFC 6749, section 4.4); login: a token by a request of the partner's own; none: only where templates and credentialsAt name a credential.",
  },
  tokenUrl: { type: 'url', description: 'Where tokens are asked for.', example: 'https://login.partner.example/oauth/token' },
  tokenRequest: {
    type: 'text-map',
    description: 'Fields of the request for a token; {credential.name} is filled. For oauth2 they come beside grant_type and scope.',
  },
  tokenFormat: {
    type: 'choice',
    choices: ['json', 'form'],
    default: 'json',
    description: 'How a login is written; oauth2 is always a form.',
  },
  tokenHeaders: { type: 'text-map', description: 'Headers of the request for a token; {credential.name} is filled.' },
  clientAuthentication: {
    type: 'choice',
    choices: ['basic', 'body'],
    default: 'basic',
    description: 'For oauth2, where clientId and clientSecret stand (RFC 6749, section 2.3.1).',
  },
  scope: { type: 'text', description: 'For oauth2, the scopes that are asked for, with blanks between.' },
  tokenAt: { type: 'text', default: 'access_token', form: pathForm, description: 'Path to the token in the answer.', example: 'IdToken' },
  tokenExpiryAt: {
    type: 'text',
    default: 'expires_in',
    form: pathForm,
    description: "Path in the answer to the token's life, in seconds.",
    example: 'ExpiresIn',
  },
  tokenLife: { type: 'duration', default: '10m', minimum: 1_000, description: "The token's life where the answer does not tell it." },
  tokenHeader: { type: 'text', default: 'authorization', description: 'Header that carries the token.' },
  tokenValue: { type: 'text', default: 'Bearer {token}', description: 'What that header says.' },
} as const satisfies FieldTable;

/** How an answer that comes in pages is read to its end. */
export const pageFields = {
  pages: {
    type: 'choice',
    choices: ['one', 'link', 'next', 'number'],
    default: 'one',
    description:
      'How the next page is found: link, by the header Link (RFC 8288); next, by an address or a token in the answer; number, by counting until a page is empty.',
  },
  itemsAt: {
    type: 'text',
    form: pathForm,
    description: 'Path in the answer to the list; needed for pages, which become one answer with the whole list.',
    example: 'results',
  },
  nextAt: { type: 'text', form: pathForm, description: 'For pages: next, the path to the next address or token.', example: 'meta.next' },
  pageParameter: {
    type: 'text',
    default: 'page',
    description: 'Query parameter that carries the token of the next page, or its number.',
    example: 'cursor',
  },
  firstPage: { type: 'integer', default: 1, minimum: 0, description: 'For pages: number, the number of the first page.' },
  maxPages: { type: 'integer', default: 100, minimum: 1, maximum: 10_000, description: 'More pages than this are an error.' },
} as const satisfies FieldTable;

/** Who the hub is at the partner. */
export const identityCredentials = {
  apiKey: { type: 'text', secret: true, description: 'API key, sent in the header that apiKeyHeader names.' },
  apiKeyHeader: { type: 'text', default: 'x-api-key', description: 'Header that carries the API key.' },
  user: { type: 'text', description: 'User name for Basic authentication (RFC 7617), or for a login.' },
  password: { type: 'text', secret: true, description: 'Password for Basic authentication, or for a login.' },
  token: { type: 'text', secret: true, description: 'Bearer token (RFC 6750).' },
  clientId: { type: 'text', description: 'Client of oauth2.' },
  clientSecret: { type: 'text', secret: true, description: 'Secret of the client of oauth2.' },
  secrets: { type: 'text-map', secret: true, description: 'Further secrets by name, for templates and credentialsAt.' },
  clientCertificate: { type: 'text', secret: true, description: 'Certificate (PEM) with which the hub identifies itself (mTLS).' },
  clientKey: { type: 'text', secret: true, description: 'Private key (PEM) of the client certificate.' },
} as const satisfies FieldTable;
