import type { Finding } from '../../kernel/errors.ts';
import type { FailurePlace } from '../../kernel/fingerprint.ts';
import type { DeliveryId, MessageId } from '../../kernel/ids.ts';

/** Failures that have their place in common: what is dead now. */
export interface FailureCluster extends FailurePlace {
  readonly fingerprint: string;
  readonly count: number;
  /** ISO 8601: when the first of them died, and the last. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** The newest of them. */
  readonly example: { readonly messageId: MessageId; readonly deliveryId?: DeliveryId; readonly finding: Finding };
  /** Dead ones by the day (UTC) on which they died, the last 14 days, oldest first. */
  readonly days: readonly number[];
}

/** Which groups to list. */
export interface FailureFilter {
  readonly partner?: string;
  readonly channel?: string;
  readonly stage?: string;
  readonly code?: string;
  /** Groups of which one died at this instant or later. */
  readonly from?: Date;
  /** Groups of which one died before this instant. */
  readonly to?: Date;
  /** Where the page before ended; from `nextCursor`. */
  readonly cursor?: string;
  /** @default 50, at most 500 */
  readonly limit?: number;
}

/** A page of groups, most recent first. */
export interface FailureClusters {
  readonly items: readonly FailureCluster[];
  readonly nextCursor?: string;
  /** Of all that the filter takes. */
  readonly total: { readonly messages: number; readonly groups: number };
}

/** One that died, in the order of dying. */
export interface RecentFailure {
  readonly id: string;
  readonly messageId: MessageId;
  readonly fingerprint: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What failed and needs a person, by what it has in common. A message that was replayed or corrected needs none any more. Costs as much as
 *  there are groups, however many have failed. */
export interface FailureQueries {
  failures(filter: FailureFilter, now: Date): Promise<FailureClusters>;
  /** Undefined where none of that name is dead. */
  failure(fingerprint: string, now: Date): Promise<FailureCluster | undefined>;
  /** How many are dead now. */
  failureCount(): Promise<number>;
  /** Those that died after this instant, oldest first. */
  failuresSince(after: Date, limit: number): Promise<readonly RecentFailure[]>;
}
