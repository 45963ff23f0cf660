import type { Finding } from '../../kernel/errors.ts';
import type { CaseId, DeliveryId, DocumentId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { ReceivedAcknowledgement } from '../format.ts';
import type { QueueName } from '../transport.ts';
import type { AcknowledgementState, Acknowledgements, AcknowledgementTiming } from './acknowledgements.ts';
import type { Alerts } from './alerts.ts';
import type { Arrivals } from './arrivals.ts';
import type { AuditTrail } from './audit.ts';
import type { Batching, CarriedBy, CarriedMembers } from './batches.ts';
import type { Bookmarks } from './bookmarks.ts';
import type { Bulks } from './bulks.ts';
import type { CaseQueries } from './case-queries.ts';
import type { CaseProjecting } from './cases.ts';
import type { ChannelStates } from './channel-states.ts';
import type { Configurations } from './configurations.ts';
import type { Erasing } from './erasure.ts';
import type { FailureQueries } from './failures.ts';
import type { GatheringView } from './gatherings.ts';
import type { JobRuns } from './jobs.ts';
import type {
  AttemptOutcome,
  Delivering,
  DeliveryStatus,
  Intake,
  KeptDocument,
  MessageInWork,
  MessageSource,
  MessageStatus,
  Processing,
  Stage,
  WorkSource,
} from './ledger.ts';
import type { LedgerCheck } from './ledger-check.ts';
import type { People } from './people.ts';
import type { Presence } from './presence.ts';
import type { Forgetting } from './retention.ts';
import type { SavedViews } from './saved-views.ts';
import type { LoginCounts, Sessions } from './sessions.ts';
import type { StageContents } from './stage-contents.ts';
import type { TrafficQueries } from './traffic.ts';

/** What to look for; all parts must hold. */
export interface MessageFilter {
  readonly status?: readonly MessageStatus[];
  readonly partner?: string;
  readonly channel?: string;
  /** A document type (`RETANN`) or a canonical type (`return.announced`). */
  readonly type?: string;
  readonly caseId?: CaseId;
  /** A business key, control reference, file name, or the beginning of a message id. */
  readonly q?: string;
  /** Code of an error: those that need a person because of it. */
  readonly error?: string;
  /** Fingerprint of a group of failures: those that belong to it. */
  readonly failure?: string;
  /** Words in the content, of which the first 256 KiB are looked at; small and capital letters are the same. */
  readonly text?: string;
  /** With `text`: only in content of this stage. */
  readonly stage?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** Where the page before ended; from `nextCursor`. */
  readonly cursor?: string;
  /** @default 50, at most 500 */
  readonly limit?: number;
}

/** A page of messages, newest first. */
export interface MessageList {
  readonly items: readonly MessageSummary[];
  /** There may be more from there on. */
  readonly nextCursor?: string;
  /** ISO 8601. The page is not full, and yet there may be more: enough was looked at, nothing older than this. */
  readonly searchedTo?: string;
}

/** A message in a list, newest first. */
export interface MessageSummary {
  readonly id: MessageId;
  readonly parentId?: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly source: MessageSource;
  readonly status: MessageStatus;
  readonly types: readonly string[];
  readonly caseId?: CaseId;
  readonly controlReference?: string;
  readonly filename?: string;
  readonly receivedAt: string;
  readonly settledAt?: string;
  readonly configHash: string;
  readonly failure?: { readonly stage: Stage; readonly findings: readonly Finding[] };
  readonly duplicateOf?: MessageId;
  readonly deliveryCounts: { readonly open: number; readonly dead: number; readonly total: number };
}

/** One try, as it is shown. */
export interface AttemptView {
  readonly number: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly outcome: AttemptOutcome;
  readonly status?: number;
  readonly error?: Finding;
}

/** A delivery, as it is shown. */
export interface DeliveryView {
  readonly id: DeliveryId;
  readonly messageId: MessageId;
  readonly envelopeId?: EnvelopeId;
  readonly route: string;
  readonly partner: string;
  readonly channel: string;
  readonly status: DeliveryStatus;
  readonly attemptCount: number;
  readonly nextAttemptAt?: string;
  readonly idempotencyKey: string;
  readonly stage?: Stage;
  readonly error?: Finding;
  readonly attempts: readonly AttemptView[];
  /** Of a delivery that goes out together with others: `waiting` for a batch, or carried by this one. */
  readonly batch?: 'waiting' | CarriedBy;
  /** What the partner acknowledged, where acknowledgements are awaited or came. */
  readonly acknowledgement?: DeliveryAcknowledgement;
}

/** What the partner said of a delivery. */
export interface DeliveryAcknowledgement {
  /** Over all messages of the interchange: the worst, where `accepted with errors` stands for some accepted and some rejected. */
  readonly technical: AcknowledgementState;
  readonly application: AcknowledgementState;
  readonly technicalDueAt?: string;
  readonly applicationDueAt?: string;
  /** UNB 0020, ISA13. */
  readonly interchange: string;
  /** What came, in order. */
  readonly received: readonly (SaidAcknowledgement & {
    readonly at: string;
    /** The message that brought it. */
    readonly messageId: MessageId;
  })[];
}

/** An acknowledgement as it is shown. */
export interface SaidAcknowledgement extends ReceivedAcknowledgement {
  readonly timing: AcknowledgementTiming;
}
/** Content as it is listed: bytes are fetched one by one. */
export interface ContentView {
  readonly id: string;
  readonly stage: Stage;
  readonly deliveryId?: DeliveryId;
  readonly attempt?: number;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** A message with everything that came of it. */
export interface MessageDetail extends MessageSummary {
  readonly headers: Readonly<Record<string, string>>;
  readonly contents: readonly ContentView[];
  readonly deliveries: readonly DeliveryView[];
  /** What this message says of deliveries, where it is an acknowledgement. */
  readonly acknowledges?: readonly (SaidAcknowledgement & { readonly deliveryId?: DeliveryId })[];
  readonly parts: readonly MessageId[];
  readonly replies: readonly MessageId[];
  /** Of a message that is a batch: what it carries. */
  readonly members?: CarriedMembers;
  /** What gathers answers to what this message asked, or the gathering that this message is. */
  readonly gatherings?: readonly GatheringView[];
  readonly documents: readonly {
    readonly id: DocumentId;
    readonly type: string;
    readonly filename: string;
    readonly mediaType: string;
    readonly bytes: number;
  }[];
}

/** A delivery that needs a person, in a list: newest first. */
export interface StuckDelivery {
  readonly id: DeliveryId;
  readonly messageId: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly status: 'dead' | 'held';
  readonly createdAt: string;
  readonly error?: Finding;
}

/** Which deliveries to list. */
export interface StuckFilter {
  readonly status: 'dead' | 'held';
  /** `partner/channel`. */
  readonly channel?: string;
  /** Where the page before ended; from `nextCursor`. */
  readonly cursor?: string;
  /** @default 50 */
  readonly limit?: number;
}

/** How many need a person, of each kind. */
export interface StuckCounts {
  readonly deadMessages: number;
  readonly deadDeliveries: number;
  /** Held deliveries by `partner/channel`. */
  readonly held: ReadonlyMap<string, number>;
}

/** What waits on one queue, or is in hand. */
export interface QueueBacklog {
  readonly queue: QueueName;
  readonly open: number;
  /** When the piece that waits longest is, or was, due. */
  readonly oldestDueAt: Date;
}

/** The readers' view: operators, API, CLI. Every query is bounded. */
export interface Queries extends CaseQueries {
  messages(filter: MessageFilter): Promise<MessageList>;
  message(id: MessageId): Promise<MessageDetail | undefined>;
  /** The message as a worker would have it, without a lease: to look at what would come of it. Undefined where it is not there, or its
   *  content is not. */
  messageAsGiven(id: MessageId): Promise<MessageInWork | undefined>;
  content(id: string): Promise<{ readonly mediaType: string; readonly body: Uint8Array } | undefined>;
  keptDocument(id: DocumentId): Promise<KeptDocument | undefined>;
  /** How many messages and deliveries are in each status, for one moment. */
  counts(): Promise<{
    readonly messages: Readonly<Record<MessageStatus, number>>;
    readonly deliveries: Readonly<Record<DeliveryStatus, number>>;
  }>;
  /** Deliveries that are dead, or held on a channel (`partner/channel`) or on all, newest first. A page that is not full and has a cursor was
   *  bounded. */
  stuckPage(filter: StuckFilter): Promise<{ readonly items: readonly StuckDelivery[]; readonly nextCursor?: string }>;
  /** Deliveries that are dead, or held on a channel (`partner/channel`) or on all; at most `limit`, newest first. */
  stuckDeliveries(status: 'dead' | 'held', limit: number, channel?: string): Promise<readonly StuckDelivery[]>;
  /** How many messages and deliveries need a person; costs as much as there are of them. */
  stuckCounts(): Promise<StuckCounts>;
  /** What is not settled, for each queue that has any. */
  backlog(): Promise<readonly QueueBacklog[]>;
  /** Settles with the message's status once it is final, or with its present status when `signal` aborts.
   *  Final includes the answers it caused: its reply messages are settled too. */
  settled(id: MessageId, signal: AbortSignal): Promise<MessageStatus>;
}

/** What people do to messages and deliveries. Each rejects with `E_NOT_FOUND` or `E_STATE_CONFLICT`. */
export interface Acting {
  /** Sends a dead, retrying, waiting or held delivery again now, with a nonce of its own; cancels its scheduled attempt. What waits for
   *  a batch, or is carried by one, is not sent by itself.
   *  @returns the queue on which it is due */
  retryDelivery(id: DeliveryId, at: Date): Promise<QueueName>;
  /** Sends the same bytes of a message again, also those that were delivered, under the same idempotency keys with nonces of their
   *  own: attempts are added, none is changed.
   *  @param deliveries of the message; where none is named, all that were delivered or are dead, but for acknowledgements and
   *    what cannot be sent again
   *  @returns what is due, by queue */
  resend(id: MessageId, deliveries: readonly DeliveryId[] | undefined, at: Date): Promise<ReadonlyMap<QueueName, readonly DeliveryId[]>>;
  /** A new message with the same bytes, linked to the old, processed by today's configuration. Not of a batch: what it
   *  carries is replayed message by message. Not of a dead message while a replay of it is on its way or has succeeded: that one
   *  can be replayed. When the replay has come to its end, a dead original is discarded.
   *  @param asOf it is processed by the configuration `configHash`, whichever is in force */
  replay(id: MessageId, newId: MessageId, configHash: string, at: Date, asOf?: boolean): Promise<MessageId>;
  /** A new message with other content, linked to the old, which stays as it is. As for a replay, a dead original is discarded in the end.
   *  @param evenIfAccepted also where a destination accepted what the message, or a part of it, came to
   *  Rejects with `E_ALREADY_ACCEPTED`. */
  correct(correction: Correction): Promise<MessageId>;
  /** A dead or held delivery that nobody needs any more, or one that waits for its batch; what waits for it in its case goes
   *  on, what it carries is cancelled with it. */
  cancelDelivery(id: DeliveryId, at: Date): Promise<void>;
  /** A dead message that nobody needs any more. What a batch carries is cancelled with it. */
  discard(id: MessageId, reason: string, at: Date): Promise<void>;
}

/** Edited content of a message. */
export interface Correction {
  readonly id: MessageId;
  readonly newId: MessageId;
  readonly body: Uint8Array;
  readonly configHash: string;
  readonly at: Date;
  readonly evenIfAccepted: boolean;
}

/** What dropping contents came to; months as `2025-03`, in UTC. */
export interface DroppedContents {
  readonly dropped: readonly {
    readonly month: string;
    /** Disk given back. */
    readonly bytes: number;
  }[];
  /** Months that would have been dropped, but hold contents of work that is open or held. */
  readonly kept: readonly string[];
}

/** What leaves the ledger with time. Messages, deliveries, cases and their numbers stay: what goes is bulk. */
export interface Retention {
  /** Drops contents and attempts of the whole months that ended at this instant or earlier; never of the present month.
   *  A message whose contents are gone is shown without them; replaying or retrying it rejects with `E_CONTENT_DROPPED`.
   *  Waits two seconds at most for who is reading or writing, then rejects with `E_NOT_READY`: repeat it. */
  dropContentsBefore(before: Date): Promise<DroppedContents>;
}

/** An API key as the ledger keeps it; the key itself is never kept. */
export interface ApiKeyRecord {
  /** First characters, shown to people so that they can tell keys apart. */
  readonly prefix: string;
  /** SHA-256 of the key, hex: keys are random and long (≥ 128 bits), so a plain hash cannot be guessed. */
  readonly hash: string;
  readonly partner: string;
  /** Channel names; empty means all inbound channels of the partner. */
  readonly channels: readonly string[];
  /** What it opens: the partner's inbound channels (`send`), what the ledger has of the partner (`read`). */
  readonly scopes: readonly ('send' | 'read')[];
  readonly createdAt: Date;
  readonly expiresAt?: Date;
  readonly revokedAt?: Date;
  readonly lastUsedAt?: Date;
  /** Prefix of the key that it takes the place of. */
  readonly replaces?: string;
}

/** The door's view: keys by their hashes. */
export interface ApiKeys {
  addKey(key: ApiKeyRecord): Promise<void>;
  findKey(hash: string): Promise<ApiKeyRecord | undefined>;
  listKeys(partner?: string): Promise<readonly ApiKeyRecord[]>;
  /** Adds the key and lets the one that it replaces end at this instant, in one commit; the old one never lives longer by it.
   *  @returns false where the old key is unknown, revoked or has run out; then nothing is added */
  replaceKey(key: ApiKeyRecord, endsAt: Date): Promise<boolean>;
  /** @returns how many keys with this prefix were revoked */
  revokeKey(prefix: string, at: Date): Promise<number>;
}

/** The whole ledger: the truth on which everything else stands. */
export interface Ledger
  extends Intake,
    Processing,
    Delivering,
    WorkSource,
    Queries,
    FailureQueries,
    TrafficQueries,
    SavedViews,
    CaseProjecting,
    Arrivals,
    Acting,
    Retention,
    Forgetting,
    Erasing,
    StageContents,
    Acknowledgements,
    ChannelStates,
    Presence,
    ApiKeys,
    People,
    Sessions,
    LoginCounts,
    AuditTrail,
    LedgerCheck,
    Bookmarks,
    Alerts,
    JobRuns,
    Batching,
    Bulks,
    Configurations {
  /** Reachable and migrated? Rejects with `E_NOT_READY`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
