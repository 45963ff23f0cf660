import type { SilentChannel } from '../../core/pipeline/cases/silent-channels.ts';
import type { QueueBacklog, StuckCounts } from '../../core/spi/ledger/ledger-queries.ts';
import type { Overview } from '../api/views/index.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** What was asked for already. */
export interface AttentionFacts {
  readonly stuck: StuckCounts;
  readonly backlog: readonly QueueBacklog[];
  readonly silent: readonly SilentChannel[];
  readonly stoppedChannels: number;
  readonly openBreakers: number;
}

/** How much there is that a person should look at. */
export async function attention({ ledger, clock }: Runtime, facts: AttentionFacts): Promise<Overview['attention']> {
  const [dead, late, acknowledgements, alerts] = await Promise.all([
    ledger.failureCount(),
    ledger.lateCounts(),
    ledger.acknowledgementCounts(),
    ledger.alertCounts(),
  ]);
  const now = clock.now().getTime();
  const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  const oldest = Math.min(now, ...facts.backlog.map(({ oldestDueAt }) => oldestDueAt.getTime()));
  return {
    dead,
    held: [...facts.stuck.held.values()].reduce((total, count) => total + count, 0),
    late: sum(late) + facts.silent.length,
    overdueAcknowledgements: sum(acknowledgements.filter(({ state }) => state === 'overdue')),
    stoppedChannels: facts.stoppedChannels,
    openBreakers: facts.openBreakers,
    openAlerts: sum(alerts),
    backlog: facts.backlog.reduce((total, { open }) => total + open, 0),
    backlogAgeSeconds: Math.round((now - oldest) / 1000),
  };
}
