import type { Finding } from '../../kernel/errors.ts';
import type { MessageId } from '../../kernel/ids.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { QueueName } from '../transport.ts';

/** What is done with many. The items of `retry` and `release` are deliveries, those of the others messages. */
export type BulkVerb = 'retry' | 'replay' | 'resend' | 'discard' | 'release' | 'correct';
/** planned → running → done | cancelled; planned → expired. */
export type BulkState = 'planned' | 'running' | 'done' | 'cancelled' | 'expired';

/** An action that is planned: what is done, to which, and who asks. */
export interface BulkPlan {
  readonly id: string;
  readonly verb: BulkVerb;
  /** How the items were found, as it was asked. */
  readonly target: JsonObject;
  readonly configuration: 'today' | 'then';
  readonly reason: string;
  readonly fourEyes: boolean;
  /** Who, by kind and name: `person alice`. */
  readonly plannedBy: string;
  readonly plannedAt: Date;
  /** At most 100,000, each once. */
  readonly items: readonly string[];
  /** What it would do to some of them; kept as it is. */
  readonly sample: Json;
  /** Of a correction: the content, forgotten when the action has ended. */
  readonly payload?: Uint8Array;
  readonly evenIfAccepted?: boolean;
}

/** An action as it stands. */
export interface BulkRow extends Omit<BulkPlan, 'items' | 'payload' | 'evenIfAccepted'> {
  readonly state: BulkState;
  readonly confirmedBy?: string;
  readonly endedAt?: Date;
  readonly count: number;
  readonly done: number;
  readonly failed: number;
  /** Why items could not be done, the most frequent first. */
  readonly refusals: readonly {
    readonly code: string;
    readonly message: string;
    readonly count: number;
    /** The values of the message. */
    readonly details?: Finding['details'];
  }[];
}

/** What one round of work on bulk actions came to. */
export interface BulkRound {
  /** How many items were looked at; 0: there is nothing to do. */
  readonly worked: number;
  /** What is due now, by queue. */
  readonly due: ReadonlyMap<QueueName, readonly string[]>;
}

/** Actions on many: planned, confirmed, worked off item by item, each once whatever is killed. */
export interface Bulks {
  planBulk(plan: BulkPlan): Promise<void>;
  bulk(id: string): Promise<BulkRow | undefined>;
  /** Newest first. Refusals are left out. */
  bulks(limit: number, cursor?: string): Promise<{ readonly items: readonly BulkRow[]; readonly nextCursor?: string }>;
  /** Rejects with `E_NOT_FOUND`, with `E_STATE_CONFLICT` when it is not planned any more, with `E_FOUR_EYES` when another person than
   *  the one who planned it has to. */
  confirmBulk(id: string, by: string, at: Date): Promise<void>;
  /** What is done stays done. Rejects with `E_NOT_FOUND`, and with `E_STATE_CONFLICT` when it has ended. */
  cancelBulk(id: string, at: Date): Promise<void>;
  /** Ends plans that were made before and never confirmed. */
  expireBulks(plannedBefore: Date, at: Date): Promise<void>;
  /** Forgets so many actions that ended before this instant, with their items, the oldest first. @returns how many */
  dropBulks(endedBefore: Date, limit: number): Promise<number>;
  /** Works on the running action that was planned first. Several may do so at once.
   *  @param configHash of the configuration in force
   *  @param newId gives the id of a message that a replay makes */
  workOnBulk(limit: number, configHash: string, newId: () => MessageId, at: Date): Promise<BulkRound>;
  /** Dead deliveries of these messages that could be sent again. */
  deadDeliveriesOf(messages: readonly MessageId[]): Promise<readonly string[]>;
  /** Held deliveries of these messages. */
  heldDeliveriesOf(messages: readonly MessageId[]): Promise<readonly string[]>;
}
