import { bucketOf } from '../../../core/spi/ledger/traffic.ts';

/** What is added to one row of traffic. */
export interface TrafficCount {
  readonly minute: number;
  readonly kind: 'received' | 'ended' | 'sent' | 'flow';
  readonly partner: string;
  readonly channel: string;
  readonly other: string;
  readonly type: string;
  count: number;
  dead: number;
  atOnce: number;
  readonly times: number[];
}

type Place = Pick<TrafficCount, 'kind' | 'partner' | 'channel'> & Partial<Pick<TrafficCount, 'other' | 'type'>>;

/** Counts in memory what was committed, until it is written with what others counted. Costs the writers nothing but an addition. */
export interface TrafficCounter {
  note(place: Place, at: Date, how?: { readonly dead?: boolean; readonly atOnce?: boolean; readonly ms?: number }): void;
  /** What was counted since it was taken last, in the order of its keys. */
  take(): readonly TrafficCount[];
  /** What could not be written is counted again. */
  giveBack(counts: readonly TrafficCount[]): void;
}

const MINUTE_MS = 60_000;
/** Rows of one minute and channel; a hub has some hundred. Beyond that nothing is counted: memory comes first. */
const MOST_ROWS = 50_000;

export function trafficCounter(): TrafficCounter {
  let rows = new Map<string, TrafficCount>();
  const rowOf = (place: Omit<TrafficCount, 'count' | 'dead' | 'atOnce' | 'times'>): TrafficCount | undefined => {
    const key = [place.minute, place.kind, place.partner, place.channel, place.other, place.type].join('\u0000');
    const known = rows.get(key);
    if (known !== undefined || rows.size >= MOST_ROWS) return known;
    const row = { ...place, count: 0, dead: 0, atOnce: 0, times: [] };
    rows.set(key, row);
    return row;
  };
  return {
    note: ({ kind, partner, channel, other = '', type = '' }, at, { dead = false, atOnce = false, ms } = {}) => {
      const minute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
      const row = rowOf({ minute, kind, partner, channel, other, type });
      if (row === undefined) return;
      row.count += 1;
      if (dead) row.dead += 1;
      if (atOnce) row.atOnce += 1;
      if (ms !== undefined) add(row.times, bucketOf(ms), 1);
    },
    take: () => {
      const taken = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
      rows = new Map();
      return taken;
    },
    giveBack: (counts) => {
      for (const { count, dead, atOnce, times, ...place } of counts) {
        const row = rowOf(place);
        if (row === undefined) continue;
        row.count += count;
        row.dead += dead;
        row.atOnce += atOnce;
        for (const [bucket, many] of times.entries()) add(row.times, bucket, many);
      }
    },
  };
}

function add(times: number[], bucket: number, count: number): void {
  while (times.length <= bucket) times.push(0);
  times[bucket] = (times[bucket] ?? 0) + count;
}
