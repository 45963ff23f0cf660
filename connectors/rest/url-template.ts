import { hubError } from '../../core/kernel/errors.ts';
import { templateNames } from '../../core/spi/template.ts';

/** Refuses an address whose host, port or user could be chosen by a document, or that is not HTTP.
 *  @throws E_CONFIG_FIELD */
export function checkUrlTemplate(template: string): void {
  const origin = /^https?:\/\/[^/?#]+/i.exec(template)?.[0];
  if (origin === undefined || !URL.canParse(fixedPart(template)))
    throw hubError('E_CONFIG_FIELD', { reason: 'url is not an http or https address' });
  if (templateNames(origin).length > 0)
    throw hubError('E_CONFIG_FIELD', { reason: 'url has a {name} in its host: only path and query may have one' });
  if (origin.includes('@'))
    throw hubError('E_CONFIG_FIELD', { reason: 'url has credentials in it: give user and password as credentials' });
}

/** A value for a path segment or a query parameter: everything that could end or change either is percent-encoded.
 *  Dots alone cannot be encoded (`%2e%2e` still means "one level up", WHATWG URL, section 4.4), so they are refused. */
export function encodeUrlValue(value: string): string | undefined {
  if (/^\.+$/.test(value) || /\p{Surrogate}/u.test(value)) return undefined;
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The address up to the segment or query that the first `{name}` is in: for trying the connection without a document. */
export function fixedPart(template: string): string {
  const open = template.indexOf('{');
  if (open < 0) return template;
  const before = template.slice(0, open);
  const query = before.indexOf('?');
  return query >= 0 ? before.slice(0, query) : before.slice(0, before.lastIndexOf('/') + 1);
}
