import type { Catalog, InboundChannel, OutboundChannel } from '../catalog/model.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Finding } from '../kernel/errors.ts';
import type { EnvelopeId, IdSource } from '../kernel/ids.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { DecodedDocument } from '../spi/format.ts';
import type { PlannedGathering } from '../spi/ledger/gatherings.ts';
import type {
  Failure,
  KeptDocument,
  MessageInWork,
  PlannedDelivery,
  Processing,
  SplitMessage,
  StageContent,
} from '../spi/ledger/ledger.ts';
import type { SeenCase } from '../spi/ledger/seen-cases.ts';
import type { TakenRoute } from '../spi/ledger/taken-routes.ts';
import type { Logger } from '../spi/log.ts';
import type { Meters } from '../spi/meters.ts';
import type { Tracing } from '../spi/tracing.ts';

/** What the stages work with. */
export interface PipelinePorts {
  readonly ledger: Processing;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  /** Absent: nobody asked for traces. */
  readonly tracing?: Tracing;
  /** Absent: nobody counts. */
  readonly meters?: Meters;
}

/** An envelope and where the routes send it. */
export interface RoutedEnvelope {
  readonly envelope: Envelope;
  readonly destinations: readonly { readonly route: string; readonly channel: string }[];
}

/** A document that was decoded message by message: each is already a part, and its tree is let go. */
export interface Parted {
  readonly parts: readonly SplitMessage[];
  /** For each message, all that is wrong with it. */
  readonly findings: readonly (readonly Finding[])[];
}

/** One message on its way through the stages. Each stage returns a new context; nothing is changed in place. */
export interface Context {
  readonly message: MessageInWork;
  readonly catalog: Catalog;
  /** The channel that the document came in on, or the outbound channel whose partner answered. */
  readonly channel: InboundChannel | OutboundChannel;
  readonly document?: DecodedDocument;
  /** Of a large document: its messages taken apart as they were decoded. */
  readonly parted?: Parted;
  readonly types: readonly string[];
  readonly envelopes: readonly Envelope[];
  readonly routed: readonly RoutedEnvelope[];
  readonly deliveries: readonly PlannedDelivery[];
  readonly gatherings?: readonly PlannedGathering[];
  readonly takenRoutes?: readonly TakenRoute[];
  /** Cases that routes and guards looked at. */
  readonly seenCases?: readonly SeenCase[];
  /** What the reply mapping gave, before routes made more of it. */
  readonly answers?: readonly EnvelopeId[];
  readonly parts: readonly SplitMessage[];
  readonly documents: readonly KeptDocument[];
  readonly contents: readonly StageContent[];
  /** The message ends here, well: it was split, was only a test, or was an acknowledgement of something sent. */
  readonly settled?: 'split' | 'test' | 'acknowledged';
  readonly failure?: Failure;
  /** The message that this one repeats: it is discarded. */
  readonly duplicateOf?: MessageInWork['id'];
}
