import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import type { JobRuns } from '../../core/spi/ledger/jobs.ts';
import type { Logger } from '../../core/spi/log.ts';

/** A run that ended as the one before is written this often at most, in milliseconds: some jobs run every second. */
const WRITE_MS = 10_000;

/** Notes how the hub's own jobs run, so that one that fails, or runs no more, alarms. */
export class Jobs {
  readonly #ledger: Pick<JobRuns, 'recordJob'>;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #written = new Map<string, { readonly atMs: number; readonly failed: string | undefined }>();

  constructor(ports: { readonly ledger: Pick<JobRuns, 'recordJob'>; readonly clock: Clock; readonly log: Logger }) {
    this.#ledger = ports.ledger;
    this.#clock = ports.clock;
    this.#log = ports.log;
  }

  /** A run has ended. Waits for nothing and never throws: the job matters more than the note of it.
   *  @param everyMs how often it should run, in milliseconds; 0: whenever there is something to do
   *  @param thrown why it failed; undefined: it did not */
  ran(job: string, everyMs: number, thrown?: unknown): void {
    const failed = thrown === undefined ? undefined : asHubError(thrown).code;
    const at = this.#clock.now();
    const last = this.#written.get(job);
    if (last !== undefined && last.failed === failed && at.getTime() - last.atMs < WRITE_MS) return;
    this.#written.set(job, { atMs: at.getTime(), failed });
    this.#ledger.recordJob({ job, at, everyMs, ...(failed === undefined ? {} : { failed }) }).catch((error: unknown) => {
      this.#written.delete(job);
      this.#log.debug({ job, code: asHubError(error).code }, 'the run of a job could not be noted');
    });
  }
}
