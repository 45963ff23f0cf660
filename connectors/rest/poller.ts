import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import type { InboundContext, PollingEndpoint, RawMessage } from '../../core/spi/connector.ts';
import { answerOf } from './answer.ts';
import { authorizedClient } from './authorized-client.ts';
import { clientOptions, type Exchange, httpClient } from './client.ts';
import { namedCredentials } from './credentials.ts';
import { cursorOf } from './cursor.ts';
import { headerTemplates } from './headers.ts';
import type { HttpRequest } from './http-message.ts';
import type { RestInboundChannel } from './inbound-channel.ts';
import { itemReader, listRequests } from './listing.ts';
import { checkPages, type Failed, type Page, pagesFrom } from './pages.ts';
import { queryTemplates } from './query.ts';
import type { ValueOf } from './template.ts';
import { checkAddress, withQuery } from './url-template.ts';

type Tally = { accepted: number; duplicates: number; failed: number };

const LONGEST_DELAY_MS = 15 * 60_000;

/** Fetches documents from an address, each item of a list by itself. A repetition is recognised by its bytes.
 *  @throws E_CONFIG_FIELD */
export function openRestPoller(channel: RestInboundChannel, url: string, clock: Clock): PollingEndpoint {
  const { settings } = channel;
  checkAddress('url', url);
  checkPages(settings);
  const named = namedCredentials(channel.credentials);
  const query = queryTemplates('query', settings.query, named);
  const headers = headerTemplates('headers', settings.headers, named);
  const listRequest = listRequests(settings, named);
  const readItem = itemReader(settings, named);
  const client = authorizedClient(settings, channel.credentials, httpClient(clientOptions(channel)), clock);
  const stopping = new AbortController();
  let beat: Promise<void> = Promise.resolve();
  let last: Promise<unknown> = Promise.resolve();
  let askedToWaitMs = 0;

  /** @throws HubError; what it had accepted by then is accepted */
  const pollOnce = async (context: InboundContext): Promise<Tally> => {
    const tally: Tally = { accepted: 0, duplicates: 0, failed: 0 };
    const cursor = cursorOf(settings, await context.bookmark.read());
    const values: ValueOf = (name) => (name === 'cursor' ? cursor.present : named.get(name.replace(/^credential\./, '')));
    const first = withQuery(url, query(values));
    const exchange = (request: Pick<HttpRequest, 'url' | 'method' | 'body'>): Promise<Exchange> => {
      const type = request.body === undefined ? {} : { 'content-type': 'application/json' };
      return client.exchange({ ...request, headers: { ...type, ...headers(values) } }, {}, stopping.signal);
    };
    const get = (address: string) => exchange({ url: address, method: 'GET' });
    askedToWaitMs = 0;
    const giveUp = (failed: Failed): never => {
      if (failed.kind === 'deferred') askedToWaitMs = failed.retryAfterMs ?? 0;
      throw failed.error;
    };
    const now = () => context.clock.now();
    for await (const step of pagesFrom(settings, first, (address) => exchange(listRequest(address, values)), now)) {
      if ('failed' in step) return giveUp(step.failed);
      for (const item of step.page.items ?? [undefined]) {
        if (stopping.signal.aborted) return tally;
        const read = item === undefined ? wholeOf(step.page) : await readItem(item, get, now());
        if (read === undefined) continue;
        if (!('failed' in read)) await handIn(context, read.document, tally);
        else if (read.failed.kind === 'deferred') return giveUp(read.failed);
        else passOver(context, read.failed.error.code, tally);
      }
      for (const item of step.page.items ?? []) cursor.passed(item);
      cursor.page(step.page.tree);
    }
    const place = cursor.next();
    // Only now, and only if all were taken: what lies behind the cursor is not asked for again.
    if (place !== undefined && tally.failed === 0) await context.bookmark.write(place);
    return tally;
  };

  const poll = async (context: InboundContext): Promise<Tally> => {
    const run = last.then(() => (stopping.signal.aborted ? { accepted: 0, duplicates: 0, failed: 0 } : pollOnce(context)));
    last = run.catch(() => {});
    return run.catch((thrown: unknown) => {
      throw asHubError(thrown);
    });
  };

  const keepPolling = async (context: InboundContext): Promise<void> => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      let waitMs = settings.poll;
      try {
        await poll(context);
        failures = 0;
        context.polled?.(settings.poll);
      } catch (thrown) {
        failures += 1;
        context.polled?.(settings.poll, thrown);
        const { code, message } = asHubError(thrown);
        context.log.warn({ channel: channel.name, code, reason: message, failures }, 'a poll failed; the next one tries again');
        waitMs = Math.max(settings.poll, Math.min(settings.poll * 2 ** Math.min(failures - 1, 20), LONGEST_DELAY_MS), askedToWaitMs);
      }
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  return {
    start: (context) => {
      beat = keepPolling(context);
    },
    poll,
    stop: async () => {
      stopping.abort();
      await beat;
      await last;
      await client.close();
    },
  };
}

/** An answer that is no list, as it came. */
function wholeOf({ answer }: Page): { readonly document: RawMessage } | undefined {
  const { body, mediaType } = answerOf(answer, 'body');
  return body.length === 0 ? undefined : { document: { body, mediaType, headers: {} } };
}

/** @throws HubError when the ledger cannot take it now: the rest would fare no better */
async function handIn(context: InboundContext, document: RawMessage, tally: Tally): Promise<void> {
  try {
    const { status } = await context.accept(document);
    tally[status === 'accepted' ? 'accepted' : 'duplicates'] += 1;
  } catch (thrown) {
    const error = asHubError(thrown);
    if (error.transient) throw error;
    passOver(context, error.code, tally);
  }
}

function passOver(context: InboundContext, code: string, tally: Tally): void {
  tally.failed += 1;
  context.log.warn({ code }, 'an item could not be handed in; the next poll tries again');
}
