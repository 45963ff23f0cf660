import type { IncomingHttpHeaders } from 'node:http';

/** The token of `Authorization: Bearer TOKEN` (RFC 6750, section 2.1). */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** A partner's API key: as a bearer token, or in `X-API-Key`. */
export function apiKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const header = headers['x-api-key'];
  return bearerOf(headers) ?? (typeof header === 'string' && header !== '' ? header : undefined);
}

/** The password of `Authorization: Basic` (RFC 7617), for callers whose tools know no other way to send a key. */
export function basicPasswordOf(headers: IncomingHttpHeaders): string | undefined {
  const pair = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  const text = pair === undefined ? '' : Buffer.from(pair, 'base64').toString('utf8');
  const password = text.slice(text.indexOf(':') + 1);
  return password === '' || !text.includes(':') ? undefined : password;
}
