import type { Catalog } from '../../core/catalog/model.ts';
import { receive } from '../../core/pipeline/gateway.ts';
import type { PollingEndpoint } from '../../core/spi/connector.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Starts every inbound channel that fetches. Each keeps its own rhythm; one that fails does not stop another.
 *  @returns how to stop them: each after the document in hand */
export function startPollers(runtime: Runtime, catalog: Catalog): () => Promise<void> {
  const endpoints: PollingEndpoint[] = [];
  for (const partner of catalog.partners.values()) {
    for (const channel of partner.channels.values()) {
      if (channel.direction !== 'in' || channel.connector.capabilities.inbound !== 'poll') continue;
      const endpoint = channel.connector.inbound?.open(channel.config) as PollingEndpoint;
      endpoint.start({
        accept: (raw) => receive({ ...runtime, intake: runtime.ledger }, runtime.catalog(), channel, raw),
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
