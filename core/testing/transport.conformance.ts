import { afterEach, describe, expect, it } from 'vitest';
import type { QueueName, Transport, WorkHandler } from '../spi/transport.ts';
import type { MemoryWorkSource } from './memory-work-source.ts';
import { recordingHandler, signal, turnOfTheLoop, until } from './transport-handlers.ts';
import { idOf, named, numbered } from './work-ids.ts';

/** What the suite needs to try a transport. */
export interface TransportBench {
  /** What the transports stand on; the suite commits work to it. */
  readonly work: MemoryWorkSource;
  /** Opens a transport on it: another process, as it were. */
  open(): Promise<Transport>;
  /** Releases what the bench took, after all its transports are closed. */
  release(): Promise<void>;
}

/** How the transports of a bench are to be set. */
export interface TransportTimes {
  /** How long work is a worker's; the suite's handlers open it for so long. */
  readonly leaseMs: number;
  /** How often the ledger is looked into. */
  readonly sweepMs: number;
  /** Longer delays wait in the ledger until so much is left of them. */
  readonly longestDelayMs: number;
}

const times: TransportTimes = { leaseMs: 400, sweepMs: 200, longestDelayMs: 60_000 };
const queue: QueueName = 'deliver:partner/channel';
const otherQueue: QueueName = 'deliver:partner/other';

/** What the suite subscribes to and rings. */
export const conformanceQueues: readonly QueueName[] = ['process', queue, otherQueue];

/** How late delayed work may be. */
const tolerance = (delayMs: number): number => 1_000 + 0.05 * delayMs;

const recorder = (work: MemoryWorkSource, effort?: () => Promise<void>) => recordingHandler(work, times.leaseMs, effort);

/** What every transport must do. Times are real and short, as a broker keeps its own. */
export function transportConformance(name: string, openBench: (times: TransportTimes) => Promise<TransportBench>): void {
  describe(`transport ${name}`, () => {
    const cleanUp: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const step of cleanUp.splice(0).reverse()) await step();
    });

    async function bench(
      changes: Partial<TransportTimes> = {},
    ): Promise<{ readonly work: MemoryWorkSource; readonly open: () => Promise<Transport> }> {
      const opened = await openBench({ ...times, ...changes });
      cleanUp.push(() => opened.release());
      const open = async (): Promise<Transport> => {
        const transport = await opened.open();
        cleanUp.push(() => transport.close(0));
        return transport;
      };
      return { work: opened.work, open };
    }

    it('delivers rung work, each id once', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const seen = recorder(work);
      await transport.subscribe({ queue, prefetch: 50, handler: seen.handler });
      const ids = numbered(250);
      work.add(queue, ids);
      transport.ring({ v: 1, queue, ids });
      await seen.count(250);
      expect(seen.ids().toSorted()).toEqual(ids);
      expect(work.left).toBe(0);
    });

    it('tells a handler its queue and keeps queues apart', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const [one, other] = [recorder(work), recorder(work)];
      await transport.subscribe({ queue, prefetch: 5, handler: one.handler });
      await transport.subscribe({ queue: 'process', prefetch: 5, handler: other.handler });
      work.add(queue, named('a'));
      work.add('process', named('b'));
      transport.ring({ v: 1, queue, ids: named('a') });
      transport.ring({ v: 1, queue: 'process', ids: named('b') });
      await Promise.all([one.count(1), other.count(1)]);
      expect(one.works[0]).toEqual({ v: 1, queue, ids: named('a') });
      expect(other.works[0]).toEqual({ v: 1, queue: 'process', ids: named('b') });
    });

    it('delivers what was rung in another process', async () => {
      const { work, open } = await bench();
      const [door, worker] = [await open(), await open()];
      const seen = recorder(work);
      await worker.subscribe({ queue, prefetch: 5, handler: seen.handler });
      work.add(queue, named('a'));
      door.ring({ v: 1, queue, ids: named('a') });
      await seen.count(1);
      expect(seen.ids()).toEqual(named('a'));
    });

    it('delivers an id that was rung many times once', async () => {
      const { work, open } = await bench();
      const [one, other] = [await open(), await open()];
      const seen = recorder(work);
      await one.subscribe({ queue, prefetch: 5, handler: seen.handler });
      work.add(queue, named('a', 'b'));
      for (let time = 0; time < 20; time += 1)
        for (const transport of [one, other]) transport.ring({ v: 1, queue, ids: named('a', 'b', 'a') });
      await seen.count(2);
      work.add(queue, named('last'));
      one.ring({ v: 1, queue, ids: named('last') });
      await seen.count(3);
      expect(seen.ids().toSorted()).toEqual(named('a', 'b', 'last'));
    });

    it('delivers delayed work when its time has come: never early, late by at most 1 s and 5 %', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const arrivals = new Map<string, number>();
      const handler: WorkHandler = async ({ ids }) => {
        for (const id of ids) arrivals.set(id, arrivals.get(id) ?? Date.now());
        work.finish(ids);
      };
      await transport.subscribe({ queue, prefetch: 20, handler });
      const delays = [0, 1, 300, 1_000, 1_001, 2_700];
      const start = Date.now();
      for (const delay of delays) {
        work.add(queue, [idOf(String(delay))], new Date(start + delay));
        transport.ring({ v: 1, queue, ids: [idOf(String(delay))] }, delay);
      }
      await until(() => arrivals.size === delays.length);
      for (const delay of delays) {
        const took = (arrivals.get(idOf(String(delay))) ?? 0) - start;
        expect(took).toBeGreaterThanOrEqual(delay);
        expect(took).toBeLessThanOrEqual(delay + tolerance(delay));
      }
    });

    it('delivers on time what is delayed for longer than the transport holds it', async () => {
      const { work, open } = await bench({ longestDelayMs: 600 });
      const transport = await open();
      const seen = recorder(work);
      await transport.subscribe({ queue, prefetch: 5, handler: seen.handler });
      const due = Date.now() + 2_000;
      work.add(queue, named('later'), new Date(due));
      transport.ring({ v: 1, queue, ids: named('later') }, 2_000);
      await seen.count(1);
      expect(Date.now()).toBeGreaterThanOrEqual(due);
      expect(Date.now()).toBeLessThanOrEqual(due + tolerance(2_000));
    });

    it('finds work that was never rung', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const seen = recorder(work);
      work.add(queue, named('before'));
      await transport.subscribe({ queue, prefetch: 5, handler: seen.handler });
      await seen.count(1);
      work.add(queue, named('after'));
      await seen.count(2);
      expect(seen.ids()).toEqual(named('before', 'after'));
    });

    it('brings work back after its lease when the handler throws', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const starts: number[] = [];
      const seen = recorder(work);
      const handler: WorkHandler = async (given, signal) => {
        if (starts.length === 0) work.open(given.ids, times.leaseMs);
        starts.push(Date.now());
        if (starts.length === 1) throw new Error('planted fault');
        await seen.handler(given, signal);
      };
      await transport.subscribe({ queue, prefetch: 5, handler });
      work.add(queue, named('a'));
      transport.ring({ v: 1, queue, ids: named('a') });
      await seen.count(1);
      expect(starts).toHaveLength(2);
      expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(times.leaseMs - 20);
    });

    it('goes on with other work when a handler throws', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const seen = recorder(work);
      const handler: WorkHandler = async (given, signal) => {
        if (given.ids.includes(idOf('bad'))) throw new Error('planted fault');
        await seen.handler(given, signal);
      };
      await transport.subscribe({ queue, prefetch: 1, handler });
      work.add(queue, named('bad', 'good'));
      transport.ring({ v: 1, queue, ids: named('bad', 'good') });
      await seen.count(1);
      expect(seen.ids()).toEqual(named('good'));
    });

    it('never has more in hand than the prefetch', async () => {
      const { work, open } = await bench();
      const transport = await open();
      let [inHand, most] = [0, 0];
      const seen = recorder(work);
      const handler: WorkHandler = async (given, signal) => {
        inHand += given.ids.length;
        most = Math.max(most, inHand);
        await turnOfTheLoop();
        inHand -= given.ids.length;
        await seen.handler(given, signal);
      };
      await transport.subscribe({ queue, prefetch: 7, handler });
      const ids = numbered(100);
      work.add(queue, ids);
      transport.ring({ v: 1, queue, ids });
      await seen.count(100);
      expect(most).toBeLessThanOrEqual(7);
      expect(most).toBeGreaterThan(1);
    });

    it('shares work between two transports without giving an id to both', async () => {
      const { work, open } = await bench();
      const [one, other] = [await open(), await open()];
      const seen = [recorder(work, turnOfTheLoop), recorder(work, turnOfTheLoop)] as const;
      await one.subscribe({ queue, prefetch: 10, handler: seen[0].handler });
      await other.subscribe({ queue, prefetch: 10, handler: seen[1].handler });
      const ids = numbered(2_000);
      work.add(queue, ids);
      one.ring({ v: 1, queue, ids });
      await until(() => work.left === 0);
      expect([...seen[0].ids(), ...seen[1].ids()].toSorted()).toEqual(ids);
      expect(seen[0].ids().length).toBeGreaterThan(0);
      expect(seen[1].ids().length).toBeGreaterThan(0);
    });

    it('takes no work of a paused queue until it is resumed, and goes on with others', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const [begun, gate] = [signal(), signal()];
      const seen = recorder(work, async () => {
        begun.give();
        await gate.given;
      });
      const other = recorder(work);
      await transport.subscribe({ queue, prefetch: 1, handler: seen.handler });
      await transport.subscribe({ queue: otherQueue, prefetch: 5, handler: other.handler });
      work.add(queue, named('in hand', 'waiting'));
      transport.ring({ v: 1, queue, ids: named('in hand', 'waiting') });
      await begun.given;
      transport.pause(queue);
      gate.give();
      await until(() => work.left === 1);
      for (const id of named('a', 'b', 'c')) {
        work.add(otherQueue, [id]); // found by a sweep each
        await until(() => other.ids().includes(id));
      }
      expect(seen.ids()).toEqual(named('in hand'));
      transport.resume(queue);
      await seen.count(2);
      expect(seen.ids()).toEqual(named('in hand', 'waiting'));
    });

    it('pauses only itself: another transport takes the work', async () => {
      const { work, open } = await bench();
      const [one, other] = [await open(), await open()];
      const seen = [recorder(work), recorder(work)] as const;
      await one.subscribe({ queue, prefetch: 5, handler: seen[0].handler });
      await other.subscribe({ queue, prefetch: 5, handler: seen[1].handler });
      one.pause(queue);
      one.pause('deliver:not/subscribed');
      const ids = numbered(40);
      work.add(queue, ids);
      for (const id of ids) one.ring({ v: 1, queue, ids: [id] });
      await seen[1].count(40);
      expect(seen[0].ids()).toEqual([]);
    });

    it('tells its health and its figures', async () => {
      const { work, open } = await bench();
      const transport = await open();
      expect(transport.health()).toEqual({ state: 'up' });
      const seen = recorder(work);
      let faults = 1;
      const handler: WorkHandler = async (given, abort) => {
        faults -= 1;
        if (faults >= 0) throw new Error('planted fault');
        await seen.handler(given, abort);
      };
      await transport.subscribe({ queue, prefetch: 5, handler });
      work.add(queue, named('a', 'b'));
      transport.ring({ v: 1, queue, ids: named('a', 'b') });
      await seen.count(2);
      await until(() => transport.stats().inHand === 0);
      const stats = transport.stats();
      expect(stats).toMatchObject({ rung: 2, dropped: 0, inHand: 0, reconnects: 0 });
      expect(stats.failed).toBeGreaterThanOrEqual(1);
      expect(stats.delivered).toBeGreaterThanOrEqual(2 + stats.failed);
      await transport.close(0);
      expect(transport.health()).toMatchObject({ state: 'down' });
    });

    it('refuses a second subscription to a queue', async () => {
      const transport = await (await bench()).open();
      const subscription = { queue, prefetch: 1, handler: async () => undefined };
      await transport.subscribe(subscription);
      await expect(transport.subscribe(subscription)).rejects.toMatchObject({ code: 'E_CONFIG_DUPLICATE' });
    });

    it('hands over again what a handler has let go of, while that goes on with the rest, and not what it has', async () => {
      const { work, open } = await bench({ leaseMs: 60_000, sweepMs: 60_000 });
      const transport = await open();
      const [begun, ended] = [signal(), signal()];
      const seen: string[] = [];
      const handler: WorkHandler = async ({ ids }, _signal, letGo) => {
        seen.push(...ids);
        if (!ids.includes(idOf('slow'))) return work.finish(ids);
        letGo?.(named('parked'));
        begun.give();
        await ended.given;
        work.finish(named('slow'));
      };
      await transport.subscribe({ queue, prefetch: 8, handler });
      work.add(queue, named('slow', 'parked'));
      transport.ring({ v: 1, queue, ids: named('slow', 'parked') });
      await begun.given;
      transport.ring({ v: 1, queue, ids: named('slow', 'parked') });
      await until(() => work.left === 1);
      expect(seen.filter((id) => id === idOf('slow'))).toHaveLength(1);
      ended.give();
      await until(() => work.left === 0);
    });

    it('ends its work in hand when it closes, and takes no more', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const [seen, begun, gate] = [recorder(work), signal(), signal()];
      const handler: WorkHandler = async (given, abort) => {
        begun.give();
        await gate.given;
        await seen.handler(given, abort);
      };
      await transport.subscribe({ queue, prefetch: 1, handler });
      work.add(queue, named('in hand', 'waiting'));
      transport.ring({ v: 1, queue, ids: named('in hand', 'waiting') });
      await begun.given;
      const closed = transport.close(10_000);
      gate.give();
      await closed;
      expect(seen.ids()).toEqual(named('in hand'));
      expect(work.left).toBe(1);
      transport.ring({ v: 1, queue, ids: named('waiting') });
      await expect(transport.subscribe({ queue: 'process', prefetch: 1, handler })).rejects.toMatchObject({ code: 'E_NOT_READY' });
    });

    it('aborts work in hand that does not end in time', async () => {
      const { work, open } = await bench();
      const transport = await open();
      const [begun, aborted] = [signal(), signal()];
      const handler: WorkHandler = async (_, abort) => {
        abort.addEventListener('abort', () => aborted.give());
        begun.give();
        await aborted.given;
      };
      await transport.subscribe({ queue, prefetch: 1, handler });
      work.add(queue, named('slow'));
      transport.ring({ v: 1, queue, ids: named('slow') });
      await begun.given;
      await transport.close(10);
      await aborted.given;
      expect(work.left).toBe(1);
    });

    it('brings work that was left in hand to another transport after its lease', async () => {
      const { work, open } = await bench();
      const [one, other] = [await open(), await open()];
      const begun = signal();
      const hold: WorkHandler = async ({ ids }, abort) => {
        work.open(ids, times.leaseMs);
        begun.give();
        await new Promise((resolve) => void abort.addEventListener('abort', resolve));
      };
      await one.subscribe({ queue, prefetch: 5, handler: hold });
      work.add(queue, named('a'));
      one.ring({ v: 1, queue, ids: named('a') });
      await begun.given;
      await one.close(0);
      const seen = recorder(work);
      await other.subscribe({ queue, prefetch: 5, handler: seen.handler });
      await seen.count(1);
      expect(seen.ids()).toEqual(named('a'));
    });
  });
}
