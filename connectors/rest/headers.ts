import { validateHeaderName, validateHeaderValue } from 'node:http';
import { hubError } from '../../core/kernel/errors.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { outboundCredentials } from './fields.ts';

/** Headers that belong to the connection or to the body's framing (RFC 9110, section 7.6.1): not for a pack to set. */
const FRAMING = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect']);

/** The headers of the settings, names in lower case.
 *  @throws E_CONFIG_FIELD */
export function settingHeaders(headers: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (FRAMING.has(key)) throw hubError('E_CONFIG_FIELD', { reason: `headers may not set ${key}` });
    checked[checkedName('headers', key)] = checkedValue(`headers.${key}`, value);
  }
  return checked;
}

/** The headers by which the hub identifies itself.
 *  @throws E_CONFIG_FIELD when more than one way is given, or half of one; values are not told */
export function credentialHeaders(credentials: SettingsOf<typeof outboundCredentials>): Readonly<Record<string, string>> {
  const { apiKey, apiKeyHeader, user, password, token, clientCertificate, clientKey } = credentials;
  if ((user === undefined) !== (password === undefined)) throw hubError('E_CONFIG_FIELD', { reason: 'user and password go together' });
  if ((clientCertificate === undefined) !== (clientKey === undefined)) {
    throw hubError('E_CONFIG_FIELD', { reason: 'clientCertificate and clientKey go together' });
  }
  const name = checkedName('apiKeyHeader', apiKeyHeader.toLowerCase());
  const headers: [name: string, value: string][] = [];
  if (apiKey !== undefined) headers.push([name, checkedValue('apiKey', apiKey)]);
  if (user !== undefined) headers.push(['authorization', `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`]);
  if (token !== undefined) headers.push(['authorization', checkedValue('token', `Bearer ${token}`)]);
  if (headers.length > 1 && new Set(headers.map(([header]) => header)).size < headers.length) {
    throw hubError('E_CONFIG_FIELD', { reason: 'user and password, token and apiKey fill the same header: give one of them' });
  }
  return Object.fromEntries(headers);
}

function checkedName(field: string, name: string): string {
  try {
    validateHeaderName(name);
    return name;
  } catch {
    throw hubError('E_CONFIG_FIELD', { reason: `${field} has a name that is not one of an HTTP header` });
  }
}

function checkedValue(field: string, value: string): string {
  try {
    validateHeaderValue('x', value);
    return value;
  } catch {
    throw hubError('E_CONFIG_FIELD', { reason: `${field} has characters that cannot stand in an HTTP header` });
  }
}
