import type { JobStanding } from '../spi/ledger/jobs.ts';

/** The job that tells a target; its failure is an alert of its own, which that target need not hear. */
export function tellingJob(target: string): string {
  return `${TELL}${target}`;
}

/** The job that fetches what a partner has for a channel.
 *  @param channel `partner/channel` */
export function pollingJob(channel: string): string {
  return `${POLL}${channel}`;
}

/** The channel of a {@link pollingJob}; undefined: it is another job. */
export function polledChannel(job: string): string | undefined {
  return job.startsWith(POLL) ? job.slice(POLL.length) : undefined;
}

/** Is it a {@link tellingJob}? */
export function isTelling(job: string): boolean {
  return job.startsWith(TELL);
}

/** Has it failed, or not run, for so long that somebody should know? Pure.
 *  @param mayTakeMs how long a job may go without success; without it as its kind says */
export function isMissed(
  { job, everyMs, ranAt, succeededAt, failingSince }: JobStanding,
  { at, watchingSince, mayTakeMs: told }: { readonly at: Date; readonly watchingSince: Date; readonly mayTakeMs?: number },
): boolean {
  const isPoll = polledChannel(job) !== undefined;
  const mayTakeMs = told ?? Math.max(3 * everyMs, isPoll ? LONG_POLL_MS : LEAST_JOB_MS);
  const since = (from: Date) => at.getTime() - Math.max(from.getTime(), watchingSince.getTime());
  if (everyMs > 0 && since(succeededAt ?? ranAt) >= mayTakeMs) return true;
  // What fails for good is told soon, also where its rhythm is long: tomorrow is too late.
  return failingSince !== undefined && since(failingSince) >= Math.min(mayTakeMs, isPoll ? FAILING_POLL_MS : LEAST_JOB_MS);
}

const TELL = 'tell ';
const POLL = 'poll ';
/** A job that missed one run is no news. */
const LEAST_JOB_MS = 60_000;
/** What a partner has put up may take its time, or wait while the polls before it failed: the longest pause is a quarter of an hour. */
const LONG_POLL_MS = 1_800_000;
/** A partner's server is restarted now and then; a breaker has the same patience. */
const FAILING_POLL_MS = 300_000;
