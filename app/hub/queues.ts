import type { Catalog, OutboundChannel } from '../../core/catalog/model.ts';
import { switchedOffPartner } from '../../core/catalog/switched-off.ts';
import type { WorkSource } from '../../core/spi/ledger/ledger.ts';
import type { ServedQueue } from '../worker/transport-server.ts';

/** How many messages a worker processes at once. */
const PROCESS_PREFETCH = 400;
/** Of a channel whose rate is declared, a worker takes no more at once than that rate sends in this time, in seconds:
 *  what one worker holds, no other can send. */
const PACED_SECONDS = 30;
/** Of a queue from which nothing is sent: its channel left the configuration, or its partner is switched off. */
const IDLE_PREFETCH = 16;

/** One queue for processing, one for each outbound channel: a slow partner holds up nobody else. */
export function servedQueues(catalog: Catalog): readonly ServedQueue[] {
  const channels = [...catalog.partners.values()].flatMap((partner) => [...partner.channels.values()]);
  return [
    { queue: 'process', prefetch: PROCESS_PREFETCH },
    ...channels.flatMap((channel): ServedQueue[] =>
      channel.direction === 'out' ? [{ queue: `deliver:${channel.fullName}`, prefetch: prefetchOf(catalog, channel) }] : [],
    ),
  ];
}

function prefetchOf(catalog: Catalog, channel: OutboundChannel): number {
  if (switchedOffPartner(catalog, channel) !== undefined) return IDLE_PREFETCH;
  const { limits } = channel;
  const wide = limits.concurrency * 4;
  return limits.ratePerSecond === undefined ? wide : Math.min(wide, Math.max(1, Math.ceil(limits.ratePerSecond * PACED_SECONDS)));
}

/** Queues with open work whose channel left the configuration: the worker ends each delivery there as dead, for a person to decide. */
export async function leftQueues(work: Pick<WorkSource, 'horizon'>, served: readonly ServedQueue[]): Promise<readonly ServedQueue[]> {
  const known = new Set(served.map(({ queue }) => queue));
  return [...(await work.horizon()).keys()].filter((queue) => !known.has(queue)).map((queue) => ({ queue, prefetch: IDLE_PREFETCH }));
}
