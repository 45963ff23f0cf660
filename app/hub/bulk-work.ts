import { setTimeout as pause } from 'node:timers/promises';
import { asHubError } from '../../core/kernel/errors.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import { expirePlans } from '../acting/plan-bulk.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** How many items one round takes. */
const ROUND = 100;
/** How long between two looks for something to do, in milliseconds. */
const LOOK_MS = 1_000;

/** Works on bulk actions that were confirmed, while this process leads. Should two overlap, or one be killed, each item is still done
 *  once: the ledger notes it together with what is done.
 *  @returns how to stop: after the round in hand */
export function workOnBulks(runtime: Runtime): () => Promise<void> {
  const { ledger, transport, clock, ids, log, catalog, jobs } = runtime;
  let term: AbortController | undefined;
  let running = Promise.resolve();
  const round = async (): Promise<number> => {
    const now = clock.now();
    const { worked, due } = await ledger.workOnBulk(ROUND, catalog().hash, () => ids.next<MessageId>(), now);
    for (const [queue, rung] of due) transport.ring({ v: 1, queue, ids: rung });
    if (worked === 0) await expirePlans(runtime);
    jobs.ran('bulk', LOOK_MS);
    return worked;
  };
  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const worked = await round().catch((error: unknown) => {
        jobs.ran('bulk', LOOK_MS, error);
        log.warn({ code: asHubError(error).code }, 'bulk actions could not be worked on');
        return 0;
      });
      if (worked === 0) await pause(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const end = (): void => {
    term?.abort();
    term = undefined;
  };
  const resign = ledger.standFor('bulk', {
    begin: () => {
      const begun = new AbortController();
      term = begun;
      running = running.then(() => run(begun.signal));
    },
    end,
  });
  return async () => {
    end();
    await running;
    await resign();
  };
}
