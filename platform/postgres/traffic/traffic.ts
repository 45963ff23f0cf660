import type {
  ChannelTraffic,
  FlowTraffic,
  TrafficKind,
  TrafficPeriod,
  TrafficPoint,
  TrafficQueries,
} from '../../../core/spi/ledger/traffic.ts';
import type { LedgerParts } from '../parts.ts';
import type { Database } from '../sql/database.ts';
import { writeTraffic } from './traffic-keeper.ts';

const IN_PERIOD = 'grain = $1 AND at >= $2 AND at < $3';
const CHANNELS = (condition: string) => `
SELECT kind, partner, channel, sum(count)::float8 AS count, sum(dead)::float8 AS dead, sum(at_once)::float8 AS at_once
FROM traffic WHERE ${IN_PERIOD} AND kind <> 'flow'${condition} GROUP BY 1, 2, 3`;
const TIMES = (condition: string) => `
SELECT kind, partner, channel, n::integer AS n, sum(many)::float8 AS many
FROM traffic CROSS JOIN LATERAL unnest(times) WITH ORDINALITY AS t(many, n)
WHERE ${IN_PERIOD} AND kind <> 'flow'${condition} AND many > 0 GROUP BY 1, 2, 3, 4`;
const ALL = {
  channels: { name: 'traffic-of-channels', text: CHANNELS('') },
  times: { name: 'traffic-times', text: TIMES('') },
};
const ONE = {
  channels: { name: 'traffic-of-partner', text: CHANNELS(' AND partner = $4') },
  times: { name: 'traffic-times-of-partner', text: TIMES(' AND partner = $4') },
};
const FLOWS = {
  name: 'traffic-flows',
  text: `
SELECT partner AS from, other AS to, type, sum(count)::float8 AS count FROM traffic WHERE ${IN_PERIOD} AND kind = 'flow'
GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT 10000`,
};
const TREND = {
  name: 'traffic-trend',
  text: `
SELECT to_timestamp(floor(extract(epoch FROM at - $2::timestamptz) / $4::float8) * $4::float8 + extract(epoch FROM $2::timestamptz)) AS at,
  coalesce(sum(count) FILTER (WHERE kind = 'received'), 0)::float8 AS received,
  coalesce(sum(count - dead) FILTER (WHERE kind = 'sent'), 0)::float8 AS delivered,
  coalesce(sum(dead) FILTER (WHERE kind = 'ended'), 0)::float8 AS dead
FROM traffic WHERE ${IN_PERIOD} AND kind <> 'flow' GROUP BY 1 ORDER BY 1`,
};
const DEAD_FLOWS = {
  name: 'dead-flows',
  text: `
SELECT m.partner AS from, f.partner AS to, '' AS type, count(*)::float8 AS count
FROM (SELECT message_id, partner FROM failures WHERE at >= $1 AND id <> message_id ORDER BY at DESC, id DESC LIMIT 10000) f
JOIN messages m ON m.id = f.message_id GROUP BY 1, 2`,
};

interface CountRow {
  readonly kind: TrafficKind;
  readonly partner: string;
  readonly channel: string;
  readonly count: number;
  readonly dead: number;
  readonly at_once: number;
}

interface TimeRow extends Pick<CountRow, 'kind' | 'partner' | 'channel'> {
  readonly n: number;
  readonly many: number;
}

/** Counts of what passed. What this process has counted itself is written first. */
export function traffic({ database, traffic: counter }: LedgerParts): TrafficQueries {
  const written = () => writeTraffic(database, counter);
  return {
    channelTraffic: async (period, partner) => {
      await written();
      return byChannel(database, period, partner);
    },
    flowTraffic: async (period) => {
      await written();
      return database.query<FlowTraffic>(FLOWS, bounds(period));
    },
    trafficTrend: async (period, stepMinutes) => {
      await written();
      return database.query<TrafficPoint>(TREND, [...bounds(period), stepMinutes * 60]);
    },
    deadFlows: (since) => database.query<FlowTraffic>(DEAD_FLOWS, [since.toISOString()]),
  };
}

async function byChannel(database: Database, period: TrafficPeriod, partner: string | undefined): Promise<readonly ChannelTraffic[]> {
  const statements = partner === undefined ? ALL : ONE;
  const values = [...bounds(period), ...(partner === undefined ? [] : [partner])];
  const [counts, times] = await Promise.all([
    database.query<CountRow>(statements.channels, values),
    database.query<TimeRow>(statements.times, values),
  ]);
  const timesOf = new Map<string, number[]>();
  for (const { n, many, ...place } of times) {
    const list = timesOf.get(keyOf(place)) ?? [];
    timesOf.set(keyOf(place), list);
    while (list.length < n) list.push(0);
    list[n - 1] = many;
  }
  return counts.map(({ at_once, ...row }) => ({ ...row, atOnce: at_once, times: timesOf.get(keyOf(row)) ?? [] }));
}

function keyOf({ kind, partner, channel }: Pick<CountRow, 'kind' | 'partner' | 'channel'>): string {
  return `${kind} ${partner}/${channel}`;
}

function bounds({ grain, from, to }: TrafficPeriod): readonly unknown[] {
  return [grain, from.toISOString(), to.toISOString()];
}
