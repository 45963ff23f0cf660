import type { CaseId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';

/** A canonical message of a message, as it is shown. */
export interface CanonicalContent {
  readonly id: EnvelopeId;
  readonly type: string;
  readonly caseId?: CaseId;
  readonly occurredAt: string;
  readonly businessKeys: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly recordedAt: Date;
  /** When its personal data was taken out for good. */
  readonly redactedAt?: Date;
}

/** A content that is kept no longer. */
export interface GoneContent {
  /** As {@link ContentView.id}. */
  readonly id: string;
  readonly stage: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly goneAt: Date;
  readonly because: 'retention' | 'erasure';
}

/** What people see of a message's content, and what tells what of it is personal. */
export interface StageContents {
  /** The beginning of a content: at most so many bytes. */
  contentStart(id: string, bytes: number): Promise<Uint8Array | undefined>;
  /** The canonical messages that a message gave, in the order in which they were made. */
  canonicalOf(id: MessageId, most: number): Promise<readonly CanonicalContent[]>;
  /** The canonical messages whose values stand in the contents of a message: its own, those of its parts and replies, of what it
   *  was split from, of what it answers, of what it carries as a batch. */
  canonicalAround(id: MessageId, most: number): Promise<readonly { readonly type: string; readonly body: Json }[]>;
  /** What was kept of a message and its deliveries and is gone: its hashes. */
  goneContents(id: MessageId, most: number): Promise<readonly GoneContent[]>;
}
