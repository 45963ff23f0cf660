import { hubError } from '../../core/kernel/errors.ts';
import type { Json } from '../../core/kernel/json.ts';
import type { Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { Exchange } from './client.ts';
import type { HttpAnswer } from './http-message.ts';
import { parseJson, textOf, valueAt, withValueAt } from './json-path.ts';
import { outcomeOf } from './outcome.ts';
import type { pageFields } from './shared-fields.ts';

type PageSettings = SettingsOf<typeof pageFields> & { readonly maxAnswerBytes: number };
/** Why something could not be had. */
export type Failed = Exclude<Outcome, { readonly kind: 'accepted' }>;

/** A page, or why the reading ended before the last one. */
export type PageStep = { readonly page: Page } | { readonly failed: Failed };

/** One page of an answer. */
export interface Page {
  readonly answer: HttpAnswer;
  readonly tree: Json;
  /** Undefined: the answer is no list, nor need it be one. */
  readonly items: readonly Json[] | undefined;
}

/** @throws E_CONFIG_FIELD */
export function checkPages(settings: SettingsOf<typeof pageFields>): void {
  if (settings.pages === 'next' && settings.nextAt === undefined) throw hubError('E_CONFIG_FIELD', { reason: 'pages: next needs nextAt' });
}

/** Reads the pages of an answer, one after the other, until there is no next one. A next page must be at the origin of the first: it is
 *  asked for with the channel's credentials.
 *  @param get asks for a page; the first may have been asked for already */
export async function* pagesFrom(
  settings: PageSettings,
  first: string,
  get: (url: string) => Promise<Exchange>,
  now: () => Date,
): AsyncGenerator<PageStep, void, void> {
  const seen = new Set<string>();
  let bytes = 0;
  for (let url: string | undefined = first; url !== undefined; ) {
    if (seen.size >= settings.maxPages) return yield refused(`it has more than ${settings.maxPages} pages`);
    if (seen.has(url)) return yield refused('its pages go in a circle');
    seen.add(url);
    const exchange: Exchange = await get(url);
    if ('failed' in exchange) return yield exchange;
    const { answer } = exchange;
    const outcome = outcomeOf(answer, { status: answer.status, mediaType: 'application/json', body: answer.body }, now());
    if (outcome.kind !== 'accepted') return yield { failed: outcome };
    bytes += answer.body.length;
    if (bytes > settings.maxAnswerBytes)
      return yield { failed: { kind: 'rejected', error: hubError('E_ANSWER_TOO_LARGE', { maxBytes: settings.maxAnswerBytes }) } };
    const tree = parseJson(answer.body);
    const items = tree === undefined ? undefined : itemsOf(tree, settings.itemsAt);
    if (items === undefined && settings.pages === 'one' && settings.itemsAt === undefined)
      return yield { page: { answer, tree: tree ?? null, items } };
    if (tree === undefined || items === undefined)
      return yield refused(`the answer has no list${settings.itemsAt === undefined ? '' : ` at ${settings.itemsAt}`}`);
    yield { page: { answer, tree, items } };
    const next = nextAddress(settings, { url, number: seen.size, answer, tree, items });
    if (next !== undefined && (!URL.canParse(next) || new URL(next).origin !== new URL(first).origin))
      return yield refused('its next page is at another host');
    url = next;
  }
}

/** All pages as one answer: the first, with the whole list in its place. */
export function joined(pages: readonly Page[], itemsAt: string | undefined): Json {
  const items = pages.flatMap((page) => page.items ?? []);
  return itemsAt === undefined ? items : withValueAt(pages[0]?.tree ?? null, itemsAt, items);
}

function itemsOf(tree: Json, itemsAt: string | undefined): readonly Json[] | undefined {
  const items = itemsAt === undefined ? tree : valueAt(tree, itemsAt);
  return Array.isArray(items) ? (items as readonly Json[]) : undefined;
}

interface Turn {
  readonly answer: HttpAnswer;
  readonly tree: Json;
  readonly items: readonly Json[];
  readonly url: string;
  /** Counts pages from 1. */
  readonly number: number;
}

function nextAddress(settings: PageSettings, turn: Turn): string | undefined {
  const { url, answer, tree, items, number } = turn;
  if (settings.pages === 'link') {
    const link = linkNext(answer.headers['link'] ?? '');
    return link === undefined ? undefined : resolved(link, url);
  }
  if (settings.pages === 'number')
    return items.length === 0 ? undefined : withParameter(url, settings.pageParameter, String(settings.firstPage + number));
  if (settings.pages !== 'next') return undefined;
  const next = textOf(valueAt(tree, settings.nextAt ?? ''));
  if (next === undefined || next === '') return undefined;
  return /^(https?:\/\/|[/?])/i.test(next) ? resolved(next, url) : withParameter(url, settings.pageParameter, next);
}

/** The target of `rel="next"` (RFC 8288, section 3). */
function linkNext(header: string): string | undefined {
  for (const [, target, parameters] of header.matchAll(/<([^>]*)>((?:\s*;\s*[a-z*]+\s*=\s*(?:"[^"]*"|[^,;\s]+))*)/gi)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^,;\s]+))/i.exec(parameters ?? '');
    if ((relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target;
  }
  return undefined;
}

function resolved(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : 'about:invalid';
}

function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url.href;
}

function refused(reason: string): PageStep {
  return { failed: { kind: 'rejected', error: hubError('E_DELIVERY_REFUSED', { reason: `the answer cannot be read: ${reason}` }) } };
}
