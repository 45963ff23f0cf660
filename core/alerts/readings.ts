import type { FailureCount, MessageShare } from '../spi/ledger/alerts.ts';
import type { JobStanding } from '../spi/ledger/jobs.ts';

/** What the rules look at, taken at one look. What no rule asks for may be missing. */
export interface Readings {
  readonly at: Date;
  /** Since when somebody looks: what stood still before, while the hub was down, is no job's fault. */
  readonly watchingSince: Date;
  /** Since `at` less these milliseconds. */
  readonly failures: ReadonlyMap<number, readonly FailureCount[]>;
  readonly shares: ReadonlyMap<number, readonly MessageShare[]>;
  readonly late: readonly { readonly name: string; readonly count: number }[];
  /** Channels that are silent against their rhythm. */
  readonly silent: readonly { readonly channel: string; readonly lastAt: string; readonly dueAt: string }[];
  /** Overdue acknowledgements by `partner/channel`. */
  readonly overdue: ReadonlyMap<string, number>;
  /** Channels of which every attempt fails. */
  readonly failing: readonly {
    readonly channel: string;
    readonly since: Date;
    /** Is its breaker open somewhere, or has the hub disabled it? */
    readonly stopped: boolean;
  }[];
  readonly backlog: readonly { readonly queue: string; readonly open: number; readonly ageMs: number }[];
  /** Percent of the disk of the data folder that are free. */
  readonly freeDisk?: number;
  readonly jobs: readonly JobStanding[];
}
