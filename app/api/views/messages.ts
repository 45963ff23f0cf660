import type { Finding } from '../../../core/kernel/errors.ts';
import type { Json } from '../../../core/kernel/json.ts';
import type { ExplainedField } from '../../../core/mapping/explain.ts';
import type { AcknowledgementState, AcknowledgementView } from '../../../core/spi/ledger/acknowledgements.ts';
import type { MessageStatus, Stage } from '../../../core/spi/ledger/ledger.ts';
import type { MessageSummary, StuckDelivery } from '../../../core/spi/ledger/ledger-queries.ts';

/** A page of messages. */
export interface MessagePage {
  readonly items: readonly MessageSummary[];
  readonly nextCursor?: string;
  /** Of a search by `text` that ran out of its time: nothing older than this was looked at yet; `nextCursor` goes on. */
  readonly searchedTo?: string;
}

/** A page of deliveries that need a person. */
export interface StuckPage {
  readonly items: readonly StuckDelivery[];
  readonly nextCursor?: string;
}

/** A page of acknowledgements. */
export interface AcknowledgementPage {
  readonly items: readonly AcknowledgementView[];
  readonly nextCursor?: string;
}

/** How many stand in each state. */
export interface AcknowledgementCounts {
  readonly items: readonly {
    readonly channel: string;
    readonly level: 'technical' | 'application';
    readonly state: AcknowledgementState;
    readonly count: number;
  }[];
}

/** One part of a document of EDI, with what its guide calls it. */
export interface EdiNode {
  /** `NAD`, `SG2`, `UNH`. */
  readonly tag: string;
  readonly name?: string;
  /** Which segment of its message, from 1. */
  readonly segment?: number;
  readonly elements?: readonly {
    /** Position in the segment, from 1. */
    readonly position: number;
    /** Number of the data element: `3035`. */
    readonly code?: string;
    readonly name?: string;
    readonly components: readonly {
      readonly position: number;
      readonly code?: string;
      readonly name?: string;
      readonly value: string;
      readonly meaning?: string;
      readonly masked?: boolean;
    }[];
  }[];
  /** Segments of a group. */
  readonly children?: readonly EdiNode[];
  readonly findings?: readonly Finding[];
}

/** What a message looked like at a stage. */
export interface StageView {
  readonly contentId: string;
  readonly stage: Stage;
  readonly deliveryId?: string;
  readonly attempt?: number;
  /** `partner/channel` of the delivery. */
  readonly channel?: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly kind: 'json' | 'xml' | 'edifact' | 'x12' | 'csv' | 'text' | 'binary';
  /** The text, personal data masked with `•` unless it was revealed; at most 1,000,000 characters. Absent: binary. */
  readonly text?: string;
  readonly truncated?: boolean;
  /** How many values are masked. */
  readonly masked: number;
  /** Of a canonical message: its id. */
  readonly envelopeId?: string;
  /** When the personal data of a canonical message was taken out for good. */
  readonly redactedAt?: string;
  /** Of EDI: its segments by name. */
  readonly edi?: readonly EdiNode[];
}

/** Where one canonical message went, and why. */
export interface RouteDecision {
  readonly envelopeId: string;
  readonly type: string;
  readonly caseId?: string;
  /** Every route that was considered. */
  readonly routes: readonly {
    readonly route: string;
    readonly taken: boolean;
    readonly because: string;
    readonly to: readonly string[];
    /** `mappings/routes.yaml:12`. */
    readonly where?: string;
    /** `taken`, `scope`, `when`, `once`, `off`, `failed`. */
    readonly verdict?: string;
  }[];
}

/** A content that is kept no longer: its hash is. */
export interface GoneContentView {
  readonly id: string;
  readonly stage: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly goneAt: string;
  readonly because: 'retention' | 'erasure';
}

/** Everything that a message looked like on its way. */
export interface MessageStages {
  readonly revealed: boolean;
  /** In the order of the flow. */
  readonly stages: readonly StageView[];
  readonly decisions: readonly RouteDecision[];
  /** What was kept and is gone. */
  readonly gone?: readonly GoneContentView[];
  /** Are there more contents than are shown? */
  readonly more?: boolean;
}

/** Why personal data are looked at. */
export interface RevealRequest {
  /** @minLength 3 @maxLength 500 */
  readonly reason: string;
}

/** Which place of a mapping gave each field. */
export interface MappingExplained {
  /** `mappings/acme/in/return.jsonata`. */
  readonly mapping: string;
  readonly source: string;
  /** Values are masked. */
  readonly fields: readonly ExplainedField[];
  /** Was it explained with the configuration that the message was processed by? If not, with today's. */
  readonly asOfThen: boolean;
  /** Of an interchange, what came in: its messages in their order, at most the first 1,000; of more than one, `message` says which is
   *  explained. */
  readonly messages?: readonly { readonly number: number; readonly type: string; readonly reference?: string }[];
}

/** An action on one message. */
export interface ActionRequest {
  readonly verb: 'resend' | 'replay' | 'correct' | 'discard';
  readonly configuration?: 'today' | 'then';
  readonly content?: string;
}

/** What would be sent to one destination. */
export interface PredictedDelivery {
  /** `partner/channel`. */
  readonly channel: string;
  readonly route: string;
  /** What was sent for the message as it is, masked. */
  readonly before?: string;
  /** What would be sent, masked. */
  readonly after?: string;
  readonly change: 'same' | 'changed' | 'new' | 'gone' | 'failed';
  readonly findings?: readonly Finding[];
  /** Did this destination accept it already? Sending it again is a repetition. */
  readonly acceptedBefore: boolean;
}

/** What an action would do. Nothing was done. */
export interface ActionPreview {
  readonly allowed: boolean;
  /** Why not, or what to think of. */
  readonly notes: readonly Finding[];
  readonly deliveries: readonly PredictedDelivery[];
  /** Canonical messages that it would give, masked; and what the message gave before. */
  readonly canonical: readonly { readonly type: string; readonly before?: Json; readonly after?: Json }[];
  readonly configuration: { readonly hash: string; readonly asOf: 'today' | 'then' };
  /** Must a second person confirm it? */
  readonly fourEyes: boolean;
}

/** How a message is replayed. */
export interface ReplayRequest {
  /** By which configuration. @default "today" */
  readonly configuration?: 'today' | 'then';
  /** @maxLength 500 */
  readonly reason?: string;
}

/** Which deliveries are sent again. */
export interface ResendRequest {
  /** Ids of deliveries of the message; all that are not open, where none is named. */
  readonly deliveries?: readonly string[];
  /** @maxLength 500 */
  readonly reason?: string;
}

/** What was sent again. */
export interface ResendResult {
  readonly messageId: string;
  readonly deliveries: readonly string[];
}

/** Edited content. */
export interface CorrectRequest {
  /** The whole document as text, in the channel's format and character set. */
  readonly content: string;
  /** @minLength 3 @maxLength 500 */
  readonly reason: string;
  /** Send it also to destinations that accepted the message as it was? */
  readonly evenIfAccepted?: boolean;
}

/** Why a message is given up. */
export interface DiscardRequest {
  /** @minLength 1 @maxLength 500 */
  readonly reason: string;
}

/** A message that was accepted. */
export interface Receipt {
  readonly messageId: string;
  /** `waiting`: a second person has to confirm it; `links.self` leads to the bulk action. */
  readonly status: 'accepted' | 'duplicate' | 'waiting';
  readonly links: { readonly self: string };
}

/** A message that was given up. */
export interface Discarded {
  readonly messageId: string;
  readonly status: 'discarded';
}

/** What became of a delivery. */
export interface DeliveryActed {
  readonly deliveryId: string;
  readonly status: 'pending' | 'cancelled';
}

/** A search that is kept. */
export interface SavedView {
  readonly id: string;
  /** @minLength 1 @maxLength 100 */
  readonly name: string;
  readonly page: 'messages' | 'failures' | 'cases' | 'late' | 'audit';
  /** The query of the page's address. */
  readonly query: string;
  /** Do all see it? */
  readonly shared: boolean;
  /** May you delete it? */
  readonly own: boolean;
}

/** Saved searches, by name. */
export interface SavedViews {
  readonly items: readonly SavedView[];
}

/** A search to keep. */
export interface SaveViewRequest {
  /** @minLength 1 @maxLength 100 */
  readonly name: string;
  readonly page: SavedView['page'];
  /** @maxLength 2000 */
  readonly query: string;
  readonly shared?: boolean;
}

/** States of messages, for filters. */
export type { MessageStatus };
