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
import type { RestInboundChannel } from './inbound-channel.ts';
import { checkPages, type Page, pagesFrom } from './pages.ts';
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
    const get = (address: string): Promise<Exchange> =>
      client.exchange({ url: address, method: 'GET', headers: headers(values) }, {}, stopping.signal);
    askedToWaitMs = 0;
    for await (const step of pagesFrom(settings, first, get, () => context.clock.now())) {
      if ('failed' in step) {
        if (step.failed.kind === 'deferred') askedToWaitMs = step.failed.retryAfterMs ?? 0;
        throw step.failed.error;
      }
      for (const document of documentsOf(step.page)) {
        if (stopping.signal.aborted) return tally;
        await handIn(context, document, tally);
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
      } catch (thrown) {
        failures += 1;
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

/** Each item of a list, or the whole answer where it is none. */
function documentsOf({ answer, items }: Page): readonly RawMessage[] {
  if (items !== undefined)
    return items.map((item) => ({ body: Buffer.from(JSON.stringify(item)), mediaType: 'application/json', headers: {} }));
  const { body, mediaType } = answerOf(answer, 'body');
  return body.length === 0 ? [] : [{ body, mediaType, headers: {} }];
}

/** @throws HubError when the ledger cannot take it now: the rest would fare no better */
async function handIn(context: InboundContext, document: RawMessage, tally: Tally): Promise<void> {
  try {
    const { status } = await context.accept(document);
    tally[status === 'accepted' ? 'accepted' : 'duplicates'] += 1;
  } catch (thrown) {
    const error = asHubError(thrown);
    if (error.transient) throw error;
    tally.failed += 1;
    context.log.warn({ code: error.code }, 'an item could not be handed in; the next poll tries again');
  }
}
