import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboundChannel } from '../../core/catalog/model.ts';
import { systemClock } from '../../core/kernel/clock.ts';
import { exampleCatalog } from '../../core/pipeline/bench.fixture.ts';
import { silentLog } from '../../core/spi/log.ts';
import type { QueueName } from '../../core/spi/transport.ts';
import { Breakers } from './breakers.ts';

const labels = exampleCatalog().channel('swift/labels') as OutboundChannel;
const other = exampleCatalog().channel('acme/answers') as OutboundChannel;

/** Breakers, and what they told the transport. */
function bench() {
  const told: string[] = [];
  const transport = {
    pause: (queue: QueueName) => void told.push(`pause ${queue}`),
    resume: (queue: QueueName) => void told.push(`resume ${queue}`),
  };
  const breakers = new Breakers({ transport, clock: systemClock, log: silentLog });
  let sent = 0;
  const call = (failed: boolean, channel = labels) =>
    breakers.run(
      channel,
      async () => {
        sent += 1;
        return failed;
      },
      (result) => result,
    );
  const calls = async (count: number, failed: boolean) => {
    for (let n = 0; n < count; n += 1) await call(failed);
  };
  return { breakers, told, call, calls, sent: () => sent };
}

describe('Breakers', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') }));
  afterEach(() => vi.useRealTimers());

  it('stays closed below ten calls and below 70 %', async () => {
    const few = bench();
    await few.calls(9, true);
    expect(await few.call(false)).toBe(false);
    const mixed = bench();
    await mixed.calls(4, false);
    await mixed.calls(9, true);
    expect(mixed.breakers.states().get(labels.fullName)).toBe('closed');
    expect(mixed.told).toEqual([]);
  });

  it('opens at ten calls of which 70 % failed, leaves the queue alone, and says until when', async () => {
    const { calls, call, told, sent, breakers } = bench();
    await calls(3, false);
    await calls(7, true);
    expect(told).toEqual(['pause deliver:swift/labels']);
    expect(breakers.states().get(labels.fullName)).toBe('open');
    expect(await call(false)).toEqual({ openUntil: new Date('2026-11-20T10:00:30Z') });
    expect(sent()).toBe(10);
  });

  it('opens for its own channel only', async () => {
    const { calls, call } = bench();
    await calls(10, true);
    expect(await call(false, other)).toBe(false);
  });

  it('lets one call probe after half a minute, and closes when it is accepted', async () => {
    const { calls, call, told, breakers } = bench();
    await calls(10, true);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toEqual(['pause deliver:swift/labels', 'resume deliver:swift/labels']);
    expect(await call(false)).toBe(false);
    expect(breakers.states().get(labels.fullName)).toBe('closed');
    await calls(8, true);
    expect(breakers.states().get(labels.fullName)).toBe('closed');
  });

  it('opens again when the probe fails, and lets nothing else through meanwhile', async () => {
    const { calls, call, sent, told } = bench();
    await calls(10, true);
    await vi.advanceTimersByTimeAsync(30_000);
    const [probe, behind] = await Promise.all([call(true), call(true)]);
    expect(probe).toBe(true);
    expect(behind).toEqual({ openUntil: new Date('2026-11-20T10:01:00Z') });
    expect(sent()).toBe(11);
    expect(told.at(-1)).toBe('pause deliver:swift/labels');
  });

  it('closes when a person says so', async () => {
    const { calls, call, told, breakers } = bench();
    await calls(10, true);
    breakers.reset(labels.fullName);
    expect(told.at(-1)).toBe('resume deliver:swift/labels');
    expect(await call(false)).toBe(false);
  });
});
