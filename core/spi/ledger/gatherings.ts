import type { DeliveryId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';

/** How one channel that was asked ended: with an answer, with its refusal, with a failure of the sending or of reading what came,
 *  or not in time. */
export type AnswerStatus = 'answered' | 'rejected' | 'failed' | 'late';

/** Answers of several channels that become one (Scatter-Gather, Aggregator). The gathering is a message of its own, child of the one
 *  that asks; the deliveries of its route are those of the same envelope and route. */
export interface PlannedGathering {
  /** The message that the gathering is. */
  readonly id: MessageId;
  /** The canonical message that asks. */
  readonly envelopeId: EnvelopeId;
  readonly route: string;
  /** So many useful answers complete it. Without it, every channel has to come to its end. */
  readonly wanted?: number;
  /** Canonical types that make an answer useful; empty: any. */
  readonly useful: readonly string[];
  /** How long it may take from the commit on, in milliseconds. */
  readonly withinMs: number;
}

/** One channel that was asked, as the mapping of the gathering sees it. */
export interface GatheredAnswer {
  /** `buyer-a/quotes`. */
  readonly channel: string;
  readonly partner: string;
  readonly status: AnswerStatus;
  /** What the reply mapping gave; empty unless `answered`. */
  readonly messages: readonly { readonly type: string; readonly body: JsonObject }[];
  /** From the commit of the request to the end, in milliseconds; absent of one that is late. */
  readonly ms?: number;
}

/** The content of a gathering once it is closed, as JSON; written once, whatever comes later. */
export interface GatheredAnswers {
  readonly route: string;
  /** RFC 3339. */
  readonly closedAt: string;
  /** One for each channel, in the order in which the route names them. */
  readonly answers: readonly GatheredAnswer[];
}

/** What a reply is to the gathering that asked for it. */
export interface AnswerOf {
  readonly gathering: MessageId;
  /** What the reply mapping gave; absent when the reply failed. */
  readonly envelopes?: readonly EnvelopeId[];
}

/** A gathering as it is shown, with the message that asks and with the gathering itself. */
export interface GatheringView {
  readonly messageId: MessageId;
  readonly requestId: MessageId;
  readonly route: string;
  readonly state: 'open' | 'closed';
  /** Useful answers that complete it, or all channels. */
  readonly complete: 'all' | number;
  readonly dueAt: string;
  readonly closedAt?: string;
  readonly answers: readonly GatheringAnswerView[];
}

/** One channel that was asked, as it is shown: how it ended by now. */
export interface GatheringAnswerView {
  readonly channel: string;
  readonly deliveryId: DeliveryId;
  readonly status: 'waiting' | Exclude<AnswerStatus, 'late'>;
  /** It did not end in time: whatever came of it since is in the case, and not in what was made of the answers. */
  readonly late: boolean;
  readonly replyId?: MessageId;
  readonly types: readonly string[];
  readonly ms?: number;
}
