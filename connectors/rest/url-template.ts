import { hubError } from '../../core/kernel/errors.ts';
import { templateNames } from '../../core/spi/template.ts';

/** Refuses an address that is not HTTP, or has credentials in it.
 *  @param setting its name, for errors. @throws E_CONFIG_FIELD */
export function checkAddress(setting: string, address: string): void {
  const origin = /^https?:\/\/[^/?#]+/i.exec(address)?.[0];
  if (origin === undefined || !URL.canParse(address))
    throw hubError('E_CONFIG_FIELD', { reason: `${setting} is not an http or https address` });
  if (origin.includes('@')) throw hubError('E_CONFIG_FIELD', { reason: `${setting} has credentials in it: give them as credentials` });
}

/** Refuses an address whose host, port or user could be chosen by a document, or that is not HTTP.
 *  @throws E_CONFIG_FIELD */
export function checkUrlTemplate(template: string, setting = 'url'): void {
  const origin = /^https?:\/\/[^/?#]+/i.exec(template)?.[0] ?? '';
  if (templateNames(origin).length > 0)
    throw hubError('E_CONFIG_FIELD', { reason: `${setting} has a {name} in its host: only path and query may have one` });
  if (templateNames(template).some((name) => name.startsWith('credential.')))
    throw hubError('E_CONFIG_FIELD', { reason: `${setting} has a credential in it: the setting query may have one` });
  checkAddress(setting, fixedPart(template));
}

/** A value for a path segment or a query parameter: everything that could end or change either is percent-encoded.
 *  Dots alone cannot be encoded (`%2e%2e` still means "one level up", WHATWG URL, section 4.4), so they are refused. */
export function encodeUrlValue(value: string): string | undefined {
  if (/^\.+$/.test(value) || /\p{Surrogate}/u.test(value)) return undefined;
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A value for a query parameter that stands alone: dots are harmless there. */
export function encodeQueryValue(value: string): string | undefined {
  return /^\.+$/.test(value) ? value : encodeUrlValue(value);
}

/** Adds parameters to an address that may have some.
 *  @param parameters encoded already */
export function withQuery(address: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${parameters.join('&')}`;
}

/** The address up to the segment or query that the first `{name}` is in: for trying the connection without a document. */
export function fixedPart(template: string): string {
  const open = template.indexOf('{');
  if (open < 0) return template;
  const before = template.slice(0, open);
  const query = before.indexOf('?');
  return query >= 0 ? before.slice(0, query) : before.slice(0, before.lastIndexOf('/') + 1);
}
