import type { Finding } from '../../../core/kernel/errors.ts';
import type { Stage } from '../../../core/spi/ledger/ledger.ts';
import type { PredictedDelivery } from './messages.ts';

/** Failures with stage, code, path and channel in common. */
export interface FailureGroup {
  /** Of stage, code, path without indexes, and `partner/channel`. */
  readonly fingerprint: string;
  readonly stage: Stage;
  readonly code: string;
  /** Path or segment, indexes left out; empty where there is none. */
  readonly path: string;
  /** Where it failed: the channel that brought the message, or that of the delivery. */
  readonly partner: string;
  readonly channel: string;
  /** Dead now. */
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** The newest of them. */
  readonly example: { readonly messageId: string; readonly deliveryId?: string; readonly finding: Finding };
  /** Which verb would mend it, and why: from the table of errors. */
  readonly cure: { readonly verb: 'retry' | 'replay' | 'correct' | 'discard'; readonly say: string };
  /** Dead ones by day, the last 14 days, oldest first. */
  readonly days: readonly number[];
}

/** A page of groups. */
export interface FailurePage {
  readonly items: readonly FailureGroup[];
  readonly nextCursor?: string;
  readonly total: { readonly messages: number; readonly groups: number };
}

/** Which messages an action is for: a group of failures, a search, or these. */
export type BulkTarget =
  | { readonly fingerprint: string }
  | { readonly search: Readonly<Record<string, string>> }
  | SomeMessages
  | { /** `partner/channel`: what is held there. */ readonly held: string };

/** Messages that somebody chose. */
export interface SomeMessages {
  /** @maxItems 1000 */
  readonly messages: readonly string[];
}

/** What is to be done with many. */
export interface BulkRequest {
  readonly verb: 'retry' | 'replay' | 'resend' | 'discard' | 'release';
  readonly target: BulkTarget;
  /** Of a replay. @default "today" */
  readonly configuration?: 'today' | 'then';
  /** @minLength 3 @maxLength 500 */
  readonly reason: string;
}

/** What an action would do to one of its messages. */
export interface BulkSample {
  readonly messageId: string;
  readonly deliveries: readonly PredictedDelivery[];
  /** Types of the canonical messages that it would come to: they may be all there is. */
  readonly canonical?: readonly string[];
  /** Why it would fail, or be refused. */
  readonly findings?: readonly Finding[];
}

/** planned → (waiting for a second person) → running → done | cancelled. A plan that nobody confirms for a day ends. */
export type BulkState = 'planned' | 'running' | 'done' | 'cancelled' | 'expired';

/** A bulk action. */
export interface Bulk {
  readonly id: string;
  readonly verb: BulkRequest['verb'] | 'correct';
  readonly target: BulkTarget;
  readonly reason: string;
  readonly state: BulkState;
  readonly plannedBy: string;
  readonly plannedAt: string;
  readonly confirmedBy?: string;
  readonly endedAt?: string;
  /** Must another person confirm it than the one who planned it? */
  readonly fourEyes: boolean;
  /** May you confirm it? */
  readonly confirmable: boolean;
  /** How many it is for; fixed when it was planned, at most 100,000. */
  readonly count: number;
  readonly done: number;
  readonly failed: number;
  /** What it would do to some of them. */
  readonly sample: readonly BulkSample[];
  /** Why some could not be done: a code and how often. */
  readonly refusals: readonly {
    readonly code: string;
    readonly message: string;
    readonly count: number;
    /** The values of the message. */
    readonly details?: Finding['details'];
  }[];
}

/** A page of bulk actions. */
export interface BulkPage {
  readonly items: readonly Bulk[];
  readonly nextCursor?: string;
}
