import type { CaseId, EnvelopeId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';

/** The `source` of what the hub says of its own accord; no partner has this name. */
export const THE_HUB = 'hub';

/** A canonical message: the envelope around a body of one canonical type. */
export interface Envelope {
  readonly id: EnvelopeId;
  /** `return.announced`, `shipment.labelled`, … */
  readonly type: string;
  /** Version of the canonical schema: 1. */
  readonly version: number;
  /** RFC 3339 with offset: when it happened at the partner, or when the hub received it. */
  readonly occurredAt: string;
  /** Empty: in no case, as master data is. */
  readonly caseRef: CaseId;
  /** What the parties call it: `returnNumber`, `reservationNumber`, `parcelNumber`, … */
  readonly businessKeys: Readonly<Record<string, string>>;
  /** The partner with whom the chain of causes began: where `$origin` leads. */
  readonly origin: string;
  /** The partner whose document, or whose answer, this message was made from; or {@link THE_HUB}. */
  readonly source: string;
  readonly body: JsonObject;
  /** The canonical message that led to this one: whose answer it is, or from which a route made it. */
  readonly causedBy?: EnvelopeId;
}
