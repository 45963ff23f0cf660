import type { Clock } from '../../../core/kernel/clock.ts';
import type { Logger } from '../../../core/spi/log.ts';
import type { Database } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import type { TrafficCount, TrafficCounter } from './traffic-counter.ts';

const BEAT_MS = 2_000;
const MINUTES_KEPT_MS = 26 * 3_600_000;
const HOURS_KEPT_MS = 35 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** Every so many beats what is old is removed. */
const BEATS_BETWEEN_SWEEPS = 300;

const traffic = rowset({
  grain: 'text',
  at: 'timestamptz',
  kind: 'text',
  partner: 'text',
  channel: 'text',
  other: 'text',
  type: 'text',
  count: 'integer',
  dead: 'integer',
  at_once: 'integer',
  times: 'text[]',
});
/** Rows come in the order of their keys, so that of two processes one waits for the other, and never each for each. */
const ADD = {
  name: 'add-traffic',
  text: `
INSERT INTO traffic AS t (${traffic.columns})
SELECT grain, at, kind, partner, channel, other, type, count, dead, at_once, times::bigint[] FROM ${traffic.from('r')}
ON CONFLICT (grain, at, kind, partner, channel, other, type) DO UPDATE SET count = t.count + excluded.count, dead = t.dead + excluded.dead,
  at_once = t.at_once + excluded.at_once,
  times = ARRAY(SELECT coalesce(a, 0) + coalesce(b, 0) FROM unnest(t.times, excluded.times) WITH ORDINALITY AS u(a, b, n) ORDER BY n)`,
};
const FORGET = {
  name: 'forget-traffic',
  text: `DELETE FROM traffic WHERE (grain = 'minute' AND at < $1) OR (grain = 'hour' AND at < $2)`,
};

/** Writes what this process has counted every two seconds, and the rest when it stops. While the ledger is away it is kept.
 *  @returns how to stop; settles when all is written, or cannot be */
export function keepTraffic(database: Database, counter: TrafficCounter, clock: Clock, log: Logger): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let beats = 0;
  const write = async (): Promise<void> => {
    try {
      await writeTraffic(database, counter);
      if (beats++ % BEATS_BETWEEN_SWEEPS === 0) await forget(database, clock.now());
    } catch (error) {
      log.debug({ error }, 'traffic was not written');
    }
  };
  const beat = setInterval(() => {
    writing = writing.then(write);
  }, BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    await writing;
    await writeTraffic(database, counter).catch(() => undefined);
  };
}

const writing = new WeakMap<TrafficCounter, Promise<void>>();

/** Adds what was counted to what all have counted. Settles when all is written that was counted before the call: one who reads then
 *  misses nothing that another call has taken and not yet committed. */
export function writeTraffic(database: Database, counter: TrafficCounter): Promise<void> {
  const before = writing.get(counter)?.catch(() => undefined) ?? Promise.resolve();
  const written = before.then(() => writeCounts(database, counter));
  writing.set(counter, written);
  return written;
}

async function writeCounts(database: Database, counter: TrafficCounter): Promise<void> {
  const counts = counter.take();
  if (counts.length === 0) return;
  try {
    await database.query(ADD, traffic.values([...byHour(counts), ...counts].map(toRow)));
  } catch (error) {
    counter.giveBack(counts);
    throw error;
  }
}

function toRow({ minute, atOnce, times, grain, ...rest }: TrafficCount & { readonly grain?: 'hour' }) {
  return { ...rest, grain: grain ?? 'minute', at: new Date(minute), at_once: atOnce, times: times.map(String) };
}

/** The same by hours; several minutes may fall into one. */
function byHour(counts: readonly TrafficCount[]): readonly (TrafficCount & { readonly grain: 'hour' })[] {
  const hours = new Map<string, TrafficCount & { readonly grain: 'hour' }>();
  for (const one of counts) {
    const minute = Math.floor(one.minute / HOUR_MS) * HOUR_MS;
    const key = [minute, one.kind, one.partner, one.channel, one.other, one.type].join('\u0000');
    const sum = hours.get(key) ?? { ...one, grain: 'hour', minute, count: 0, dead: 0, atOnce: 0, times: [] };
    hours.set(key, sum);
    sum.count += one.count;
    sum.dead += one.dead;
    sum.atOnce += one.atOnce;
    for (const [bucket, many] of one.times.entries()) sum.times[bucket] = (sum.times[bucket] ?? 0) + many;
  }
  return [...hours].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

async function forget(database: Database, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  await database.query(FORGET, [before(MINUTES_KEPT_MS), before(HOURS_KEPT_MS)]);
}
