import { asHubError } from '../../core/kernel/errors.ts';
import { watchedChannels } from '../../core/pipeline/cases/silent-channels.ts';
import type { Runtime } from '../runtime/runtime.ts';

const LOOK_MS = 15_000;

/** So many of them are told at one look. */
const MOST_LATE = 500;

/** Looks, while this process leads, for acknowledgements and what else was expected that did not come in time, and says so once.
 *  @returns how to stop */
export function watchOverdue({
  ledger,
  clock,
  log,
  catalog,
  transport,
  jobs,
}: Pick<Runtime, 'ledger' | 'clock' | 'log' | 'catalog' | 'transport' | 'jobs'>): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      for (const [channel, count] of await ledger.markOverdue(clock.now())) log.warn({ channel, count }, 'acknowledgements are overdue');
      await ledger.lookForArrivals(watchedChannels(catalog()), clock.now());
      const { counts, messages } = await ledger.markLate(clock.now(), MOST_LATE, catalog().hash);
      for (const [expectation, count] of counts) log.warn({ expectation, count }, 'expectations of cases are late');
      if (messages.length > 0) transport.ring({ v: 1, queue: 'process', ids: messages });
      jobs.ran('overdue', LOOK_MS);
    } catch (error) {
      jobs.ran('overdue', LOOK_MS, error);
      log.debug({ code: asHubError(error).code }, 'what is overdue could not be looked for');
    }
  };
  const lookNow = (): void => {
    looking = looking.then(look);
  };
  const end = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const resign = ledger.standFor('overdue', {
    begin: () => {
      lookNow();
      timer = setInterval(lookNow, LOOK_MS);
      timer.unref();
    },
    end,
  });
  return async () => {
    end();
    await looking;
    await resign();
  };
}
