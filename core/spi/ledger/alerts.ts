import type { ErrorCode } from '../../kernel/error-table.ts';

/** An alert: open → acknowledged → ended. */
export type AlertState = 'open' | 'acknowledged' | 'ended';

/** What an alert says, in no language: the kind of its rule and the values of its sentence. Names of the configuration, codes and counts. */
export type AlertFacts =
  | {
      readonly kind: 'failures';
      readonly count: number;
      readonly channel: string;
      readonly stage: string;
      readonly code: string;
      readonly within: string;
    }
  | {
      readonly kind: 'failure-rate';
      readonly dead: number;
      readonly messages: number;
      readonly channel: string;
      readonly within: string;
    }
  | { readonly kind: 'late'; readonly count: number; readonly name: string }
  | { readonly kind: 'silence'; readonly channel: string; readonly lastAt: string; readonly dueAt: string }
  | { readonly kind: 'acknowledgements'; readonly count: number; readonly channel: string }
  | { readonly kind: 'breaker'; readonly channel: string; readonly since: string }
  | { readonly kind: 'backlog'; readonly count: number; readonly queue: string; readonly seconds: number }
  | { readonly kind: 'disk'; readonly percent: number }
  | { readonly kind: 'job'; readonly job: string; readonly succeededAt?: string; readonly failed?: string }
  | { readonly kind: 'test' };

/** Something that alarms, as the ledger keeps it. Without personal data. */
export interface AlertRecord {
  /** UUIDv7. */
  readonly id: string;
  /** Name of the rule. */
  readonly rule: string;
  /** What it is about: a group of failures, `partner/channel`, a job. At most one alert of a rule and a subject has not ended. */
  readonly subject: string;
  readonly severity: 'warning' | 'critical';
  readonly state: AlertState;
  /** What happened, in one English sentence. */
  readonly say: string;
  /** The same in no language; absent where an earlier release opened it. */
  readonly facts?: AlertFacts;
  readonly remedy: string;
  /** Of what the rule counts; 1 where it counts nothing. */
  readonly count: number;
  readonly openedAt: Date;
  /** When it was seen last. */
  readonly lastAt: Date;
  readonly endedAt?: Date;
  readonly acknowledgedBy?: string;
  /** Until when nothing of it is told, also where it ends and comes back; and who said so. */
  readonly mutedUntil?: Date;
  readonly mutedBy?: string;
  /** When it was last decided to tell it; of the alert before it where that was within the rule's suppression. */
  readonly toldAt?: Date;
  /** Path of the console that shows it. */
  readonly link: string;
}

/** Why an alert is told: it began, it goes on, it is over. */
export type TellingReason = 'opened' | 'again' | 'ended';

/** An alert to be told to a target. */
export interface PlannedTelling {
  readonly id: string;
  readonly alertId: string;
  /** Name of the target. */
  readonly target: string;
  readonly reason: TellingReason;
}

/** A telling in the hands of who tells. */
export interface TellingInWork extends PlannedTelling {
  readonly alert: AlertRecord;
  /** How often it was tried, this time included. */
  readonly attempt: number;
}

/** What a look came to. */
export interface AlertChanges {
  readonly at: Date;
  readonly opened: readonly (AlertRecord & { readonly tellings: readonly PlannedTelling[] })[];
  /** Still so: with the count, sentence and severity of now. */
  readonly kept: readonly Pick<AlertRecord, 'id' | 'say' | 'facts' | 'count' | 'severity'>[];
  /** Over. */
  readonly ended: readonly string[];
  /** Of alerts that were open before: told again, or told as ended. */
  readonly tellings: readonly PlannedTelling[];
}

/** Where an alert was told. */
export interface AlertTold {
  readonly target: string;
  /** When it arrived, or was tried last. */
  readonly at: Date;
  /** The code of the error, where it did not arrive (yet). */
  readonly failed?: string;
}

/** Which alerts to list. */
export interface AlertFilter {
  readonly states?: readonly AlertState[];
  readonly cursor?: string;
  readonly limit: number;
}

/** Failures of one cause in a stretch of time. */
export interface FailureCount {
  /** Names the group. */
  readonly fingerprint: string;
  /** `partner/channel`. */
  readonly channel: string;
  readonly stage: string;
  readonly code: string;
  readonly count: number;
}

/** Messages of a channel in a stretch of time. */
export interface MessageShare {
  readonly channel: string;
  readonly messages: number;
  readonly dead: number;
}

/** The alerts of the hub. Every query is bounded. */
export interface Alerts {
  /** Those that have not ended, and those that ended since or are muted beyond it: at most 5,000 of each. */
  presentAlerts(endedSince: Date): Promise<readonly AlertRecord[]>;
  /** One commit. An alert whose rule and subject already have one that has not ended is not opened, and not told. @returns how many opened */
  changeAlerts(changes: AlertChanges): Promise<number>;
  /** Takes tellings that are due, oldest first; they are due again after `leaseMs`.
   *  @param quietSince by target: one that was told something since then is left in peace */
  claimTellings(now: Date, leaseMs: number, limit: number, quietSince?: ReadonlyMap<string, Date>): Promise<readonly TellingInWork[]>;
  /** It arrived; or it did not, and is due again, or is given up where `dueAt` is missing. */
  settleTellings(
    ids: readonly string[],
    at: Date,
    outcome: { readonly told: true } | { readonly told: false; readonly code: ErrorCode; readonly dueAt?: Date },
  ): Promise<void>;
  /** Open ones first, newest first. */
  alerts(
    filter: AlertFilter,
  ): Promise<{ readonly items: readonly (AlertRecord & { told: readonly AlertTold[] })[]; readonly nextCursor?: string }>;
  /** Not told again before it ends. Rejects with `E_NOT_FOUND`, or with `E_STATE_CONFLICT` when it has ended. */
  acknowledgeAlert(id: string, by: string): Promise<AlertRecord & { told: readonly AlertTold[] }>;
  /** Nothing of it is told until then, what was planned already included; undefined: told again. Rejects as `acknowledgeAlert` does. */
  muteAlert(id: string, until: Date | undefined, by: string): Promise<AlertRecord & { told: readonly AlertTold[] }>;
  /** How many alerts have not ended, by rule and severity. */
  alertCounts(): Promise<readonly { readonly rule: string; readonly severity: string; readonly count: number }[]>;
  /** Failures that came to pass since and still are, by group, among the newest 20,000; the most frequent first, at most 1,000. */
  failureCounts(since: Date): Promise<readonly FailureCount[]>;
  /** Of the messages that came since, at most the newest 20,000. */
  messageShares(since: Date): Promise<readonly MessageShare[]>;
}
