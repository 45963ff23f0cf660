import { expect, it } from 'vitest';
import type { LedgerBench, WithLedger } from './harness.ts';

const ALIVE_MS = 15_000;

function instance({ clock, ids }: LedgerBench, role = 'worker') {
  return { id: ids.next<string>(), role, startedAt: clock.now(), seenAt: clock.now() };
}

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
      const [one, two] = [instance(bench), instance(bench, 'api')];
      expect(await bench.ledger.report(one, ALIVE_MS)).toEqual([one]);
      expect((await bench.ledger.report(two, ALIVE_MS)).map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
      bench.clock.advance(ALIVE_MS + 1);
      const later = { ...two, seenAt: bench.clock.now() };
      expect(await bench.ledger.report(later, ALIVE_MS)).toEqual([later]);
      await bench.ledger.leave(two.id);
      const third = { ...one, seenAt: bench.clock.now() };
      expect(await bench.ledger.report(third, ALIVE_MS)).toEqual([third]);
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
