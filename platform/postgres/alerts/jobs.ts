import type { Clock } from '../../../core/kernel/clock.ts';
import { asHubError } from '../../../core/kernel/errors.ts';
import type { JobRuns, JobStanding } from '../../../core/spi/ledger/jobs.ts';
import type { LedgerParts } from '../parts.ts';

const RECORD = {
  name: 'record-job',
  text: `
INSERT INTO jobs (job, every_ms, ran_at, succeeded_at, failing_since, failed)
VALUES ($1, $2, $3, CASE WHEN $4::text IS NULL THEN $3::timestamptz END, CASE WHEN $4::text IS NOT NULL THEN $3::timestamptz END, $4)
ON CONFLICT (job) DO UPDATE SET every_ms = excluded.every_ms, ran_at = excluded.ran_at, failed = excluded.failed,
  succeeded_at = coalesce(excluded.succeeded_at, jobs.succeeded_at),
  failing_since = CASE WHEN excluded.failed IS NULL THEN NULL ELSE coalesce(jobs.failing_since, excluded.ran_at) END`,
};
const FORGET = { name: 'forget-job', text: 'DELETE FROM jobs WHERE job = $1' };
const LIST = {
  name: 'list-jobs',
  text: 'SELECT job, every_ms, ran_at, succeeded_at, failing_since, failed FROM jobs ORDER BY job LIMIT 1000',
};

interface JobRow {
  readonly job: string;
  readonly every_ms: number;
  readonly ran_at: Date;
  readonly succeeded_at: Date | null;
  readonly failing_since: Date | null;
  readonly failed: string | null;
}

/** How the hub's own jobs run. */
export function jobs({ database }: LedgerParts): JobRuns {
  return {
    recordJob: async ({ job, at, everyMs, failed }) => {
      await database.query(RECORD, [job, everyMs, at.toISOString(), failed ?? null]);
    },
    forgetJob: async (job) => {
      await database.query(FORGET, [job]);
    },
    jobs: async () => (await database.query<JobRow>(LIST, [])).map(toStanding),
  };
}

function toStanding({ job, every_ms, ran_at, succeeded_at, failing_since, failed }: JobRow): JobStanding {
  return {
    job,
    everyMs: every_ms,
    ranAt: ran_at,
    ...(succeeded_at === null ? {} : { succeededAt: succeeded_at }),
    ...(failing_since === null ? {} : { failingSince: failing_since }),
    ...(failed === null ? {} : { failed }),
  };
}

/** A run of one of the ledger's own jobs has ended. Waits for nothing and never throws. */
export type NoteRun = (job: string, everyMs: number, thrown?: unknown) => void;

/** Notes runs of jobs that are rare. What cannot be noted is seen by that it is missing. */
export function noteRuns(runs: Pick<JobRuns, 'recordJob'>, clock: Clock): NoteRun {
  return (job, everyMs, thrown) => {
    const failed = thrown === undefined ? {} : { failed: asHubError(thrown).code };
    runs.recordJob({ job, at: clock.now(), everyMs, ...failed }).catch(() => undefined);
  };
}
