// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Document, ExternalRef, ExternalState, Money, OneTimeCode, Parcel, Party, PickupSlot, Reason, Status } from './common.ts';

/**
 * The carrier will come.
 */
export interface PickupBooked {
  /**
   * Where the goods go.
   */
  direction?: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * A partner pack's name.
   */
  carrier: string;
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber?: string;
  /**
   * The carrier's number of the pickup.
   */
  pickupNumber: string;
  /**
   * When a driver comes.
   */
  slot: PickupSlot;
  /**
   * The carrier's parcel numbers.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  parcelNumbers?: [string, ...string[]];
  /**
   * To be said to the driver.
   */
  oneTimeCode?: OneTimeCode;
  /**
   * What it costs.
   */
  price?: Money;
  /**
   * When it was booked.
   */
  bookedAt?: string;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  documents?: Document[];
  /**
   * Free words to the other side.
   */
  note?: string;
  /**
   * States in the words of partners' systems.
   *
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
   * Numbers of the case in partners' systems.
   *
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}

/**
 * The driver does not come, or came in vain.
 */
export interface PickupCancelled {
  /**
   * Where the goods go.
   */
  direction?: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * A partner pack's name.
   */
  carrier: string;
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber?: string;
  /**
   * The carrier's number of the pickup.
   */
  pickupNumber: string;
  /**
   * When.
   */
  cancelledAt: string;
  /**
   * Who called it off.
   */
  by?:
    | 'consumer'
    | 'retailer'
    | 'insured'
    | 'insurer'
    | 'reporter'
    | 'witness'
    | 'repairer'
    | 'carrier'
    | 'buyer'
    | 'seller'
    | 'supplier'
    | 'manufacturer'
    | 'eco_organism'
    | 'registry'
    | 'marketplace'
    | 'payment_provider'
    | 'mediator'
    | 'arbiter'
    | 'payer'
    | 'payee'
    | 'agent'
    | 'other';
  /**
   * Why.
   */
  cause?: 'requested' | 'nobody_there' | 'not_ready' | 'too_large' | 'carrier' | 'other';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * When the driver comes again.
   */
  nextAttempt?: PickupSlot;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
  /**
   * Free words to the other side.
   */
  note?: string;
  /**
   * States in the words of partners' systems.
   *
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
   * Numbers of the case in partners' systems.
   *
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}

/**
 * The carrier will not come.
 */
export interface PickupRefused {
  /**
   * Where the goods go.
   */
  direction?: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * A partner pack's name.
   */
  carrier: string;
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber?: string;
  /**
   * When.
   */
  refusedAt?: string;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * When the carrier could come.
   *
   * @maxItems 100
   *
   * Items: When a driver comes.
   */
  alternatives?: PickupSlot[];
  /**
   * The same request may succeed later.
   */
  retryable?: boolean;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
  /**
   * Free words to the other side.
   */
  note?: string;
  /**
   * States in the words of partners' systems.
   *
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
   * Numbers of the case in partners' systems.
   *
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}

/**
 * A carrier is asked to fetch parcels.
 */
export interface PickupRequested {
  /**
   * Where the goods go.
   */
  direction?: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * A partner pack's name.
   */
  carrier?: string;
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber?: string;
  /**
   * Where the driver comes.
   */
  from: Party;
  /**
   * Where the parcels go.
   */
  to?: Party;
  /**
   * When a driver comes.
   */
  slot: PickupSlot;
  /**
   * What is fetched.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: One parcel.
   */
  parcels: [Parcel, ...Parcel[]];
  /**
   * The carrier's parcel numbers.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  parcelNumbers?: [string, ...string[]];
  /**
   * The driver brings the label.
   */
  bringLabel?: boolean;
  /**
   * Two people are needed.
   */
  heavy?: boolean;
  /**
   * Our number of the pickup.
   */
  reference?: string;
  /**
   * Words to the driver.
   */
  instructions?: string;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  documents?: Document[];
  /**
   * Free words to the other side.
   */
  note?: string;
  /**
   * States in the words of partners' systems.
   *
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
   * Numbers of the case in partners' systems.
   *
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}
