import type { Catalog } from '../../core/catalog/model.ts';
import { switchedOffPartner } from '../../core/catalog/switched-off.ts';
import { receive } from '../../core/pipeline/gateway.ts';
import { inboundManner, type PollingEndpoint } from '../../core/spi/connector.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { closeBatchesOnTime } from './batches.ts';

/** Polls, and closes batches, while this process leads: of all processes that could, one fetches, so that no file is fetched twice at once.
 *  Should two overlap for a moment, the ledger recognises the same document.
 *  @returns how to stop: after the document in hand; then another process may lead */
export function pollInTurn(runtime: Runtime, catalog: Catalog): () => Promise<void> {
  let stop: (() => Promise<void>) | undefined;
  const resign = runtime.ledger.standFor('poller', {
    begin: () => {
      const duties = [startPollers(runtime, catalog), closeBatchesOnTime(runtime)];
      stop = async () => void (await Promise.allSettled(duties.map((end) => end())));
    },
    end: () => {
      const ending = stop?.();
      stop = undefined;
      void ending?.catch((error: unknown) => runtime.log.warn({ error }, 'a poller could not be stopped'));
    },
  });
  return async () => {
    const ending = stop?.();
    stop = undefined;
    await ending;
    await resign();
  };
}

/** Starts every inbound channel that fetches. Each keeps its own rhythm; one that fails does not stop another.
 *  @returns how to stop them: each after the document in hand */
function startPollers(runtime: Runtime, catalog: Catalog): () => Promise<void> {
  const endpoints: PollingEndpoint[] = [];
  for (const partner of catalog.partners.values()) {
    for (const channel of partner.channels.values()) {
      if (channel.direction !== 'in' || switchedOffPartner(catalog, channel) !== undefined) continue;
      if (inboundManner(channel.connector.capabilities, channel.config.settings) !== 'poll') continue;
      const endpoint = channel.connector.inbound?.open(channel.config) as PollingEndpoint;
      endpoint.start({
        accept: (raw) => receive({ ...runtime, intake: runtime.ledger }, runtime.catalog(), channel, raw),
        bookmark: {
          read: () => runtime.ledger.bookmark(channel.fullName),
          write: (place) => runtime.ledger.setBookmark(channel.fullName, place),
        },
        log: runtime.log.child({ channel: channel.fullName }),
        clock: runtime.clock,
      });
      endpoints.push(endpoint);
    }
  }
  return async () => {
    await Promise.allSettled(endpoints.map((endpoint) => endpoint.stop()));
  };
}
