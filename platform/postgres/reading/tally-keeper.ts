import type { Logger } from '../../../core/spi/log.ts';
import type { NoteRun } from '../alerts/jobs.ts';
import type { Database } from '../sql/database.ts';

const BEAT_MS = 60_000;

/** Of two keepers at once, the second finds the rows of the first gone and gathers what is left. */
const GATHER = {
  name: 'gather-tallies',
  text: `
WITH gone AS (DELETE FROM tallies RETURNING kind, count)
INSERT INTO tallies (kind, count) SELECT kind, sum(count) FROM gone GROUP BY kind`,
};
const GATHER_FAILURES = {
  name: 'gather-failure-tallies',
  text: `
WITH gone AS (DELETE FROM failure_tallies RETURNING fingerprint, day, count)
INSERT INTO failure_tallies (fingerprint, day, count)
SELECT fingerprint, day, sum(count) FROM gone GROUP BY fingerprint, day HAVING sum(count) <> 0`,
};

/** Gathers the tallies once a minute, so that there are never more than a minute's writers left of them. A failure is
 *  logged and harmless: the next beat gathers more.
 *  @returns how to stop */
export function keepTallies(database: Database, log: Logger, ran: NoteRun): () => void {
  const beat = setInterval(() => {
    gatherTallies(database).then(
      () => ran('tallies', BEAT_MS),
      (error: unknown) => {
        ran('tallies', BEAT_MS, error);
        log.warn({ error }, 'tallies were not gathered');
      },
    );
  }, BEAT_MS);
  beat.unref();
  return () => clearInterval(beat);
}

/** Leaves one row of each kind, and of failures one of each group and day. */
export async function gatherTallies(database: Database): Promise<void> {
  await database.query(GATHER, []);
  await database.query(GATHER_FAILURES, []);
}
