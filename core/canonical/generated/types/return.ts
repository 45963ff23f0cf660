// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Accessory, Adjustment, Answer, CaseNumbers, Category, Deadline, DeclaredCondition, Document, DocumentReference, DropOffPoint, ExternalRef, ExternalState, Gtin, Imei, Item, Label, LockState, Money, OrderRef, Party, Payment, PriceLine, ProductId, Quantity, Reason, ReceivedDevice, ReceivedItem, ReturnParties, Status, Warranty } from './common.ts';

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
    | 'credit'
    | 'refund'
    | 'partial_refund'
    | 'replacement'
    | 'repair'
    | 'store_credit'
    | 'payout'
    | 'return_to_sender'
    | 'dispose'
    | 'none'
    | 'gift_card'
    | 'keep_with_allowance';
  /**
   * The sale that the case goes back to.
   */
  orderRef?: OrderRef;
  /**
   * Who has to do with the return.
   */
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
   * What sort of return it is.
   */
  kind?: 'return' | 'exchange' | 'recall' | 'unsold' | 'repair';
  /**
   * Where it was announced: web_shop, marketplace, store, telephone, …
   */
  channel?: string;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
  /**
   * What must have happened by when.
   *
   * @maxItems 20
   *
   * Items: By when something must have happened.
   */
  deadlines?: Deadline[];
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  documents?: Document[];
  /**
   * Where the consumer wants the money.
   */
  refundTo?: 'original_payment' | 'store_credit' | 'gift_card' | 'bank_transfer';
  /**
   * What is asked for the goods, with tax.
   */
  amountAsked?: Money;
  /**
   * Fees and discounts that the shop counts.
   *
   * @maxItems 50
   *
   * Items: A line of a quote or an offer.
   */
  fees?: PriceLine[];
  /**
   * A shop, locker or post office where parcels are left or fetched.
   */
  dropOffPoint?: DropOffPoint;
  /**
   * What is wanted instead.
   *
   * @maxItems 9999
   *
   * Items: A line of goods; one device where serial numbers matter.
   */
  exchangeItems?: Item[];
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
   * Name of the product.
   */
  productName?: string;
  /**
   * Brand.
   */
  brand?: string;
  /**
   * Model.
   */
  model?: string;
  /**
   * How many.
   */
  quantity: Quantity;
  /**
   * Why it comes back.
   */
  reason: Reason;
  /**
   * Serial number as on the nameplate: leads to the owner.
   */
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
   * Price of one, with tax.
   */
  unitPrice?: Money;
  /**
   * Day of purchase.
   */
  purchaseDate?: string;
  /**
   * The manufacturer's part number.
   */
  mpn?: string;
  /**
   * The reference under which the manufacturer sells it.
   */
  commercialReference?: string;
  /**
   * What kind of product it is, for the hub and for those who number the kinds.
   */
  category?: Category;
  /**
   * Colour.
   */
  colour?: string;
  /**
   * Memory, such as 128 GB.
   */
  storage?: string;
  /**
   * The brand in partners' numbering.
   *
   * @maxItems 20
   *
   * Items: The number under which a partner knows a category, a product or a brand.
   */
  brandIds?: ProductId[];
  /**
   * Is the product under warranty.
   */
  warranty?: Warranty;
  /**
   * Locks that keep another person from using the device.
   */
  lockState?: LockState;
  /**
   * What belongs to it.
   *
   * @maxItems 100
   *
   * Items: What belongs to the product.
   */
  accessories?: Accessory[];
  /**
   * The condition as whoever holds the goods declares it.
   */
  condition?: DeclaredCondition;
  /**
   * The product that was found in the parcel; it may be another than the expected one.
   */
  received?: ReceivedDevice;
  /**
   * The line of the sale.
   */
  orderLineId?: string;
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  documents?: Document[];
  /**
   * What is wanted for this line.
   */
  requestedOutcome?:
    | 'credit'
    | 'refund'
    | 'partial_refund'
    | 'replacement'
    | 'repair'
    | 'store_credit'
    | 'gift_card'
    | 'payout'
    | 'return_to_sender'
    | 'dispose'
    | 'keep_with_allowance'
    | 'none';
  /**
   * What becomes of this line.
   */
  disposition?:
    | 'restock'
    | 'repair'
    | 'refurbish'
    | 'replace'
    | 'recycle'
    | 'dispose'
    | 'destroy'
    | 'return_to_customer'
    | 'keep'
    | 'process'
    | 'missing';
  /**
   * Answers to the partner's own questions about the line.
   *
   * @maxItems 50
   *
   * Items: An answer to a question about the goods.
   */
  customFields?: Answer[];
}

/**
 * The goods were looked at: what they are worth and what becomes of them.
 */
export interface ReturnAssessed {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * When.
   */
  assessedAt: string;
  /**
   * Who has to do with the return.
   */
  parties?: ReturnParties;
  /**
   * The goods as received, one line each.
   *
   * @minItems 1
   * @maxItems 9999
   *
   * Items: A line of goods as it was received: counted, accepted, turned down.
   */
  items: [ReceivedItem, ...ReceivedItem[]];
  /**
   * What the inspection proposes.
   */
  proposedOutcome?:
    | 'credit'
    | 'refund'
    | 'partial_refund'
    | 'replacement'
    | 'repair'
    | 'store_credit'
    | 'gift_card'
    | 'payout'
    | 'return_to_sender'
    | 'dispose'
    | 'keep_with_allowance'
    | 'none';
  /**
   * How much.
   */
  proposedRefund?: Money;
  /**
   * What is taken off, and why.
   *
   * @maxItems 50
   *
   * Items: Why less, or more, is paid than was asked.
   */
  deductions?: Adjustment[];
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
 * The goods may come back (X12 180 authorisation, the acceptance of a shop or marketplace).
 */
export interface ReturnAuthorised {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * The number that must be on the parcel.
   */
  rmaNumber?: string;
  /**
   * When it was authorised.
   */
  authorisedOn: string;
  /**
   * The whole return, or some of its lines.
   */
  extent?: 'whole' | 'partial';
  /**
   * Who decided.
   */
  by?: 'rule' | 'person' | 'partner';
  /**
   * The rule that decided.
   */
  rule?: string;
  /**
   * What is to be done with the goods.
   */
  disposition?:
    | 'restock'
    | 'repair'
    | 'refurbish'
    | 'replace'
    | 'recycle'
    | 'dispose'
    | 'destroy'
    | 'return_to_customer'
    | 'keep'
    | 'process'
    | 'missing';
  /**
   * What whoever gives the goods back will get.
   */
  agreedOutcome?:
    | 'credit'
    | 'refund'
    | 'partial_refund'
    | 'replacement'
    | 'repair'
    | 'store_credit'
    | 'gift_card'
    | 'payout'
    | 'return_to_sender'
    | 'dispose'
    | 'keep_with_allowance'
    | 'none';
  /**
   * Who has to do with the return.
   */
  parties?: ReturnParties;
  /**
   * The goods, one line each.
   *
   * @maxItems 9999
   *
   * Items: A line of goods; one device where serial numbers matter.
   */
  items?: Item[];
  /**
   * Where the goods shall go.
   */
  shipTo?: Party;
  /**
   * The goods must have been sent by then.
   */
  validUntil?: string;
  /**
   * What must have happened by when.
   *
   * @maxItems 20
   *
   * Items: By when something must have happened.
   */
  deadlines?: Deadline[];
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
 * The return will not take place.
 */
export interface ReturnCancelled {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * When.
   */
  cancelledAt: string;
  /**
   * Who cancelled.
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
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * These lines only.
   *
   * @minItems 1
   * @maxItems 9999
   *
   * Items: Position in the document.
   */
  lineNumbers?: [number, ...number[]];
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
 * The return is over.
 */
export interface ReturnClosed {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * When.
   */
  closedAt: string;
  /**
   * What came of it.
   */
  outcome:
    | 'credit'
    | 'refund'
    | 'partial_refund'
    | 'replacement'
    | 'repair'
    | 'store_credit'
    | 'gift_card'
    | 'payout'
    | 'return_to_sender'
    | 'dispose'
    | 'keep_with_allowance'
    | 'none';
  /**
   * What was given back, with tax.
   */
  refunded?: Money;
  /**
   * Money that went.
   *
   * @maxItems 50
   *
   * Items: Money that goes, or went, from one to another.
   */
  payments?: Payment[];
  /**
   * Credit notes.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  creditNotes?: DocumentReference[];
  /**
   * The goods as received, one line each.
   *
   * @minItems 1
   * @maxItems 9999
   *
   * Items: A line of goods as it was received: counted, accepted, turned down.
   */
  items?: [ReceivedItem, ...ReceivedItem[]];
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
 * The goods may not come back.
 */
export interface ReturnDenied {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * When it was denied.
   */
  deniedOn: string;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * Who decided.
   */
  by?: 'rule' | 'person' | 'partner';
  /**
   * The rule that decided.
   */
  rule?: string;
  /**
   * Who has to do with the return.
   */
  parties?: ReturnParties;
  /**
   * The goods, one line each.
   *
   * @maxItems 9999
   *
   * Items: A line of goods; one device where serial numbers matter.
   */
  items?: Item[];
  /**
   * Until then the decision may be contested.
   */
  appealUntil?: string;
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
  /**
   * May the goods come back.
   */
  decision: 'authorised' | 'partially_authorised' | 'denied';
  /**
   * What is to be done with the goods: send them back, destroy them under control, dispose of them freely, or keep them.
   */
  disposition?: 'return' | 'destroy' | 'dispose' | 'keep';
  /**
   * Why it was decided so.
   */
  reason?: Reason;
  /**
   * Who has to do with the return.
   */
  parties: ReturnParties;
  /**
   * The goods, one line each.
   *
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
   * The number that must be on the parcel.
   */
  rmaNumber?: string;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
  /**
   * The goods must have been sent by then.
   */
  validUntil?: string;
  /**
   * What whoever gives the goods back will get.
   */
  agreedOutcome?:
    | 'credit'
    | 'refund'
    | 'partial_refund'
    | 'replacement'
    | 'repair'
    | 'store_credit'
    | 'gift_card'
    | 'payout'
    | 'return_to_sender'
    | 'dispose'
    | 'keep_with_allowance'
    | 'none';
  /**
   * Whether a credit note will be raised.
   */
  creditNote?: 'to_follow' | 'not_given' | 'already_given';
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  documents?: Document[];
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
   * The labels, kept as documents.
   *
   * @maxItems 999
   *
   * Items: A carrier's label, kept as a document.
   */
  labels?: Label[];
}

/**
 * The goods of a return have arrived and were counted (EDIFACT RECADV, X12 861, a warehouse).
 */
export interface ReturnReceived {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber: string;
  /**
   * The number of this advice.
   */
  receivingAdviceNumber?: string;
  /**
   * When.
   */
  receivedAt: string;
  /**
   * All that was announced is there.
   */
  complete?: boolean;
  /**
   * Who has to do with the return.
   */
  parties?: ReturnParties;
  /**
   * Where.
   */
  location?: Party;
  /**
   * A partner pack's name.
   */
  carrier?: string;
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
   * The goods as received, one line each.
   *
   * @minItems 1
   * @maxItems 9999
   *
   * Items: A line of goods as it was received: counted, accepted, turned down.
   */
  items: [ReceivedItem, ...ReceivedItem[]];
  /**
   * How the parcel looked.
   */
  parcelCondition?: 'intact' | 'opened' | 'damaged' | 'empty' | 'wrong_content';
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
