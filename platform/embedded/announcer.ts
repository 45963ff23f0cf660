import { asHubError } from '../../core/kernel/errors.ts';
import type { WorkSource } from '../../core/spi/ledger/ledger.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { QueueName } from '../../core/spi/transport.ts';

/** A queue is announced at most this often, in milliseconds: the first time at once, what follows together. */
const INTERVAL_MS = 25;

/** Tells other processes that queues have work; never throws. */
export interface Announcer {
  announce(queue: QueueName): void;
  /** Announces at once what was put off. */
  flush(): void;
}

export function announcer(work: Pick<WorkSource, 'announce'>, log: Logger): Announcer {
  const quiet = new Set<QueueName>();
  const putOff = new Set<QueueName>();
  let timer: NodeJS.Timeout | undefined;

  const tell = (queue: QueueName): void => {
    quiet.add(queue);
    try {
      work.announce(queue);
    } catch (error) {
      log.warn({ queue, code: asHubError(error).code }, 'work could not be announced; it will be found by the sweep');
    }
  };
  const tick = (): void => {
    timer = undefined;
    const queues = [...putOff];
    quiet.clear();
    putOff.clear();
    for (const queue of queues) tell(queue);
    if (queues.length > 0) timer = setTimeout(tick, INTERVAL_MS);
  };
  return {
    announce: (queue) => {
      if (quiet.has(queue)) putOff.add(queue);
      else tell(queue);
      timer ??= setTimeout(tick, INTERVAL_MS);
    },
    flush: () => {
      clearTimeout(timer);
      timer = undefined;
      for (const queue of putOff) tell(queue);
      putOff.clear();
    },
  };
}
