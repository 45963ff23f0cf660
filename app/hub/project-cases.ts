import { setTimeout as pause } from 'node:timers/promises';
import { asHubError } from '../../core/kernel/errors.ts';
import { caseFolding } from '../../core/pipeline/cases/folding.ts';
import type { ProjectionRound } from '../../core/spi/ledger/cases.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Most marks that one round takes: so long at most a case waits for another. */
const MARKS = 200;
/** News of several commits are gathered so long, in milliseconds. */
const GATHER_MS = 25;
/** What other processes left is looked for this often, in milliseconds. */
const LOOK_MS = 1_000;
/** Lists may be that much behind before they matter as much as messages, in milliseconds. */
const BEHIND_MS = 30_000;
/** Of the time of a worker, lists get a fifth; when they are far behind, half. */
const REST = 4;

/** Keeps what lists show of cases up to date, beside the work and after it: under load lists lag, messages do not.
 *  @returns how to stop */
export function projectCases({
  ledger,
  clock,
  log,
  catalog,
  ids,
  jobs,
}: Pick<Runtime, 'ledger' | 'clock' | 'log' | 'catalog' | 'ids' | 'jobs'>): () => Promise<void> {
  const folding = caseFolding(catalog, ids);
  const stopping = new AbortController();
  let isNews = false;
  let wake = (): void => undefined;
  const hear = (): void => {
    isNews = true;
    wake();
  };
  const stopListening = ledger.onCaseNews(hear);
  stopping.signal.addEventListener('abort', hear);

  const round = async (): Promise<ProjectionRound | undefined> => {
    try {
      const done = await ledger.projectCases(MARKS, folding);
      for (const caseId of done.failed) log.error({ caseId }, 'a case could not be folded');
      jobs.ran('case-projection', LOOK_MS);
      return done;
    } catch (thrown) {
      jobs.ran('case-projection', LOOK_MS, thrown);
      const { code, transient } = asHubError(thrown);
      log[transient ? 'debug' : 'error']({ code }, 'cases could not be folded now');
      return undefined;
    }
  };
  const wait = async (): Promise<void> => {
    if (!isNews) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    isNews = false;
  };
  const rest = (ms: number): Promise<void> => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const begun = clock.now().getTime();
      const done = await round();
      const tookMs = clock.now().getTime() - begun;
      const isFarBehind = begun - (done?.oldestAt?.getTime() ?? begun) > BEHIND_MS;
      if (done?.more === true) await rest(tookMs * (isFarBehind ? 1 : REST));
      else {
        await wait();
        await rest(GATHER_MS);
      }
    }
  };
  const running = run();
  return async () => {
    stopListening();
    stopping.abort();
    await running;
  };
}
