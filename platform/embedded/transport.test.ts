import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../core/kernel/clock.ts';
import type { WorkSource } from '../../core/spi/ledger/ledger.ts';
import { silentLog } from '../../core/spi/log.ts';
import type { QueueName, Transport, Work } from '../../core/spi/transport.ts';
import { type MemoryWorkSource, memoryWorkSource } from '../../core/testing/memory-work-source.ts';
import { embeddedTransport } from './transport.ts';

const queue: QueueName = 'deliver:partner/channel';
const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index));

let work: MemoryWorkSource;
let transport: Transport;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') });
  work = memoryWorkSource(systemClock);
});
afterEach(async () => {
  const closed = transport.close(0);
  await vi.advanceTimersByTimeAsync(2_000);
  await closed;
  vi.useRealTimers();
});

const open = (source: WorkSource = work, leaseMs = 60_000): Transport => {
  transport = embeddedTransport({ work: source, clock: systemClock, log: silentLog, leaseMs });
  return transport;
};
const finish = async ({ ids }: Work): Promise<void> => work.finish(ids);

describe('an idle transport', () => {
  it('asks one question at each sweep, however many queues it serves, and claims nothing', async () => {
    open();
    for (let index = 0; index < 300; index += 1)
      await transport.subscribe({ queue: `deliver:partner/${index}`, prefetch: 4, handler: finish });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(work.calls).toEqual({ claim: 0, dueBetween: 0, horizon: 13, announce: 0 });
  });

  it('does not look for work that is due much later', async () => {
    open();
    work.add(queue, ['a'], new Date('2026-11-20T11:00:00Z'));
    await transport.subscribe({ queue, prefetch: 4, handler: finish });
    transport.ring({ v: 1, queue, ids: ['a'] }, 3_600_000);
    await vi.advanceTimersByTimeAsync(3_599_000);
    expect(work.calls.claim).toBe(0);
    await vi.advanceTimersByTimeAsync(1_020);
    expect(work.left).toBe(0);
  });
});

describe('what is rung here', () => {
  it('is handed over as it is, together with what is rung in the same turn; the ledger is not asked', async () => {
    const batches: (readonly string[])[] = [];
    open();
    const handler = async (given: Work): Promise<void> => {
      batches.push(given.ids);
      work.finish(given.ids);
    };
    await transport.subscribe({ queue, prefetch: 400, handler });
    await vi.advanceTimersByTimeAsync(0);
    work.add(queue, ['a', 'b', 'c']);
    transport.ring({ v: 1, queue, ids: ['a'] });
    transport.ring({ v: 1, queue, ids: ['b', 'a'] });
    await vi.advanceTimersByTimeAsync(0);
    transport.ring({ v: 1, queue, ids: ['c'] });
    await vi.advanceTimersByTimeAsync(10);
    expect(batches).toEqual([['a', 'b'], ['c']]);
    expect(work.calls.claim).toBe(0);
  });

  it('waits in the ledger behind older work', async () => {
    const order: string[] = [];
    open();
    work.add(queue, numbered(40));
    await transport.subscribe({
      queue,
      prefetch: 4,
      handler: async ({ ids }) => {
        order.push(...ids);
        await new Promise((resolve) => setTimeout(resolve, 10));
        work.finish(ids);
      },
    });
    await vi.advanceTimersByTimeAsync(15);
    work.add(queue, ['late']);
    transport.ring({ v: 1, queue, ids: ['late'] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(order).toEqual([...numbered(40), 'late']);
  });

  it('is left to the ledger when the transport closes before it was handed over', async () => {
    open();
    let handed = 0;
    await transport.subscribe({
      queue,
      prefetch: 4,
      handler: async ({ ids }) => {
        handed += ids.length;
      },
    });
    await vi.advanceTimersByTimeAsync(0);
    work.add(queue, ['a']);
    transport.ring({ v: 1, queue, ids: ['a'] });
    // What was rung in the turn of the close itself has not been handed over.
    const closed = transport.close(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    await closed;
    expect([handed, work.left]).toEqual([0, 1]);
  });
});

describe('claiming', () => {
  it('claims at once when a bell names nothing, for the whole prefetch', async () => {
    const claim = vi.spyOn(work, 'claim');
    open();
    await transport.subscribe({ queue, prefetch: 400, handler: finish });
    await vi.advanceTimersByTimeAsync(0);
    work.add(queue, ['a']);
    transport.ring({ v: 1, queue, ids: [] });
    await vi.advanceTimersByTimeAsync(0);
    expect(claim.mock.calls).toEqual([[queue, 400, 60_000]]);
    expect(work.left).toBe(0);
  });

  it('hands over at most 100 ids at once, several batches at a time', async () => {
    const sizes: number[] = [];
    open();
    await transport.subscribe({
      queue,
      prefetch: 1_000,
      handler: async (given) => {
        sizes.push(given.ids.length);
      },
    });
    work.add(queue, numbered(1_000));
    transport.ring({ v: 1, queue, ids: [] });
    await vi.advanceTimersByTimeAsync(0);
    expect(sizes).toEqual(Array.from({ length: 10 }, () => 100));
  });

  it('gathers rings that follow one another closely in one claim', async () => {
    open();
    await transport.subscribe({ queue, prefetch: 400, handler: finish });
    await vi.advanceTimersByTimeAsync(1_000);
    for (let index = 0; index < 1_000; index += 1) {
      work.add(queue, [String(index)]);
      transport.ring({ v: 1, queue, ids: [String(index)] });
      if (index % 10 === 9) await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(10);
    expect(work.left).toBe(0);
    expect(work.calls.claim).toBeLessThanOrEqual(100 / 5 + 3);
  });

  it('wakes a queue once for retries that are due together', async () => {
    open();
    await transport.subscribe({ queue, prefetch: 400, handler: finish });
    await vi.advanceTimersByTimeAsync(0);
    for (let index = 0; index < 200; index += 1) {
      work.add(queue, [String(index)], new Date(Date.now() + 1_000));
      transport.ring({ v: 1, queue, ids: [String(index)] }, 1_000);
    }
    await vi.advanceTimersByTimeAsync(999);
    expect(work.left).toBe(200);
    await vi.advanceTimersByTimeAsync(21);
    expect(work.left).toBe(0);
    expect(work.calls.claim).toBe(1);
  });

  it('serves a small queue beside one that is never empty', async () => {
    open();
    const order: string[] = [];
    const endless = async (given: Work): Promise<void> => {
      order.push('large');
      work.finish(given.ids);
    };
    for (let index = 0; index < 8; index += 1) {
      work.add(
        `deliver:large/${index}`,
        numbered(5_000).map((id) => `${index}-${id}`),
      );
      await transport.subscribe({ queue: `deliver:large/${index}`, prefetch: 100, handler: endless });
    }
    work.add('process', ['small']);
    await transport.subscribe({
      queue: 'process',
      prefetch: 100,
      handler: async (given) => {
        order.push('small');
        await finish(given);
      },
    });
    await vi.advanceTimersByTimeAsync(1);
    // Each large queue has had two claims, of four batches each, at the most.
    expect(order.indexOf('small')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('small')).toBeLessThanOrEqual(8 * 2 * 4);
  });

  it('leaves an id alone that it still has in hand, though its lease has ended', async () => {
    open(work, 1_000);
    const given: string[] = [];
    let done = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      done = resolve;
    });
    await transport.subscribe({
      queue,
      prefetch: 10,
      handler: async ({ ids }) => {
        given.push(...ids);
        await slow;
        work.finish(ids);
      },
    });
    work.add(queue, ['slow']);
    transport.ring({ v: 1, queue, ids: ['slow'] });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(given).toEqual(['slow']);
    done();
    await vi.advanceTimersByTimeAsync(0);
    expect(work.left).toBe(0);
  });
});

describe('when the ledger fails', () => {
  it('backs off from claims that fail, and recovers', async () => {
    let down = true;
    let tries = 0;
    const claim: WorkSource['claim'] = async (...args) => {
      tries += 1;
      if (down) throw new Error('planted fault');
      return work.claim(...args);
    };
    open({ ...work, claim });
    await transport.subscribe({ queue, prefetch: 10, handler: finish });
    work.add(queue, ['a']);
    transport.ring({ v: 1, queue, ids: [] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThanOrEqual(6 + 60_000 / 5_000 + 1);
    down = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work.left).toBe(0);
  });

  it('goes on sweeping when the question fails', async () => {
    let down = true;
    const horizon: WorkSource['horizon'] = async () => {
      if (down) throw new Error('planted fault');
      return work.horizon();
    };
    open({ ...work, horizon });
    await transport.subscribe({ queue, prefetch: 10, handler: finish });
    work.add(queue, ['a']);
    await vi.advanceTimersByTimeAsync(20_000);
    down = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work.left).toBe(0);
  });

  it('does not throw at whoever rings', async () => {
    open({
      ...work,
      announce: () => {
        throw new Error('planted fault');
      },
    });
    expect(() => transport.ring({ v: 1, queue, ids: ['a'] })).not.toThrow();
  });
});

describe('calling other processes', () => {
  it('announces what it does not serve, at most every 25 ms for a queue', async () => {
    open();
    for (let index = 0; index < 1_000; index += 1) {
      transport.ring({ v: 1, queue, ids: [String(index)] });
      if (index % 10 === 9) await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(work.calls.announce).toBeLessThanOrEqual(100 / 25 + 2);
    expect(work.calls.announce).toBeGreaterThanOrEqual(2);
  });

  it('keeps to itself what it can do itself', async () => {
    open();
    await transport.subscribe({ queue, prefetch: 10, handler: finish });
    await vi.advanceTimersByTimeAsync(0);
    work.add(queue, ['a']);
    transport.ring({ v: 1, queue, ids: ['a'] });
    await vi.advanceTimersByTimeAsync(100);
    expect(work.calls.announce).toBe(0);
  });

  it('calls for help when it has more than it can take', async () => {
    open();
    await transport.subscribe({ queue, prefetch: 2, handler: () => new Promise(() => undefined) });
    work.add(queue, ['a', 'b', 'c']);
    transport.ring({ v: 1, queue, ids: ['a', 'b', 'c'] });
    await vi.advanceTimersByTimeAsync(0);
    expect(work.calls.announce).toBe(1);
  });
});
