import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { silentChannels } from '../../core/pipeline/cases/silent-channels.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { COUNT_UP_TO } from './batches.ts';

const BREAKER_VALUES = { closed: 0, 'half-open': 1, open: 2 } as const;
const TRANSPORT_VALUES = { up: 0, degraded: 1, down: 2 } as const;

/** What Prometheus asks: the process, the transport, what waits, and which channels are in trouble. Values are taken
 *  when they are asked for. */
export function metricsRegistry(runtime: Runtime): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const metric of runtime.meters.metrics) registry.registerMetric(metric);
  const gauge = (name: string, help: string, labelNames: readonly string[], collect: (gauge: Gauge) => void | Promise<void>) => {
    const made: Gauge = new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      collect: () => collected(made, collect),
    });
  };

  gauge('relais_transport_state', 'The transport: 0 up, 1 degraded, 2 down.', [], (own) =>
    own.set(TRANSPORT_VALUES[runtime.transport.health().state]),
  );
  gauge('relais_in_hand', 'Work with the handlers of this process.', [], (own) => own.set(runtime.transport.stats().inHand));
  new Counter({
    name: 'relais_transport_events_total',
    help: 'What the transport of this process did, by kind: ids rung, rung again, dropped, handed over, failed; reconnects.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      this.reset();
      const { inHand: _, ...counted } = runtime.transport.stats();
      for (const [kind, value] of Object.entries(counted)) this.inc({ kind: snake(kind) }, value);
    },
  });
  gauge('relais_breaker_state', 'Circuit breakers of this process: 0 closed, 1 half-open, 2 open.', ['channel'], (own) => {
    own.reset();
    for (const [channel, state] of runtime.breakers.states()) own.set({ channel }, BREAKER_VALUES[state]);
  });
  gauge('relais_instances', 'Processes of the hub that are alive, by role.', ['role'], (own) => {
    own.reset();
    for (const { role } of runtime.instances.all()) own.inc({ role });
  });
  gauge('relais_channel_stopped', 'Channels that are paused or disabled.', ['channel', 'state'], async (own) => {
    own.reset();
    for (const { partner, channel, state } of await runtime.ledger.channelStandings())
      if (state !== 'active') own.set({ channel: `${partner}/${channel}`, state }, 1);
  });
  gauge('relais_dead', 'Messages and deliveries that need a person.', ['kind'], async (own) => {
    const { deadMessages, deadDeliveries } = await runtime.ledger.stuckCounts();
    own.set({ kind: 'message' }, deadMessages);
    own.set({ kind: 'delivery' }, deadDeliveries);
  });
  gauge(
    'relais_retention_last_success_timestamp_seconds',
    'When contents were last forgotten without a failure; 0: never yet.',
    [],
    async (own) => {
      const good = (await runtime.ledger.retentionRuns(20)).find(({ endedAt, failed }) => endedAt !== undefined && failed === undefined);
      own.set((good?.endedAt?.getTime() ?? 0) / 1000);
    },
  );
  gauge('relais_held', 'Deliveries that wait until their channel is resumed.', ['channel'], async (own) => {
    own.reset();
    for (const [channel, count] of (await runtime.ledger.stuckCounts()).held) own.set({ channel }, count);
  });
  gauge('relais_batch_waiting', 'Deliveries that wait for a batch of their channel, counted up to 10,000.', ['channel'], async (own) => {
    own.reset();
    for (const { partner, channel, count } of await runtime.ledger.waitingDeliveries(COUNT_UP_TO))
      own.set({ channel: `${partner}/${channel}` }, count);
  });
  gauge(
    'relais_acknowledgements',
    'Messages of the last 30 days that wait for their acknowledgement, or got none or a bad one.',
    ['channel', 'level', 'state'],
    async (own) => {
      own.reset();
      for (const { count, ...labels } of await runtime.ledger.acknowledgementCounts()) own.set(labels, count);
    },
  );
  gauge('relais_cases', 'Cases, by kind and state, as they were folded last.', ['kind', 'state'], async (own) => {
    own.reset();
    for (const { count, ...labels } of await runtime.ledger.caseCounts()) own.set(labels, count);
  });
  gauge('relais_end_to_end_hours', 'How long consumers waited in the last 30 days, by statistic.', ['statistic'], async (own) => {
    own.reset();
    const to = runtime.clock.now();
    const [row] = await runtime.ledger.figures({
      figure: 'end-to-end',
      from: new Date(to.getTime() - 30 * 86_400_000),
      to,
      by: [],
      limit: 1,
    });
    for (const statistic of ['mean', 'median', 'p90'] as const) if (row !== undefined) own.set({ statistic }, row[statistic] / 3_600_000);
  });
  gauge('relais_late_items', 'Expectations of cases that are late, by name, and silent channels.', ['name', 'channel'], async (own) => {
    own.reset();
    for (const { name, count } of await runtime.ledger.lateCounts()) own.set({ name }, count);
    const silent = silentChannels(runtime.catalog(), await runtime.ledger.arrivals(), runtime.clock.now());
    for (const { partner, channel } of silent) own.set({ name: 'silent', channel: `${partner}/${channel}` }, 1);
  });
  gauge('relais_alerts', 'Alerts that have not ended.', ['rule', 'severity'], async (own) => {
    own.reset();
    for (const { count, ...labels } of await runtime.ledger.alertCounts()) own.set(labels, count);
  });
  gauge('relais_job_success_age_seconds', "How long ago a job of the hub's own succeeded last.", ['name'], async (own) => {
    own.reset();
    const now = runtime.clock.now().getTime();
    for (const { job, everyMs, succeededAt } of await runtime.ledger.jobs())
      if (succeededAt !== undefined && everyMs > 0) own.set({ name: job }, Math.max(0, (now - succeededAt.getTime()) / 1_000));
  });
  gauge('relais_job_failing', "Jobs of the hub's own of which the last run failed.", ['name', 'code'], async (own) => {
    own.reset();
    for (const { job, failed } of await runtime.ledger.jobs()) if (failed !== undefined) own.set({ name: job, code: failed }, 1);
  });
  gauge('relais_backlog', 'Work that is not settled, by queue.', ['queue'], async (own) => {
    own.reset();
    for (const { queue, open } of await runtime.ledger.backlog()) own.set({ queue }, open);
  });
  gauge('relais_backlog_age_seconds', 'How long the oldest work of a queue is overdue.', ['queue'], async (own) => {
    own.reset();
    const now = runtime.clock.now().getTime();
    for (const { queue, oldestDueAt } of await runtime.ledger.backlog())
      own.set({ queue }, Math.max(0, (now - oldestDueAt.getTime()) / 1_000));
  });
  return registry;
}

/** A value that cannot be had now is left out: the others matter most just then. */
async function collected(gauge: Gauge, collect: (gauge: Gauge) => void | Promise<void>): Promise<void> {
  try {
    await collect(gauge);
  } catch {
    gauge.reset();
  }
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
