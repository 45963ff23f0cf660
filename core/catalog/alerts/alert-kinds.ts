/** What a kind of rule watches, and what it takes. */
export interface AlertKindRow {
  /** What `threshold` counts, with its default; absent: the kind takes none. */
  readonly threshold?: { readonly is: string; readonly otherwise: number; readonly most?: number };
  /** What `within` is, with its default in milliseconds; absent: the kind takes none. */
  readonly within?: { readonly is: string; readonly otherwise?: number };
  /** `partner` and `channel` narrow it. */
  readonly narrows: boolean;
  readonly say: string;
  readonly remedy: string;
}

const MINUTE = 60_000;

/** The kinds of rules. */
export const alertKinds = {
  failures: {
    threshold: { is: 'so many failures of one cause: channel, stage and code', otherwise: 1 },
    within: { is: 'the time in which they came', otherwise: 15 * MINUTE },
    narrows: true,
    say: 'Messages or deliveries failed for one cause.',
    remedy: 'Open the group, mend its cause (mapping, code list, partner), then replay the group.',
  },
  'failure-rate': {
    threshold: { is: 'so many percent of the messages of a channel failed', otherwise: 20, most: 100 },
    within: { is: 'the time in which they came', otherwise: 15 * MINUTE },
    narrows: true,
    say: 'A large share of the messages of a channel failed.',
    remedy: 'Look at the failures of the channel: the partner may have changed its documents.',
  },
  late: {
    threshold: { is: 'so many cases wait too long for the same thing', otherwise: 1 },
    narrows: false,
    say: 'What is expected in cases has not come in time.',
    remedy: 'Open the list of what is late, and remind the partner.',
  },
  silence: {
    narrows: true,
    say: 'Nothing came on a channel on which something is expected.',
    remedy: 'Try the connection, then ask the partner whether it has stopped sending.',
  },
  acknowledgements: {
    threshold: { is: 'so many acknowledgements of a channel are overdue', otherwise: 1 },
    narrows: true,
    say: 'A partner has not acknowledged what it was sent.',
    remedy: 'Ask the partner whether the interchanges arrived; send them again if not.',
  },
  breaker: {
    within: { is: 'how long every attempt has failed', otherwise: 5 * MINUTE },
    narrows: true,
    say: 'A partner cannot be reached.',
    remedy: 'Try the connection of the channel; deliveries wait and are tried again by themselves. Resume the channel if it was disabled.',
  },
  backlog: {
    threshold: { is: 'so many pieces of work on one queue', otherwise: 10_000 },
    within: { is: 'or how long the oldest of them is overdue', otherwise: 10 * MINUTE },
    narrows: true,
    say: 'Work comes faster than it is done, or is not done at all.',
    remedy: 'See that workers run and that the partner answers; start more workers if they are busy.',
  },
  disk: {
    threshold: { is: 'so few percent of the disk of the data folder are free', otherwise: 10, most: 100 },
    narrows: false,
    say: 'The disk is nearly full.',
    remedy: 'Make room or enlarge the disk; shorten what is kept (retention).',
  },
  job: {
    within: { is: 'how long a job may go without success; without it three times its rhythm, and a minute at least' },
    narrows: false,
    say: "A job of the hub's own failed, or did not run in time.",
    remedy: 'Look at the log for the job and its code; see that a process with the role poller or all runs.',
  },
} as const satisfies Readonly<Record<string, AlertKindRow>>;

/** One of {@link alertKinds}. */
export type AlertKind = keyof typeof alertKinds;

/** Their names. */
export const alertKindNames = Object.keys(alertKinds) as readonly AlertKind[];

/** How bad it is. */
export const alertSeverities = ['warning', 'critical'] as const;
/** One of {@link alertSeverities}. */
export type AlertSeverity = (typeof alertSeverities)[number];
