import { silentChannels } from '../../core/pipeline/cases/silent-channels.ts';
import { addTimes, type ChannelTraffic, type TrafficPoint, timeAt } from '../../core/spi/ledger/traffic.ts';
import type { Overview, TrendPoint } from '../api/views/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { attention } from './attention.ts';
import { mapFlows, mapNodes } from './overview-map.ts';
import { type OverviewPeriod, overviewPeriod } from './overview-period.ts';

type Window = Overview['window'];

/** However many look at it, it is put together this often, in milliseconds: days change more slowly than minutes. */
const FRESH_MS: Readonly<Record<Window, number>> = { '15m': 2_000, '1h': 2_000, '24h': 20_000, '7d': 20_000 };
const kept = new WeakMap<Runtime, Map<Window, { readonly at: number; readonly overview: Promise<Overview> }>>();

/** How everything stands, as of two seconds ago at most; of a day or a week, as of twenty. */
export function overviewOf(runtime: Runtime, window: Window): Promise<Overview> {
  const own = kept.get(runtime) ?? new Map();
  kept.set(runtime, own);
  const last = own.get(window);
  const now = runtime.clock.now().getTime();
  if (last !== undefined && now - last.at < FRESH_MS[window]) return last.overview;
  const overview = gather(runtime, window);
  own.set(window, { at: now, overview });
  overview.catch(() => own.delete(window));
  return overview;
}

async function gather(runtime: Runtime, window: Window): Promise<Overview> {
  const { ledger, clock, instances } = runtime;
  const catalog = runtime.catalog();
  const now = clock.now();
  const period = overviewPeriod(window, now);
  const [channels, flows, deadFlows, trend, backlog, stuck, standings, arrivals] = await Promise.all([
    ledger.channelTraffic(period),
    ledger.flowTraffic(period),
    ledger.deadFlows(period.from),
    ledger.trafficTrend(period, period.stepMinutes),
    ledger.backlog(),
    ledger.stuckCounts(),
    ledger.channelStandings(),
    ledger.arrivals(),
  ]);
  const silent = silentChannels(catalog, arrivals, now);
  const brokenChannels = new Set(instances.all().flatMap(({ openBreakers }) => openBreakers));
  const stoppedChannels = new Set(
    standings.filter(({ state }) => state !== 'active').map(({ partner, channel }) => `${partner}/${channel}`),
  );
  const silentPartners = new Set(silent.map(({ partner }) => partner));
  const map = { catalog, channels, flows, deadFlows, backlog, held: stuck.held, brokenChannels, stoppedChannels, silentPartners };
  const counted = { stuck, backlog, silent, stoppedChannels: stoppedChannels.size, openBreakers: brokenChannels.size };
  return {
    window,
    at: now.toISOString(),
    nodes: mapNodes(map),
    flows: mapFlows(map),
    trend: points(trend, period),
    totals: totalsOf(channels),
    attention: await attention(runtime, counted),
  };
}

/** With the steps in which nothing happened. */
function points(trend: readonly TrafficPoint[], { from, steps, stepMinutes }: OverviewPeriod): readonly TrendPoint[] {
  const known = new Map(trend.map((point) => [point.at.getTime(), point]));
  return Array.from({ length: steps }, (_, index) => {
    const at = new Date(from.getTime() + index * stepMinutes * 60_000);
    const { received = 0, delivered = 0, dead = 0 } = known.get(at.getTime()) ?? {};
    return { at: at.toISOString(), received, delivered, dead };
  });
}

function totalsOf(channels: readonly ChannelTraffic[]): Overview['totals'] {
  const of = (kind: ChannelTraffic['kind']) => channels.filter((one) => one.kind === kind);
  const count = (list: readonly ChannelTraffic[]) => list.reduce((total, one) => total + one.count, 0);
  const dead = (list: readonly ChannelTraffic[]) => list.reduce((total, one) => total + one.dead, 0);
  const [ended, sent] = [of('ended'), of('sent')];
  const times = ended.reduce<readonly number[]>((sum, one) => addTimes(sum, one.times), []);
  const [median, p95] = [timeAt(times, 0.5), timeAt(times, 0.95)];
  return {
    received: count(of('received')),
    delivered: count(sent) - dead(sent),
    failureRate: count(ended) === 0 ? 0 : dead(ended) / count(ended),
    ...(median === undefined ? {} : { medianMs: median }),
    ...(p95 === undefined ? {} : { p95Ms: p95 }),
  };
}
