import type { Finding } from '../../kernel/errors.ts';
import type { CaseId, DeliveryId, DocumentId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { Acceptance, Answer } from '../connector.ts';
import type { Envelope } from '../envelope.ts';
import type { TraceOrigin } from '../tracing.ts';
import type { QueueName } from '../transport.ts';
import type { Acknowledgements, AwaitedInterchange } from './acknowledgements.ts';
import type { RecordedCase } from './cases.ts';
import type { CorrelationQuestion, DecideCorrelation } from './correlation.ts';
import type { AnswerOf, PlannedGathering } from './gatherings.ts';
import type { SeenCase } from './seen-cases.ts';
import type { RouteTaken, TakenRoute } from './taken-routes.ts';

/** A message: received → processing → completed | dead | discarded. */
export type MessageStatus = 'received' | 'processing' | 'completed' | 'dead' | 'discarded';
/** A delivery: pending → sending → delivered | retrying | waiting | dead | held | cancelled. `waiting`: the partner has taken it and has
 *  no final answer yet; it is asked again. */
export type DeliveryStatus = 'pending' | 'sending' | 'delivered' | 'retrying' | 'waiting' | 'dead' | 'held' | 'cancelled';
/** How an attempt ended; `pending`: the partner answered, and its answer is not final. */
export type AttemptOutcome = 'accepted' | 'pending' | 'rejected' | 'deferred' | 'unknown';
/** Where a message stands in the flow, and where it failed. */
export type Stage =
  | 'receive'
  | 'decode'
  | 'validate'
  | 'acknowledge'
  | 'normalize'
  | 'correlate'
  | 'route'
  | 'translate'
  | 'deliver'
  | 'reply';
/** How a message came to be: from a partner, split from an interchange, as a partner's answer, by a replay, as the correction of another, as a batch that carries deliveries of others, or
 *  as what gathers the answers of several partners, or of the hub's own accord. */
export type MessageSource = 'received' | 'split' | 'reply' | 'replay' | 'correction' | 'batch' | 'gather' | 'hub';

/** How a message's content is to be read: a partner's document, the JSON of a {@link DecodedMessage}, a partner's answer,
 *  the JSON of {@link GatheredAnswers}, the JSON of a canonical message `{ type, occurredAt, body }`. */
export type MessageEntry = 'document' | 'part' | 'reply' | 'gather' | 'canonical';

/** Bytes with their media type. */
export interface Content {
  readonly mediaType: string;
  readonly body: Uint8Array;
}

/** A document at the door. */
export interface IncomingMessage {
  readonly id: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly configHash: string;
  readonly receivedAt: Date;
  /** Scoped to the channel. Same key and same bytes: duplicate. Same key, other bytes: `E_IDEMPOTENCY_CONFLICT`. */
  readonly idempotencyKey: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly filename?: string;
  readonly content: Content;
}

/** The gateway's view. Calls made at the same time share one commit (group commit). */
export interface Intake {
  /** Settles after the commit. */
  accept(message: IncomingMessage): Promise<Acceptance>;
}

/** A message in a worker's hands, under a lease. */
export interface MessageInWork {
  readonly id: MessageId;
  readonly lease: string;
  readonly partner: string;
  readonly channel: string;
  readonly source: MessageSource;
  /** Does it come of a replay or a correction, itself or as a part of what was replayed? */
  readonly isReplay: boolean;
  /** Set where it is to be processed by that configuration, and not by the one in force. */
  readonly asOf?: string;
  /** How the content is to be read; a replayed part stays a part, a replayed reply a reply. */
  readonly entry: MessageEntry;
  /** The partner at the root of the chain of causes. */
  readonly origin: string;
  readonly receivedAt: Date;
  /** The case of the message that caused this one, if there was one. */
  readonly caseId?: CaseId;
  /** How often processing began, this time included. */
  readonly attempt: number;
  /** `received` content; for a split message the JSON of its {@link DecodedMessage}. */
  readonly content: Content;
  /** For a reply, and what it was split into: the canonical message that was delivered when the partner answered so. For a
   *  gathering: the one that asks. For what the hub says by itself: the one that gave rise to it. */
  readonly request?: Envelope;
  /** For a reply to a delivery of a gathering: that gathering, open or closed. */
  readonly gathering?: MessageId;
  readonly filename?: string;
  /** Where traces are asked for. */
  readonly trace?: TraceOrigin;
}

/** A canonical message that looks for its case. */
export interface CorrelationRequest extends CorrelationQuestion {
  readonly at: Date;
  readonly decide: DecideCorrelation;
}

/** A kept file. */
export interface KeptDocument extends Content {
  readonly id: DocumentId;
  readonly type: string;
  readonly filename: string;
}

/** A delivery decided by the route and translated. One (message, envelope, route, destination) has one row, however often it is committed. */
export interface PlannedDelivery {
  readonly id: DeliveryId;
  readonly envelopeId?: EnvelopeId;
  /** Name of the route; `acknowledge` for technical acknowledgements. */
  readonly route: string;
  readonly partner: string;
  readonly channel: string;
  readonly idempotencyKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Translated bytes; or the finding that made translation fail: the delivery is dead at `translate`. */
  readonly content: Content | { readonly error: Finding };
  /** The acknowledgements that the partner owes for it. */
  readonly awaited?: AwaitedInterchange;
  /** Of a channel that keeps the order of a case: sent after every earlier delivery of this case to this channel. */
  readonly inOrderOf?: CaseId;
  /** It waits for a batch of its channel: `content` is the mapping's result as JSON, and nothing of it is due. See {@link Batching}. */
  readonly waitsForBatch?: boolean;
}

/** A part of an interchange. One that comes of a partner's answer belongs to the same case, and knows what was answered, too. */
export interface SplitMessage {
  readonly id: MessageId;
  readonly type: string;
  readonly reference?: string;
  /** How it is read: the JSON of its {@link DecodedMessage}, or an interchange of a file or an answer that held several. */
  readonly entry: MessageEntry;
  readonly content: Content;
  /** The channel on which it goes on, where it is another partner's than the one that brought it. */
  readonly to?: { readonly partner: string; readonly channel: string };
  /** Not empty: the message is dead at `validate`. */
  readonly errors: readonly Finding[];
  /** Of one with errors: numbers that stand in it, by which it is found. */
  readonly mentions?: readonly string[];
}

/** Why a message is dead. */
export interface Failure {
  readonly stage: Stage;
  readonly findings: readonly Finding[];
}

/** Content kept for people: what the document looked like after a stage. */
export interface StageContent extends Content {
  readonly stage: Stage;
}

/** Everything that processing a message came to, written in one commit. */
export interface ProcessedMessage {
  readonly id: MessageId;
  readonly lease: string;
  readonly at: Date;
  /** The configuration that it was processed by, where it may be another than that at its receipt. */
  readonly configHash?: string;
  /** Types seen: `RETANN`, `return.announced`. For searching. */
  readonly types: readonly string[];
  readonly controlReference?: string;
  readonly caseId?: CaseId;
  readonly envelopes: readonly Envelope[];
  readonly deliveries: readonly PlannedDelivery[];
  readonly parts: readonly SplitMessage[];
  readonly documents: readonly KeptDocument[];
  readonly contents: readonly StageContent[];
  /** Answers that are to be gathered; the deliveries that ask are among `deliveries`. */
  readonly gatherings?: readonly PlannedGathering[];
  /** Of a reply to a delivery of a gathering. */
  readonly answerOf?: AnswerOf;
  /** Routes with `once: case` that it takes. */
  readonly takenRoutes?: readonly TakenRoute[];
  /** Cases that its routing went by. */
  readonly seenCases?: readonly SeenCase[];
  readonly failure?: Failure;
  /** Of a failure: numbers that stand in the document, by which it is found. Its business keys may never have been read. */
  readonly mentions?: readonly string[];
  /** A document with this sender and control reference came before: the message is discarded, with nothing else written. */
  readonly duplicateOf?: MessageId;
}

/** The number of an interchange, as its sender gave it. */
export interface ControlReference {
  /** The pair of parties inside which it is unique. */
  readonly scope: string;
  readonly reference: string;
  readonly messageId: MessageId;
  /** SHA-256 of the document, hex: tells a repetition from a reference used for something else. */
  readonly contentHash: string;
  /** References that are older are forgotten. */
  readonly since: Date;
  /** What its predecessor may be called; empty where it cannot be told. */
  readonly predecessors: readonly string[];
  /** Is a predecessor missing, too, that came and is held for a person? */
  readonly behindHeld: boolean;
}

/** What is known of a control reference. */
export interface ReferenceClaim {
  /** The message that used it first, if another one did. */
  readonly earlier?: { readonly messageId: MessageId; readonly sameContent: boolean };
  /** Did others of this pair come, but not the one before it? */
  readonly predecessorMissing: boolean;
}

/** The processing worker's view. */
export interface Processing extends Pick<Acknowledgements, 'settleAcknowledgements'> {
  /** Takes these messages under a lease, with their contents; leaves out those that are finished or that another worker holds, and
   *  gatherings that are neither complete nor due. A gathering is closed with it: its content is what was there by then. */
  openMessages(ids: readonly string[], leaseMs: number): Promise<readonly MessageInWork[]>;
  /** Finds or opens the case; idempotent. Concurrent calls with a key in common get the same case, or cases that are merged by
   *  the time the last of them has its answer. */
  correlate(request: CorrelationRequest): Promise<CaseId>;
  /** The case, or the one into which it was merged, with all that was committed of it; at most 10,000 canonical messages. */
  recordedCase(caseId: CaseId): Promise<RecordedCase | undefined>;
  /** The latest canonical message of this type in the case. */
  latestInCase(caseId: CaseId, type: string): Promise<Envelope | undefined>;
  /** The latest canonical message of this type in the case and those that hang together with it. */
  latestInDossier(caseId: CaseId, type: string): Promise<Envelope | undefined>;
  /** The next number of a counter, from 1: control references for each pair of parties. */
  nextNumber(counter: string): Promise<number>;
  document(id: DocumentId): Promise<KeptDocument | undefined>;
  /** Registers the control reference of an interchange. A reference is free again when its message was refused, or is older than
   *  the agreement remembers. The same message again changes nothing. */
  claimControlReference(reference: ControlReference): Promise<ReferenceClaim>;
  /** Who took a route with `once: case` in this case.
   *  @param by the message that would take it */
  routeTaken(caseId: CaseId, route: string, by: MessageId): Promise<RouteTaken | undefined>;
  /** Writes what processing came to. Without effect when the lease was lost: another worker has it. Rejects with
   *  `E_STATE_CONFLICT`, nothing written, when another message was first with one of the `takenRoutes`, or brought something to one
   *  of the `seenCases`: process it again. Of two that went by the same case, one always sees the other.
   *  @returns the deliveries, parts and gatherings that are now due, by queue */
  commitProcessed(result: ProcessedMessage): Promise<ReadonlyMap<QueueName, readonly string[]>>;
  /** Gives a message back after a passing fault: due again at `dueAt`. */
  releaseMessage(id: MessageId, lease: string, dueAt: Date): Promise<void>;
}

/** A delivery in a worker's hands, under a lease. */
export interface DeliveryInWork {
  readonly id: DeliveryId;
  readonly lease: string;
  readonly messageId: MessageId;
  readonly partner: string;
  readonly channel: string;
  /** Which attempt this is, counted from 1. */
  readonly attempt: number;
  readonly idempotencyKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly content: Content;
  /** Where traces are asked for. */
  readonly trace?: TraceOrigin;
}

/** One try at a delivery and what follows from it. */
export interface AttemptRecord {
  readonly deliveryId: DeliveryId;
  readonly lease: string;
  readonly attempt: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly outcome: AttemptOutcome;
  /** Without its bytes where a pending attempt before was answered the same. */
  readonly answer?: Answer;
  readonly error?: Finding;
  /** What the delivery is now. `retrying` and `waiting` come with `dueAt`; `held` waits until its channel is resumed. */
  readonly next:
    | { readonly status: 'delivered' }
    | { readonly status: 'dead' }
    | { readonly status: 'held' }
    | { readonly status: 'retrying' | 'waiting'; readonly dueAt: Date };
  /** The partner's answer as a new message, to be processed by the channel's reply mapping. */
  readonly reply?: { readonly id: MessageId; readonly content: Content; readonly configHash: string };
}

/** What follows from a recorded attempt for others. */
export interface AttemptEffect {
  /** Deliveries of the same case that may go now, by queue. */
  readonly due: ReadonlyMap<QueueName, readonly string[]>;
  /** Since when every attempt at the channel has failed; absent when this one was accepted, or is pending. */
  readonly failingSince?: Date;
}

/** Of a delivery whose turn has not come: when it is due again. */
export type LookAgain = (id: DeliveryId, afterMs: number) => void;

/** The delivery worker's view. */
export interface Delivering {
  /** Takes these deliveries under a lease, with what is to be sent. Leaves out those that are settled, that another
   *  worker holds, or whose turn within their case has not come. Those of a channel that is paused or disabled become held.
   *  @param lookAgain told of each whose turn may come without another delivery calling it, and after how many milliseconds it is
   *    due again: whoever rings for it then need not leave it to a sweep */
  openDeliveries(ids: readonly string[], leaseMs: number, lookAgain?: LookAgain): Promise<readonly DeliveryInWork[]>;
  /** Settles after the commit; calls made at the same time share it. Without effect when the lease was lost. What a batch
   *  carries is delivered with it. When the last open delivery of a message settles, the message becomes completed, or dead if one is dead. */
  recordAttempt(record: AttemptRecord): Promise<AttemptEffect>;
  /** What the last pending attempt was answered that was kept with its bytes; undefined where there is none. */
  lastPendingAnswer(id: DeliveryId): Promise<Content | undefined>;
  /** Gives a delivery back untouched, without counting an attempt. */
  releaseDelivery(id: DeliveryId, lease: string, dueAt: Date): Promise<void>;
}

/** Work that falls due at a known time. */
export interface DueWork {
  readonly queue: QueueName;
  readonly id: string;
  readonly dueAt: Date;
}

/** The transport's view: what is due. */
export interface WorkSource {
  /** Claims up to `limit` due ids of a queue; they are due again after `leaseMs` if nobody finishes them. Never gives an id to two callers.
   *  @param dueBefore takes only what was due at this instant or earlier. @default now */
  claim(queue: QueueName, limit: number, leaseMs: number, dueBefore?: Date): Promise<readonly string[]>;
  /** What falls due after `from` and up to `to` and is in nobody's hands, oldest first; at most `limit`. Claims nothing. */
  dueBetween(from: Date, to: Date, limit: number): Promise<readonly DueWork[]>;
  /** For each queue with open work, when its next piece is due. */
  horizon(): Promise<ReadonlyMap<QueueName, Date>>;
  /** Calls back when another process says that a queue has work. @returns how to stop */
  onRing(listener: (queue: QueueName) => void): () => void;
  /** Tells other processes that a queue has work. */
  announce(queue: QueueName): void;
}
