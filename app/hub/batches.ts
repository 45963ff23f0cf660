import { setTimeout as pause } from 'node:timers/promises';
import { closeDueBatches } from '../../core/pipeline/batches/due-batches.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** How long between two looks at what waits for batches, in milliseconds: so much later than its time a batch may go. */
const LOOK_MS = 1_000;

/** Closes batches as they become due. One process does so at a time; should two overlap, no delivery comes into two batches.
 *  @returns how to stop: after the batch in hand */
export function closeBatchesOnTime(runtime: Runtime): () => Promise<void> {
  const ending = new AbortController();
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const closed = await closeDueBatches(runtime).catch((error: unknown) => {
        runtime.jobs.ran('batches', LOOK_MS, error);
        runtime.log.debug({ error }, 'what waits for batches could not be looked at');
        return undefined;
      });
      if (closed !== undefined) runtime.jobs.ran('batches', LOOK_MS);
      if ((closed ?? 0) === 0) await pause(LOOK_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return () => {
    ending.abort();
    return running;
  };
}
