// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.

/**
 * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
 */
export interface Gtin {
  /**
   * Digits only; compare by this.
   */
  value: string;
  /**
   * As the partner wrote it.
   */
  raw: string;
  /**
   * Length and check digit are right.
   */
  valid: boolean;
}

/**
 * Global Location Number (GS1): 13 digits with check digit.
 */
export interface Gln {
  /**
   * Digits only; compare by this.
   */
  value: string;
  /**
   * As the partner wrote it.
   */
  raw: string;
  /**
   * Length and check digit are right.
   */
  valid: boolean;
}

/**
 * Equipment identity of a device (3GPP TS 23.003): IMEI, 15 digits with Luhn digit, or IMEISV, 16 digits without.
 */
export interface Imei {
  /**
   * Digits only; compare by this.
   */
  value: string;
  /**
   * As the partner wrote it.
   */
  raw: string;
  /**
   * Length and check digit are right.
   */
  valid: boolean;
}

/**
 * Serial Shipping Container Code (GS1): 18 digits with check digit.
 */
export interface Sscc {
  /**
   * Digits only; compare by this.
   */
  value: string;
  /**
   * As the partner wrote it.
   */
  raw: string;
  /**
   * Length and check digit are right.
   */
  valid: boolean;
}

/**
 * French establishment number: 14 digits, Luhn; establishments of La Poste: digit sum divisible by 5.
 */
export interface Siret {
  /**
   * Digits only; compare by this.
   */
  value: string;
  /**
   * As the partner wrote it.
   */
  raw: string;
  /**
   * Length and check digit are right.
   */
  valid: boolean;
}

/**
 * International bank account number (ISO 13616), remainder modulo 97.
 */
export interface Iban {
  /**
   * Without blanks, in capitals; compare by this.
   */
  value: string;
  /**
   * As the partner wrote it.
   */
  raw: string;
  /**
   * Length and check digits are right.
   */
  valid: boolean;
}

/**
 * An amount in minor units of its currency: 12,50 EUR is 1250. Never signed: the field that holds it says the direction.
 */
export interface Money {
  /**
   * Minor units (ISO 4217 exponent).
   */
  amount: number;
  /**
   * ISO 4217 alphabetic code.
   */
  currency: string;
}

/**
 * How many.
 */
export interface Quantity {
  value: number;
  /**
   * Unit of measure, UN/ECE Recommendation 20 code. Absent: pieces.
   */
  uom?: string;
}

/**
 * A postal address: lines as written on the parcel, locality apart.
 */
export interface Address {
  /**
   * Street, building, floor; at most four lines.
   *
   * @minItems 1
   * @maxItems 4
   */
  lines: [string, ...string[]];
  /**
   * Absent in countries without postal codes.
   */
  postalCode?: string;
  city: string;
  /**
   * State or province (ISO 3166-2 part after the hyphen).
   */
  region?: string;
  /**
   * ISO 3166-1 alpha-2.
   */
  country: string;
}

/**
 * A number under which some system knows the party.
 */
export interface PartyIdentifier {
  /**
   * What kind of number: customer, supplier, store, account, …
   */
  type: string;
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  value: string;
  /**
   * Whose numbering it is.
   */
  issuer?: string;
}

/**
 * A person or an organisation; the field that holds it says the role.
 */
export interface Party {
  /**
   * Full name, of a person or a company.
   */
  name?: string;
  names?: PersonNames;
  /**
   * The organisation, where name is a person in it.
   */
  company?: string;
  /**
   * Global Location Number (GS1): 13 digits with check digit.
   */
  gln?: Gln;
  /**
   * French establishment number: 14 digits, Luhn; establishments of La Poste: digit sum divisible by 5.
   */
  siret?: Siret;
  /**
   * VAT identification number with its country prefix.
   */
  vatId?: string;
  /**
   * International bank account number (ISO 13616), remainder modulo 97.
   */
  iban?: Iban;
  /**
   * A postal address: lines as written on the parcel, locality apart.
   */
  address?: Address;
  email?: string;
  /**
   * E.164 where the partner gave it so, else as given.
   */
  phone?: string;
  /**
   * @maxItems 20
   *
   * Items: A number under which some system knows the party.
   */
  identifiers?: PartyIdentifier[];
}
/**
 * A person's names apart, where a partner needs them so.
 */
export interface PersonNames {
  /**
   * Form of address.
   */
  title?: string;
  given?: string;
  family?: string;
}

/**
 * Why goods come back or are contested: the closed list. The partner's own code stays beside it.
 */
export type CanonicalReason =
  | 'damaged_on_arrival'
  | 'damaged_in_transport'
  | 'defective'
  | 'not_as_described'
  | 'wrong_item'
  | 'missing_or_short'
  | 'withdrawal'
  | 'change_of_mind'
  | 'recall'
  | 'expired_goods'
  | 'price_dispute'
  | 'duplicate'
  | 'tax_error'
  | 'missing_document'
  | 'late_delivery'
  | 'chargeback'
  | 'offset'
  | 'device_locked'
  | 'device_blacklisted'
  | 'other';

/**
 * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
 */
export interface Reason {
  /**
   * Why goods come back or are contested: the closed list. The partner's own code stays beside it.
   */
  canonical: CanonicalReason;
  /**
   * The raw code; unknown codes are data.
   */
  partnerCode?: string;
  /**
   * The list that the code is from, such as 7007 of a directory.
   */
  partnerList?: string;
  /**
   * The partner's wording of the code, in its language.
   */
  partnerLabel?: string;
  /**
   * Free words of a person.
   */
  text?: string;
}

/**
 * A line of goods; one device where serial numbers matter.
 */
export interface Item {
  /**
   * Position in the document that announced it.
   */
  lineNumber: number;
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * The retailer's article number.
   */
  sku?: string;
  /**
   * The supplier's article number.
   */
  supplierSku?: string;
  /**
   * Text that is not empty.
   */
  productName?: string;
  /**
   * Text that is not empty.
   */
  brand?: string;
  /**
   * Text that is not empty.
   */
  model?: string;
  /**
   * How many.
   */
  quantity: Quantity;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  serialNumber?: string;
  /**
   * As announced; what is found on receipt is another fact.
   *
   * @minItems 1
   * @maxItems 10
   *
   * Items: Equipment identity of a device (3GPP TS 23.003): IMEI, 15 digits with Luhn digit, or IMEISV, 16 digits without.
   */
  imei?: [Imei, ...Imei[]];
  /**
   * An amount in minor units of its currency: 12,50 EUR is 1250. Never signed: the field that holds it says the direction.
   */
  unitPrice?: Money;
  /**
   * Calendar date (RFC 3339 full-date): stays a date, has no zone.
   */
  purchaseDate?: string;
}

/**
 * The sale that the case goes back to.
 */
export interface OrderRef {
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  orderNumber?: string;
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  deliveryNoteNumber?: string;
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  invoiceNumber?: string;
  /**
   * Calendar date (RFC 3339 full-date): stays a date, has no zone.
   */
  deliveredOn?: string;
  /**
   * Calendar date (RFC 3339 full-date): stays a date, has no zone.
   */
  purchasedOn?: string;
}

/**
 * A carrier's label, kept as a document.
 */
export interface Label {
  /**
   * The kept document.
   */
  documentId: string;
  mediaType: string;
  /**
   * Format of a carrier's label.
   */
  format: 'PDF' | 'ZPL' | 'PNG';
  filename: string;
  state: 'alive' | 'used' | 'expired';
  /**
   * Instant with its offset (RFC 3339 date-time).
   */
  validUntil?: string;
}

/**
 * A state in the words of a partner's system, kept whether or not it has a canonical twin.
 */
export interface ExternalState {
  /**
   * A partner pack's name.
   */
  system: string;
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  code: string;
  /**
   * Text that is not empty.
   */
  label?: string;
  /**
   * Instant with its offset (RFC 3339 date-time).
   */
  at?: string;
  /**
   * Where the raw document is: a message of the ledger.
   */
  rawRef?: string;
}

/**
 * A number of the case in a partner's system.
 */
export interface ExternalRef {
  /**
   * A partner pack's name.
   */
  system: string;
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  type: string;
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  value: string;
}

/**
 * A party announces goods that it wants to give back (EDIFACT RETANN, X12 180 request, a return request of a shop).
 */
export interface ReturnAnnounced {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * Calendar date (RFC 3339 full-date): stays a date, has no zone.
   */
  announcedOn: string;
  /**
   * What whoever announces would like to get.
   */
  requestedOutcome?:
    'credit' | 'refund' | 'partial_refund' | 'replacement' | 'repair' | 'store_credit' | 'payout' | 'return_to_sender' | 'dispose' | 'none';
  /**
   * The sale that the case goes back to.
   */
  orderRef?: OrderRef;
  parties: ReturnParties;
  /**
   * The goods, one line each; every line says why.
   *
   * @minItems 1
   * @maxItems 9999
   */
  items: [AnnouncedItem, ...AnnouncedItem[]];
  /**
   * Free words to the other side.
   */
  note?: string;
  /**
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}
/**
 * Who has to do with the return.
 */
export interface ReturnParties {
  /**
   * Who bought the goods and gives them back.
   */
  buyer: Party;
  /**
   * Who sold the goods and takes them back.
   */
  supplier: Party;
  /**
   * The private person behind the buyer.
   */
  consumer?: Party;
  /**
   * Where the goods are.
   */
  shipFrom?: Party;
  /**
   * Where the goods should go.
   */
  shipTo?: Party;
}
/**
 * A line of goods; one device where serial numbers matter.
 */
export interface AnnouncedItem {
  /**
   * Position in the document that announced it.
   */
  lineNumber: number;
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * The retailer's article number.
   */
  sku?: string;
  /**
   * The supplier's article number.
   */
  supplierSku?: string;
  /**
   * Text that is not empty.
   */
  productName?: string;
  /**
   * Text that is not empty.
   */
  brand?: string;
  /**
   * Text that is not empty.
   */
  model?: string;
  /**
   * How many.
   */
  quantity: Quantity;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  serialNumber?: string;
  /**
   * As announced; what is found on receipt is another fact.
   *
   * @minItems 1
   * @maxItems 10
   *
   * Items: Equipment identity of a device (3GPP TS 23.003): IMEI, 15 digits with Luhn digit, or IMEISV, 16 digits without.
   */
  imei?: [Imei, ...Imei[]];
  /**
   * An amount in minor units of its currency: 12,50 EUR is 1250. Never signed: the field that holds it says the direction.
   */
  unitPrice?: Money;
  /**
   * Calendar date (RFC 3339 full-date): stays a date, has no zone.
   */
  purchaseDate?: string;
}

/**
 * The answer to an announced return: may the goods come back, and what is to be done with them (EDIFACT RETINS, X12 180 authorisation).
 */
export interface ReturnInstructed {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * The number of this instruction.
   */
  instructionNumber: string;
  /**
   * Calendar date (RFC 3339 full-date): stays a date, has no zone.
   */
  instructedOn: string;
  decision: 'authorised' | 'partially_authorised' | 'denied';
  /**
   * What is to be done with the goods: send them back, destroy them under control, dispose of them freely, or keep them.
   */
  disposition?: 'return' | 'destroy' | 'dispose' | 'keep';
  /**
   * Why it was decided so.
   */
  reason?: Reason;
  parties: InstructionParties;
  /**
   * @minItems 1
   * @maxItems 9999
   */
  items: [InstructedItem, ...InstructedItem[]];
  shipment?: InstructedShipment;
  /**
   * Free words to the other side.
   */
  note?: string;
  /**
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}
/**
 * Who has to do with the return.
 */
export interface InstructionParties {
  /**
   * Who gives the goods back.
   */
  buyer: Party;
  /**
   * Who takes the goods back and instructs.
   */
  supplier: Party;
  /**
   * The private person behind the buyer.
   */
  consumer?: Party;
  /**
   * Where the goods are.
   */
  shipFrom?: Party;
  /**
   * Where the goods shall go.
   */
  shipTo?: Party;
}
/**
 * A line of the announcement and what is to be done with it.
 */
export interface InstructedItem {
  /**
   * The line of the announcement.
   */
  lineNumber: number;
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  sku?: string;
  /**
   * Text that is not empty.
   */
  productName?: string;
  /**
   * How many.
   */
  quantity: Quantity;
  /**
   * Where the line differs from the whole.
   */
  decision?: 'authorised' | 'denied';
  /**
   * Where the line differs from the whole.
   */
  disposition?: 'return' | 'destroy' | 'dispose' | 'keep';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
}
/**
 * How the goods travel, where the hub has booked it.
 */
export interface InstructedShipment {
  /**
   * A partner pack's name.
   */
  carrier: string;
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
   * @maxItems 999
   *
   * Items: A carrier's label, kept as a document.
   */
  labels?: Label[];
}

/**
 * The carrier has booked the transport; its labels are still to be fetched under the reservation number.
 */
export interface ShipmentBooked {
  /**
   * Where the goods go.
   */
  direction: 'outbound' | 'return' | 'exchange' | 'to_repairer' | 'to_buyer';
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
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
   * Format of a carrier's label.
   */
  labelFormat: 'PDF' | 'ZPL' | 'PNG';
  /**
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
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
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
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
   * @minItems 1
   * @maxItems 999
   *
   * Items: A carrier's label, kept as a document.
   */
  labels: [Label, ...Label[]];
  /**
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
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
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
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
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
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
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
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
   * @minItems 1
   * @maxItems 999
   */
  parcels: [Parcel, ...Parcel[]];
  /**
   * Format of a carrier's label.
   */
  labelFormat: 'PDF' | 'ZPL' | 'PNG';
  /**
   * An amount in minor units of its currency: 12,50 EUR is 1250. Never signed: the field that holds it says the direction.
   */
  declaredValue?: Money;
  /**
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}
/**
 * One parcel.
 */
export interface Parcel {
  /**
   * Our number of the parcel, printed on the label.
   */
  reference: string;
  /**
   * Grams.
   */
  weightG: number;
  /**
   * Millimetres.
   */
  lengthMm?: number;
  /**
   * Millimetres.
   */
  widthMm?: number;
  /**
   * Millimetres.
   */
  heightMm?: number;
  /**
   * What is in it, for the label and for customs.
   */
  content?: string;
  /**
   * Serial Shipping Container Code (GS1): 18 digits with check digit.
   */
  sscc?: Sscc;
}

/** Canonical type → its body. */
export interface CanonicalBodies {
  'return.announced': ReturnAnnounced;
  'return.instructed': ReturnInstructed;
  'shipment.booked': ShipmentBooked;
  'shipment.labelled': ShipmentLabelled;
  'shipment.refused': ShipmentRefused;
  'shipment.requested': ShipmentRequested;
}
