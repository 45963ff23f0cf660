import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';
import type { RawMessage } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { answerOf } from './answer.ts';
import type { Exchange } from './client.ts';
import type { inboundSettings } from './fields.ts';
import type { HttpRequest } from './http-message.ts';
import { parseJson, textOf, valueAt } from './json-path.ts';
import { outcomeOf } from './outcome.ts';
import type { Failed } from './pages.ts';
import { insideText, readTemplate, type ValueOf } from './template.ts';
import { checkUrlTemplate, encodeUrlValue } from './url-template.ts';

type Settings = SettingsOf<typeof inboundSettings>;
type Credentials = ReadonlyMap<string, string>;

/** The request for a page of the list, before the hub identifies itself. */
type ListRequest = (address: string, values: ValueOf) => Pick<HttpRequest, 'url' | 'method' | 'body'>;

/** How a list is asked for: with GET; or, with `search`, by posting JSON, in which the token of the next page stands too.
 *  @throws E_CONFIG_FIELD */
export function listRequests({ search, pages, pageParameter }: Settings, credentials: Credentials): ListRequest {
  if (search === undefined) return (url) => ({ url, method: 'GET' });
  const template = readTemplate('search', search, credentials);
  const filled = (values: ValueOf): Json | undefined => parseJson(Buffer.from(template.fill(values, insideText) ?? ''));
  if (!isJsonObject(filled(() => 'x') ?? null)) throw hubError('E_CONFIG_FIELD', { reason: 'search is not a group of fields in JSON' });
  return (address, values) => {
    const url = new URL(address);
    const page = pages === 'next' ? url.searchParams.get(pageParameter) : null;
    if (page !== null) url.searchParams.delete(pageParameter);
    const body = { ...(filled(values) as object), ...(page === null ? {} : { [pageParameter]: page }) };
    return { url: url.href, method: 'POST', body: Buffer.from(JSON.stringify(body)) };
  };
}

/** The document of an item of the list, or why it cannot be had. */
type ItemStep = { readonly document: RawMessage } | { readonly failed: Failed };

/** How the document of an item is got: it is the item itself; or, with `itemUrl`, what is answered there.
 *  @param get asks for it
 *  @throws E_CONFIG_FIELD; what is returned throws E_TEMPLATE_VALUE */
export function itemReader(
  { itemUrl }: Settings,
  credentials: Credentials,
): (item: Json, get: (url: string) => Promise<Exchange>, now: Date) => Promise<ItemStep> {
  if (itemUrl === undefined)
    return async (item) => ({ document: { body: Buffer.from(JSON.stringify(item)), mediaType: 'application/json', headers: {} } });
  checkUrlTemplate(itemUrl, 'itemUrl');
  const template = readTemplate('itemUrl', itemUrl, credentials);
  return async (item, get, now) => {
    const exchange = await get(template.fill((name) => textOf(valueAt(item, name)), encodeUrlValue) ?? '');
    if ('failed' in exchange) return exchange;
    const answer = answerOf(exchange.answer, 'body');
    const outcome = outcomeOf(exchange.answer, answer, now);
    if (outcome.kind !== 'accepted') return { failed: outcome };
    return { document: { body: answer.body, mediaType: answer.mediaType, headers: {} } };
  };
}
