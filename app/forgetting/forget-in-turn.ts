import { hubError } from '../../core/kernel/errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { erase } from './erase.ts';
import { runRetention } from './run-retention.ts';

/** Between two runs, in milliseconds. */
export const RETENTION_EVERY_MS = 3_600_000;
/** How long after it began to lead a process waits: so that a start is not slowed. */
const FIRST_MS = 60_000;

/** Forgets every hour while this process leads, and goes on with erasures that others left.
 *  @returns how to stop: after the page in hand */
export function forgetInTurn(runtime: Runtime): () => Promise<void> {
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let ending = new AbortController();
  const work = async (): Promise<void> => {
    const stopped = ending.signal;
    const left = await runtime.ledger.runningErasures().catch(() => []);
    for (const id of left) if (!stopped.aborted) await erase(runtime, id);
    if (stopped.aborted) return;
    const { failed } = await runRetention(runtime, stopped);
    runtime.jobs.ran('retention', RETENTION_EVERY_MS, failed === undefined ? undefined : hubError(failed.code));
  };
  const next = (afterMs: number): void => {
    timer = setTimeout(() => {
      working = working.then(work);
      next(RETENTION_EVERY_MS);
    }, afterMs);
    timer.unref();
  };
  const end = (): void => {
    clearTimeout(timer);
    ending.abort();
  };
  const resign = runtime.ledger.standFor('retention', {
    begin: () => {
      ending = new AbortController();
      next(FIRST_MS);
    },
    end,
  });
  return async () => {
    end();
    await working;
    await resign();
  };
}
