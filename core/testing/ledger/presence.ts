import { expect, it } from 'vitest';
import { incoming, LEASE_MS, type WithLedger } from './harness.ts';

const LATELY_MS = 15_000;

/** Something that is told once. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

export function presenceBehaviours(withLedger: WithLedger): void {
  it(
    'knows who was seen lately, and forgets who leaves',
    withLedger(async (bench) => {
      const other = await bench.another();
      const startedAt = bench.clock.now();
      const worker = { role: 'worker', startedAt, seenAt: startedAt, openBreakers: ['chronopost/labels'], configHash: 'cafe' };
      const door = { role: 'api', startedAt, seenAt: startedAt, openBreakers: [], configHash: 'cafe' };
      expect((await bench.ledger.report(worker, LATELY_MS)).alive).toEqual([{ ...worker, id: expect.any(String) }]);
      expect((await other.report(door, LATELY_MS)).alive.map(({ role }) => role).sort()).toEqual(['api', 'worker']);
      bench.clock.advance(LATELY_MS + 1);
      const later = { seenAt: bench.clock.now(), configHash: 'beef' };
      expect((await other.report({ ...door, ...later }, LATELY_MS)).alive).toMatchObject([{ ...door, ...later }]);
      await other.leave();
      expect((await bench.ledger.report({ ...worker, ...later }, LATELY_MS)).alive).toMatchObject([{ role: 'worker' }]);
    }),
  );

  it(
    'tells every process which channels a person resumed, stopped before or not',
    withLedger(async (bench) => {
      const instance = () => ({
        role: 'worker',
        startedAt: bench.clock.now(),
        seenAt: bench.clock.now(),
        openBreakers: [],
        configHash: 'cafe',
      });
      const at = bench.clock.now();
      expect(await bench.ledger.resumeChannel('chronopost', 'labels', at)).toBe(false);
      const other = await bench.another();
      expect((await other.report(instance(), LATELY_MS)).resumed).toEqual([{ channel: 'chronopost/labels', at }]);
      bench.clock.advance(LATELY_MS + 1);
      expect((await other.report(instance(), LATELY_MS)).resumed).toEqual([]);
      await bench.ledger.stopChannel('chronopost', 'labels', { state: 'paused', reason: 'strike', at: bench.clock.now() });
      expect((await other.report(instance(), LATELY_MS)).resumed).toEqual([]);
    }),
  );

  it(
    'gives the work of one that is gone to others at once, and of one that only stands still when its lease ends',
    withLedger(async (bench) => {
      const [gone, still] = [await bench.another(), await bench.another()];
      const started = bench.clock.now();
      const messages = [incoming(bench), incoming(bench)];
      for (const message of messages) await bench.ledger.accept(message);
      const [first, second] = messages.map(({ id }) => id);
      for (const ledger of [bench.ledger, gone, still])
        await ledger.report({ role: 'worker', startedAt: started, seenAt: started, openBreakers: [], configHash: 'cafe' }, LATELY_MS);
      expect(await gone.openMessages([first ?? ''], LEASE_MS)).toHaveLength(1);
      expect(await still.openMessages([second ?? ''], LEASE_MS)).toHaveLength(1);
      await gone.close();
      expect(await bench.ledger.inheritWork(started, started), 'seen just now').toEqual(new Map());
      bench.clock.advance(5_000);
      const now = bench.clock.now();
      expect(await bench.ledger.inheritWork(now, now)).toEqual(new Map([['process', [first]]]));
      expect(await bench.ledger.openMessages([first ?? '', second ?? ''], LEASE_MS)).toMatchObject([{ id: first, attempt: 2 }]);
      expect(await bench.ledger.inheritWork(now, now)).toEqual(new Map());
    }),
  );

  it(
    'puts what it takes over at the head of the queue, where it was taken from',
    withLedger(async (bench) => {
      const gone = await bench.another();
      const started = bench.clock.now();
      const ids: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        const message = incoming(bench);
        ids.push(message.id);
        await bench.ledger.accept(message);
        bench.clock.advance(1_000);
      }
      const [first, second, third] = ids;
      await gone.report({ role: 'worker', startedAt: started, seenAt: started, openBreakers: [], configHash: 'cafe' }, LATELY_MS);
      expect(await gone.openMessages([first ?? ''], LEASE_MS)).toHaveLength(1);
      await gone.close();
      const now = bench.clock.now();
      // Its connections end a moment after it says so.
      while ((await bench.ledger.inheritWork(now, now)).size === 0);
      expect(await bench.ledger.claim('process', 2, LEASE_MS)).toEqual(expect.arrayContaining([first, second]));
      expect(await bench.ledger.claim('process', 2, LEASE_MS)).toEqual([third]);
    }),
  );

  it(
    'gives an office to one process at a time, and to the next when it resigns or is gone',
    withLedger(async (bench) => {
      const [began, ended, second, third] = [signal(), signal(), signal(), signal()];
      const resign = bench.ledger.standFor('poller', { begin: began.give, end: ended.give });
      await began.given;
      let early = true;
      const other = (await bench.another()).standFor('poller', {
        begin: () => {
          expect(early).toBe(false);
          second.give();
        },
        end: () => undefined,
      });
      const elsewhere = signal();
      const unrelated = bench.ledger.standFor('sweeper', { begin: elsewhere.give, end: () => undefined });
      await elsewhere.given;
      early = false;
      await resign();
      await ended.given;
      await second.given;
      const last = bench.ledger.standFor('poller', { begin: third.give, end: () => undefined });
      await other();
      await third.given;
      await last();
      await unrelated();
    }),
  );
}
