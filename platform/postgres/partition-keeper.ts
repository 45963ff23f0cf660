import type { Clock } from '../../core/kernel/clock.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { NoteRun } from './alerts/jobs.ts';
import { ensurePartitions } from './partitions.ts';
import type { Database } from './sql/database.ts';

const BEAT_MS = 60 * 60 * 1000;

/** Looks after the partitions once an hour. A failure is logged and harmless: the default partition takes what has none.
 *  @returns how to stop */
export function keepPartitions(database: Database, clock: Clock, log: Logger, ran: NoteRun): () => void {
  const beat = setInterval(() => {
    database
      .withClient((client) => ensurePartitions(client, clock.now()))
      .then(
        () => ran('partitions', BEAT_MS),
        (error: unknown) => {
          ran('partitions', BEAT_MS, error);
          log.warn({ error }, 'partitions were not prepared');
        },
      );
  }, BEAT_MS);
  beat.unref();
  return () => clearInterval(beat);
}
