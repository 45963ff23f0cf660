// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Address, CaseNumbers, Document, DropOffPoint, ExternalRef, ExternalState, FieldFault, GeoPoint, Label, Money, OneTimeCode, Parcel, Party, PickupSlot, Reason, Status, TrackingEvent } from './common.ts';

/**
 * The carrier has booked the transport; its labels are still to be fetched under the reservation number.
 */
export interface ShipmentBooked {
  /**
   * Where the goods go.
   */
  direction: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.
   */
  returnNumber?: string;
  /**
   * A partner pack's name.
   */
  carrier: string;
  /**
   * The carrier's number of the booking.
   */
  reservationNumber: string;
  /**
   * The carrier's parcel numbers.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  parcelNumbers: [string, ...string[]];
  /**
   * Format of a carrier's label; QR: a code that is shown on a telephone.
   */
  labelFormat: 'PDF' | 'ZPL' | 'PNG' | 'QR';
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * Numbers of the carrier that delivers abroad.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  partnerParcelNumbers?: [string, ...string[]];
  /**
   * Where the labels can be fetched, for carriers that name a place.
   */
  labelLink?: string;
  /**
   * Labels can be fetched until then.
   */
  labelsUntil?: string;
  /**
   * What it costs.
   */
  price?: Money;
  /**
   * The carrier's page.
   */
  trackingLink?: string;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
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
 * The transport was called off, by us or by the carrier; or its label ran out.
 */
export interface ShipmentCancelled {
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
   * The carrier's parcel numbers.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  parcelNumbers?: [string, ...string[]];
  /**
   * The carrier's number of the booking.
   */
  reservationNumber?: string;
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
  cause?: 'requested' | 'label_expired' | 'refused_by_carrier' | 'other';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
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
 * The carrier has given the labels; they are kept as documents.
 */
export interface ShipmentLabelled {
  /**
   * Where the goods go.
   */
  direction: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.
   */
  returnNumber?: string;
  /**
   * A partner pack's name.
   */
  carrier: string;
  /**
   * The carrier's number of the booking.
   */
  reservationNumber?: string;
  /**
   * The carrier's parcel numbers.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  parcelNumbers: [string, ...string[]];
  /**
   * The labels, kept as documents.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A carrier's label, kept as a document.
   */
  labels: [Label, ...Label[]];
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * Numbers of the carrier that delivers abroad.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  partnerParcelNumbers?: [string, ...string[]];
  /**
   * To show or say at the counter.
   */
  oneTimeCode?: OneTimeCode;
  /**
   * Where the parcels may be left.
   *
   * @maxItems 50
   *
   * Items: A shop, locker or post office where parcels are left or fetched.
   */
  dropOffPoints?: DropOffPoint[];
  /**
   * The carrier's code of the way.
   */
  routingCode?: string;
  /**
   * The carrier's code of the service.
   */
  service?: string;
  /**
   * What it costs.
   */
  price?: Money;
  /**
   * The carrier's page.
   */
  trackingLink?: string;
  /**
   * No label may be used after this.
   */
  validUntil?: string;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
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
 * The places that a carrier names.
 */
export interface ShipmentPointsFound {
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
   * The nearest first; empty: none.
   *
   * @maxItems 100
   *
   * Items: A shop, locker or post office where parcels are left or fetched.
   */
  points: DropOffPoint[];
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
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
 * A carrier is asked where parcels can be left or fetched.
 */
export interface ShipmentPointsRequested {
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
   * Around this place.
   */
  near: Address;
  /**
   * A place on earth (WGS 84).
   */
  position?: GeoPoint;
  /**
   * The service that it is for.
   */
  service?: string;
  /**
   * Open on this day.
   */
  date?: string;
  /**
   * Grams of the heaviest parcel.
   */
  weightG?: number;
  /**
   * Metres at most.
   */
  maxDistanceM?: number;
  /**
   * So many at most.
   */
  maxPoints?: number;
  /**
   * Kinds of places.
   *
   * @maxItems 5
   *
   * Items: Kind of place.
   */
  types?: ('shop' | 'locker' | 'post_office' | 'depot' | 'other')[];
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
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
 * The carrier refuses the transport, or refuses to give its label.
 */
export interface ShipmentRefused {
  /**
   * Where the goods go.
   */
  direction: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.
   */
  returnNumber?: string;
  /**
   * A partner pack's name.
   */
  carrier: string;
  /**
   * Present where the booking had succeeded and the label failed.
   */
  reservationNumber?: string;
  reason: RefusalReason;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * All that is wrong, where the carrier says more than one thing.
   *
   * @maxItems 100
   *
   * Items: One of several things that a partner finds wrong with what it was sent.
   */
  faults?: FieldFault[];
  /**
   * The same request may succeed later.
   */
  retryable?: boolean;
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
 * Why, in the carrier's words.
 */
export interface RefusalReason {
  /**
   * The carrier's raw code.
   */
  code: string;
  /**
   * The carrier's wording; it may quote what was sent.
   */
  label?: string;
}

/**
 * A carrier is asked to book the transport of parcels and to give labels.
 */
export interface ShipmentRequested {
  /**
   * Where the goods go.
   */
  direction: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.
   */
  returnNumber?: string;
  /**
   * The service wanted, as the code lists of the carrier's pack know it: standard, express, relay, …
   */
  service?: string;
  /**
   * The day on which the parcels are handed over.
   */
  shipOn?: string;
  /**
   * Who hands the parcels over.
   */
  sender: Party;
  /**
   * Who receives the parcels.
   */
  recipient: Party;
  /**
   * The parcels.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: One parcel.
   */
  parcels: [Parcel, ...Parcel[]];
  /**
   * Format of a carrier's label; QR: a code that is shown on a telephone.
   */
  labelFormat: 'PDF' | 'ZPL' | 'PNG' | 'QR';
  /**
   * What the goods are worth.
   */
  declaredValue?: Money;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * A partner pack's name.
   */
  carrier?: string;
  /**
   * Where the parcel is left.
   */
  dropOffPoint?: DropOffPoint;
  /**
   * Where the parcel is fetched.
   */
  deliveryPoint?: DropOffPoint;
  /**
   * A code to show at the counter in place of a label.
   */
  paperless?: boolean;
  /**
   * When a driver should come.
   */
  pickup?: PickupSlot;
  /**
   * Days that the label may be used.
   */
  labelValidForDays?: number;
  /**
   * The outbound parcel and its return label at once.
   */
  twoWay?: boolean;
  /**
   * The carrier may write to the recipient.
   */
  notify?: boolean;
  /**
   * Words to the driver.
   */
  instructions?: string;
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
 * What the carrier says of parcels (EDIFACT IFTSTA, X12 214, tracking services).
 */
export interface ShipmentTracked {
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
   * What happened, in any order.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: What happened to a parcel. Late, repeated and unordered events are normal; one is the same as another if parcel, code and instant are.
   */
  events: [TrackingEvent, ...TrackingEvent[]];
  /**
   * Nothing more will happen.
   */
  final?: boolean;
  /**
   * The carrier's number of the booking.
   */
  reservationNumber?: string;
  /**
   * When it should arrive.
   */
  estimatedDelivery?: string;
  /**
   * When it was delivered.
   */
  deliveredAt?: string;
  /**
   * The signature or picture.
   */
  proofOfDelivery?: Document;
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
 * A carrier, or whoever knows its parcels, is asked to tell what becomes of one parcel until its journey ends.
 */
export interface ShipmentTrackingRequested {
  /**
   * Where the goods go.
   */
  direction?: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * Who carries the parcel.
   */
  carrier: string;
  /**
   * The carrier's number of the parcel.
   */
  parcelNumber: string;
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber?: string;
  /**
   * The carrier's number of the booking.
   */
  reservationNumber?: string;
  /**
   * The label may not be used after this.
   */
  labelValidUntil?: string;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
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
