import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { RetentionRun } from '../../core/spi/ledger/retention.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { erase } from './erase.ts';
import { runRetention } from './run-retention.ts';

/** Between two runs, in milliseconds. */
export const RETENTION_EVERY_MS = 3_600_000;
/** How long after it began to lead a process waits at least: so that a start is not slowed. */
const FIRST_MS = 60_000;

/** Forgets every hour while this process leads, and goes on with erasures that others left. A run that ended well counts, whoever made it.
 *  @returns how to stop: after the page in hand */
export function forgetInTurn(runtime: Runtime): () => Promise<void> {
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let ending = new AbortController();
  const next = (afterMs: number): void => {
    timer = setTimeout(() => {
      const { signal } = ending;
      working = working.then(() => forgetOnce(runtime, signal));
      next(RETENTION_EVERY_MS);
    }, afterMs);
    timer.unref();
  };
  const end = (): void => {
    clearTimeout(timer);
    ending.abort();
  };
  const begin = async (stopped: AbortSignal): Promise<void> => {
    const [last] = await runtime.ledger.retentionRuns(1).catch(() => []);
    const due = last === undefined ? undefined : nextRunAfter(last);
    if (!stopped.aborted) next(Math.max(FIRST_MS, (due?.getTime() ?? 0) - runtime.clock.now().getTime()));
  };
  const resign = runtime.ledger.standFor('retention', {
    begin: () => {
      ending = new AbortController();
      void begin(ending.signal);
    },
    end,
  });
  return async () => {
    end();
    await working;
    await resign();
  };
}

/** Goes on with erasures that others left, takes away what is kept no longer, and notes how the job went: never rejects. */
export async function forgetOnce(
  runtime: Pick<Runtime, 'ledger' | 'catalog' | 'clock' | 'ids' | 'log' | 'jobs'>,
  stopped: AbortSignal,
): Promise<void> {
  const left = await runtime.ledger.runningErasures().catch((error: unknown) => {
    runtime.log.warn({ code: asHubError(error).code }, 'erasures that were not ended could not be looked for');
    return [];
  });
  for (const id of left) if (!stopped.aborted) await erase(runtime, id);
  if (stopped.aborted) return;
  const { failed } = await runRetention(runtime, stopped);
  runtime.jobs.ran('retention', RETENTION_EVERY_MS, failed === undefined ? undefined : hubError(failed.code));
}

/** When the run after this one is due; undefined while it goes on, or after a failure: then the next process that leads decides. */
export function nextRunAfter({ startedAt, endedAt, failed }: RetentionRun): Date | undefined {
  return endedAt === undefined || failed !== undefined ? undefined : new Date(startedAt.getTime() + RETENTION_EVERY_MS);
}
