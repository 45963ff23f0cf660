import type { Channel, InboundChannel, OutboundChannel, Partner } from '../../core/catalog/model.ts';
import { formatDuration } from '../../core/spi/duration.ts';
import { addTimes, type ChannelTraffic, type TrafficPeriod, timeAt } from '../../core/spi/ledger/traffic.ts';
import type { Rhythm } from '../../core/spi/rhythm.ts';
import type { ChannelDetail, PartnerView, Scorecard } from '../api/views/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { channelSettings } from './channel-settings.ts';
import { channelViews, closedDoor } from './outbound-channels.ts';

const DAY_MS = 86_400_000;
const LONGEST_MS = 35 * DAY_MS;
/** Late expectations of one partner are counted so far. */
const COUNT_UP_TO = 500;

/** The period that was asked for as traffic is counted: minutes of the last day, hours before. @default the last 30 days */
export function scorePeriod({ from, to }: { readonly from?: Date; readonly to?: Date }, now: Date): TrafficPeriod {
  const until = to ?? now;
  const since = new Date(Math.max(now.getTime() - LONGEST_MS, (from ?? new Date(until.getTime() - 30 * DAY_MS)).getTime()));
  return { grain: now.getTime() - since.getTime() <= DAY_MS ? 'minute' : 'hour', from: since, to: until };
}

/** One partner with all that is set and counted of it. */
export async function partnerView(runtime: Runtime, partner: Partner, period: TrafficPeriod): Promise<PartnerView> {
  const { ledger } = runtime;
  const [traffic, acknowledgements, late, arrivals, viewOf, readme] = await Promise.all([
    ledger.channelTraffic(period, partner.name),
    ledger.acknowledgementCounts(),
    ledger.lateExpectations(COUNT_UP_TO, partner.name),
    lastArrivals(runtime, partner),
    channelViews(runtime),
    readmeOf(partner),
  ]);
  const owed = (channel: Channel) => ({
    waiting: countOf(acknowledgements, channel, 'waiting'),
    overdue: countOf(acknowledgements, channel, 'overdue'),
    rejected: countOf(acknowledgements, channel, 'rejected'),
  });
  const channels = [...partner.channels.values()].map((channel): ChannelDetail => {
    const { name, direction, connector } = channel;
    const state = direction === 'out' ? viewOf(channel.fullName) : closedDoor(runtime.catalog(), channel);
    const lastArrivalAt = arrivals.get(name);
    return {
      ...{ channel: name, direction, connector: connector.kind },
      ...state,
      ...(channel.direction === 'in' ? inboundDetail(channel) : outboundDetail(channel)),
      format: channel.formatDefinition.kind,
      settings: partner.switchedOffBy === undefined ? channelSettings(channel) : [],
      ...(lastArrivalAt === undefined ? {} : { lastArrivalAt }),
      acknowledgements: owed(channel),
      traffic: trafficOf(traffic, channel),
    };
  });
  const overdue = channels.reduce((total, one) => total + one.acknowledgements.overdue, 0);
  return {
    ...{ partner: partner.name, name: partner.title, role: partner.role, enabled: partner.switchedOffBy === undefined },
    ...(partner.switchedOffBy === undefined ? {} : { switchedOffBy: partner.switchedOffBy }),
    ...{ identifiers: partner.identifiers, timezone: partner.timezone, channels },
    scorecard: scorecard(traffic, partner, period, overdue, late.length),
    ...(readme === undefined ? {} : { readme }),
  };
}

function inboundDetail({ mapping, emits, expect }: InboundChannel) {
  return {
    types: emits,
    ...(mapping === undefined ? {} : { mapping: mapping.name }),
    ...(expect === undefined ? {} : { rhythm: inWords(expect.rhythm) }),
  };
}

function outboundDetail({ requests, limits, retry, ordering }: OutboundChannel) {
  const [first] = requests.values();
  const { ratePerSecond, concurrency } = limits;
  return {
    types: [...requests.keys()],
    ...(first === undefined ? {} : { mapping: first.name }),
    limits: { concurrency, ...(ratePerSecond === undefined ? {} : { rate: `${ratePerSecond}/s` }) },
    retry: retry.delaysMs.map(formatDuration),
    ordering,
  };
}

/** As a pack writes it. */
function inWords({ days, fromMinute, untilMinute, everyMs }: Rhythm): string {
  const clock = (minute: number) => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${days} ${clock(fromMinute)}-${clock(untilMinute)} every ${formatDuration(everyMs)}`;
}

function countOf(counts: readonly { channel: string; state: string; count: number }[], channel: Channel, state: string): number {
  return counts.reduce((total, one) => (one.channel === channel.fullName && one.state === state ? total + one.count : total), 0);
}

/** Documents that came to their end; of an outbound channel deliveries. */
function trafficOf(traffic: readonly ChannelTraffic[], { name, direction }: Channel): ChannelDetail['traffic'] {
  const own = traffic.find(({ kind, channel }) => channel === name && kind === (direction === 'in' ? 'ended' : 'sent'));
  if (own === undefined) return { total: 0, failed: 0 };
  return { total: own.count, failed: own.dead, ...percentiles(own.times, 'medianMs', 'p95Ms') };
}

function percentiles<M extends string, P extends string>(times: readonly number[], median: M, p95: P) {
  const [half, most] = [timeAt(times, 0.5), timeAt(times, 0.95)];
  return half === undefined || most === undefined ? {} : ({ [median]: half, [p95]: most } as Record<M | P, number>);
}

function scorecard(
  traffic: readonly ChannelTraffic[],
  { channels }: Partner,
  { from, to }: TrafficPeriod,
  acknowledgementsOverdue: number,
  lateExpectations: number,
): Scorecard {
  const inbound = traffic.filter(({ kind, channel }) => kind === 'ended' && channels.get(channel)?.direction === 'in');
  const sent = traffic.filter(({ kind }) => kind === 'sent');
  const sum = (list: readonly ChannelTraffic[], of: (one: ChannelTraffic) => number) => list.reduce((total, one) => total + of(one), 0);
  const [ended, deliveries] = [sum(inbound, ({ count }) => count), sum(sent, ({ count }) => count)];
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    documents: sum(traffic, ({ kind, count }) => (kind === 'received' ? count : 0)),
    ...(ended === 0 ? {} : { firstTimeRight: 1 - sum(inbound, ({ dead }) => dead) / ended }),
    deliveries,
    ...(deliveries === 0 ? {} : { acceptedAtOnce: sum(sent, ({ atOnce }) => atOnce) / deliveries }),
    ...percentiles(
      sent.reduce<readonly number[]>((times, one) => addTimes(times, one.times), []),
      'answerMedianMs',
      'answerP95Ms',
    ),
    acknowledgementsOverdue,
    lateExpectations,
  };
}

/** When something came last on each inbound channel, if not too many others came since. */
async function lastArrivals({ ledger }: Runtime, { name, channels }: Partner): Promise<ReadonlyMap<string, string>> {
  const inbound = [...channels.values()].filter(({ direction }) => direction === 'in');
  const pages = await Promise.all(
    inbound.map(async (channel) => {
      const { items } = await ledger.messages({ partner: name, channel: channel.name, limit: 1 });
      return items.map(({ receivedAt }) => [channel.name, receivedAt] as const);
    }),
  );
  return new Map(pages.flat());
}

async function readmeOf({ channels }: Partner): Promise<string | undefined> {
  const [first] = channels.values();
  return first?.config.resource('README.md').then(
    ({ text }) => text,
    () => undefined,
  );
}
