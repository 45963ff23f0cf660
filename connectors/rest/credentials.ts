import { hubError } from '../../core/kernel/errors.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { checkedName, checkedValue } from './headers.ts';
import type { identityCredentials } from './shared-fields.ts';

/** Who the hub is at the partner, as it is configured. */
export type Identity = SettingsOf<typeof identityCredentials>;

/** The credentials that templates and `credentialsAt` may name. Certificates and keys are not among them. */
export function namedCredentials({
  apiKey,
  user,
  password,
  token,
  clientId,
  clientSecret,
  secrets,
}: Identity): ReadonlyMap<string, string> {
  const own = Object.entries({ apiKey, user, password, token, clientId, clientSecret });
  return new Map([...Object.entries(secrets ?? {}), ...own.filter((entry): entry is [string, string] => entry[1] !== undefined)]);
}

/** The headers by which the hub identifies itself.
 *  @param tokenHeader the header that a token fills, where the hub asks for one
 *  @throws E_CONFIG_FIELD when two ways fill one header, or half of one is given; values are not told */
export function identityHeaders(credentials: Identity, tokenHeader?: string): Readonly<Record<string, string>> {
  const { apiKey, apiKeyHeader, user, password, token } = credentials;
  checkPairs(credentials);
  const headers: [name: string, value: string][] = [];
  if (apiKey !== undefined) headers.push([checkedName('apiKeyHeader', apiKeyHeader), checkedValue('apiKey', apiKey)]);
  if (tokenHeader !== undefined) headers.push([tokenHeader, '']);
  else {
    if (user !== undefined) headers.push(['authorization', `Basic ${base64(`${user}:${password}`)}`]);
    if (token !== undefined) headers.push(['authorization', checkedValue('token', `Bearer ${token}`)]);
  }
  if (new Set(headers.map(([header]) => header)).size < headers.length) {
    throw hubError('E_CONFIG_FIELD', { reason: 'user and password, token and apiKey fill the same header: give one of them' });
  }
  return Object.fromEntries(headers.filter(([, value]) => value !== ''));
}

/** @throws E_CONFIG_FIELD */
export function checkPairs({ user, password, clientCertificate, clientKey, apiKeyHeader }: Identity): void {
  checkedName('apiKeyHeader', apiKeyHeader);
  if ((user === undefined) !== (password === undefined)) throw hubError('E_CONFIG_FIELD', { reason: 'user and password go together' });
  if ((clientCertificate === undefined) !== (clientKey === undefined)) {
    throw hubError('E_CONFIG_FIELD', { reason: 'clientCertificate and clientKey go together' });
  }
}

/** Basic authentication's form of a text (RFC 7617). */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
