/** What is counted: documents received; messages that came to their end, with the time since their receipt; deliveries that came to
 *  theirs, with the time that the partner took for the last answer. */
export type TrafficKind = 'received' | 'ended' | 'sent';

/** What went over one channel in a stretch of time. */
export interface ChannelTraffic {
  readonly kind: TrafficKind;
  readonly partner: string;
  readonly channel: string;
  readonly count: number;
  /** Of them, those that ended dead. */
  readonly dead: number;
  /** Of deliveries: those that the partner accepted at the first attempt. */
  readonly atOnce: number;
  /** How many took how long, see {@link bucketOf}. */
  readonly times: readonly number[];
}

/** Deliveries that were planned from one partner's message to another partner. */
export interface FlowTraffic {
  readonly from: string;
  readonly to: string;
  /** Canonical type; empty where there is none, as of acknowledgements. */
  readonly type: string;
  readonly count: number;
}

/** What went over all channels from one instant to the next. */
export interface TrafficPoint {
  readonly at: Date;
  readonly received: number;
  readonly delivered: number;
  /** Messages that ended dead. */
  readonly dead: number;
}

/** A stretch of time, in whole minutes of the last day or whole hours of the last month. */
export interface TrafficPeriod {
  readonly grain: 'minute' | 'hour';
  readonly from: Date;
  readonly to: Date;
}

/** Counts of what passed. They are added up by each process while it works and lag behind by seconds; what a process that is killed had not
 *  yet written is not in them. They are figures for people: what became of a message is in its row. */
export interface TrafficQueries {
  /** @param partner only channels of this one */
  channelTraffic(period: TrafficPeriod, partner?: string): Promise<readonly ChannelTraffic[]>;
  flowTraffic(period: TrafficPeriod): Promise<readonly FlowTraffic[]>;
  /** @param stepMinutes of minutes, or of hours as 60 */
  trafficTrend(period: TrafficPeriod, stepMinutes: number): Promise<readonly TrafficPoint[]>;
  /** Deliveries that are dead and died in this time, by where the message came from and where they should have gone; of many the
   *  newest 10,000. */
  deadFlows(since: Date): Promise<readonly FlowTraffic[]>;
}

/** Times grow by half from one bucket to the next: a percentile read from them is right to a quarter. */
const GROWTH = 1.5;
const MOST_BUCKETS = 56;

/** Into which bucket a time falls: 0 is less than a millisecond, the last one is all from 33 days on. */
export function bucketOf(ms: number): number {
  return ms < 1 ? 0 : Math.min(MOST_BUCKETS - 1, 1 + Math.floor(Math.log(ms) / Math.log(GROWTH)));
}

/** The time below which this share of them lies, in milliseconds: the middle of its bucket. Undefined where there are none. */
export function timeAt(times: readonly number[], share: number): number | undefined {
  const total = times.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let left = share * total;
  const bucket = times.findIndex((count) => {
    left -= count;
    return left <= 0;
  });
  return bucket <= 0 ? 0 : Math.round(GROWTH ** (bucket - 0.5));
}

/** Adds up what fell into the same buckets. */
export function addTimes(a: readonly number[], b: readonly number[]): readonly number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => (a[index] ?? 0) + (b[index] ?? 0));
}
