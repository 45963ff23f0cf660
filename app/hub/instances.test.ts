import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { Roll } from '../../core/spi/ledger/presence.ts';
import { silentLog } from '../../core/spi/log.ts';
import type { QueueName, Work } from '../../core/spi/transport.ts';
import { type Instances, joinInstances } from './instances.ts';

const BEAT_MS = 500;

/** A ledger that remembers who was looked for among the dead, and may be away or slow. */
function bench() {
  const state = { away: false, slowMs: 0, resumed: [] as Roll['resumed'] };
  const asked: number[] = [];
  const rung: Work[] = [];
  const reset: string[] = [];
  const presence = {
    report: async (): Promise<Roll> => {
      if (state.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, state.slowMs));
      if (state.away) throw hubError('E_NOT_READY', { reason: 'away' });
      return { alive: [], resumed: state.resumed };
    },
    inheritWork: async (before: Date): Promise<ReadonlyMap<QueueName, readonly string[]>> => {
      asked.push(before.getTime());
      return asked.length === 1 ? new Map([['process' as const, ['left behind']]]) : new Map();
    },
    leave: async () => undefined,
  };
  const breakers = { states: () => new Map(), reset: (name: string) => void reset.push(name) };
  const transport = { ring: (work: Work) => void rung.push(work) };
  const join = () =>
    joinInstances({ presence, transport, breakers, clock: systemClock, log: silentLog, configHash: () => 'cafe' }, 'worker');
  return { state, asked, rung, reset, join };
}

describe('joinInstances', () => {
  let instances: Instances | undefined;
  beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') }));
  afterEach(async () => {
    const stopped = instances?.stop();
    await vi.advanceTimersByTimeAsync(2_000);
    await stopped;
    vi.useRealTimers();
  });

  it('looks for the dead at once and at every beat, and rings for what they had', async () => {
    const { join, asked, rung } = bench();
    instances = await join();
    expect(rung).toEqual([{ v: 1, queue: 'process', ids: ['left behind'] }]);
    await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
    expect(asked).toHaveLength(5);
    expect(instances.workers()).toBe(1);
  });

  it('takes nobody for dead when the ledger has just come back', async () => {
    const { join, asked, state } = bench();
    instances = await join();
    state.away = true;
    await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
    state.away = false;
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
    expect(asked).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
    expect(asked.length).toBeGreaterThan(before);
  });

  it('takes nobody for dead after a beat that was slow: the ledger hung', async () => {
    const { join, asked, state } = bench();
    instances = await join();
    state.slowMs = 2_000;
    await vi.advanceTimersByTimeAsync(BEAT_MS + 2_000);
    state.slowMs = 0;
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
    expect(asked).toHaveLength(before);
  });

  it('closes the breaker of a channel that a person resumed, once', async () => {
    const { join, reset, state } = bench();
    instances = await join();
    state.resumed = [{ channel: 'swift/labels', at: new Date('2026-11-20T09:59:59Z') }];
    await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
    expect(reset).toEqual(['swift/labels']);
    state.resumed = [{ channel: 'swift/labels', at: new Date('2026-11-20T10:00:02Z') }];
    await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
    expect(reset).toEqual(['swift/labels', 'swift/labels']);
  });
});
