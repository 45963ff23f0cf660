import type { Finding } from '../../kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../kernel/ids.ts';
import type { TraceOrigin } from '../tracing.ts';
import type { QueueName } from '../transport.ts';
import type { AwaitedInterchange } from './acknowledgements.ts';
import type { Content } from './ledger.ts';

/** How many deliveries of a channel wait for a batch, and since when the one that waits longest. */
export interface WaitingDeliveries {
  readonly partner: string;
  readonly channel: string;
  readonly count: number;
  readonly oldestAt: Date;
}

/** A delivery that waits for a batch. */
export interface WaitingDelivery {
  readonly id: DeliveryId;
  readonly messageId: MessageId;
  readonly parameters: Readonly<Record<string, string>>;
  /** The mapping's result as JSON. */
  readonly content: Content;
  /** Of its message, where traces are asked for. */
  readonly trace?: TraceOrigin;
}

/** A batch that was written: a message of its own with one delivery, which carries those that waited (Aggregator). */
export interface NewBatch {
  readonly messageId: MessageId;
  readonly id: DeliveryId;
  readonly partner: string;
  readonly channel: string;
  readonly at: Date;
  readonly configHash: string;
  readonly types: readonly string[];
  readonly controlReference?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What is sent. */
  readonly content: Content;
  /** The acknowledgements that the partner owes for it. */
  readonly awaited?: AwaitedInterchange;
  /** In the order in which the document has them; at least one. */
  readonly members: readonly DeliveryId[];
}

/** What closing a batch came to: `changed` when one of its members waits no more (another process was faster, or a person
 *  cancelled it), `stopped` when the channel is paused or disabled; nothing is written then. */
export type ClosedBatch =
  | { readonly closed: true; readonly queue: QueueName }
  | { readonly closed: false; readonly because: 'changed' | 'stopped' };

/** The batch that carries a delivery. */
export interface CarriedBy {
  /** The message and the delivery that the batch is. */
  readonly messageId: MessageId;
  readonly deliveryId: DeliveryId;
  /** Which one of the batch it is, from 1. */
  readonly number: number;
}

/** What a batch carries. */
export interface CarriedMembers {
  readonly count: number;
  /** The messages whose deliveries it carries, in the order of the document. */
  readonly messageIds: readonly MessageId[];
}

/** Deliveries that wait and go out together. A waiting delivery is `pending` and no work; it becomes `delivered` or `cancelled`
 *  with the batch that carries it, in one commit, and stays `pending` while that is tried again, held or dead. */
export interface Batching {
  /** Every channel for which deliveries wait, in or out of the configuration.
   *  @param countUpTo where counting ends for each channel: looking costs no more than that, however much waits */
  waitingDeliveries(countUpTo: number): Promise<readonly WaitingDeliveries[]>;
  /** Up to `limit` deliveries that wait for the channel, oldest first, and no more than a few megabytes of them, but one at least.
   *  Locks nothing. */
  nextMembers(partner: string, channel: string, limit: number): Promise<readonly WaitingDelivery[]>;
  /** Writes a batch with its delivery and its work, and puts the members under it, all in one commit. No delivery comes into
   *  two batches, whoever closes at the same time. */
  closeBatch(batch: NewBatch): Promise<ClosedBatch>;
  /** A delivery that waits and cannot be written any more is dead at `translate`. Without effect when it waits no more. */
  refuseWaiting(id: DeliveryId, error: Finding, at: Date): Promise<void>;
}
