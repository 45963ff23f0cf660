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
  /**
   * Whole number.
   */
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
  /**
   * Town.
   */
  city: string;
  /**
   * State or province (ISO 3166-2 part after the hyphen).
   */
  region?: string;
  /**
   * ISO 3166-1 alpha-2.
   */
  country: string;
  /**
   * House number, where a partner has it apart.
   */
  streetNumber?: string;
  /**
   * Street without the number, where a partner has it apart.
   */
  street?: string;
  /**
   * How to find the door.
   */
  instructions?: string;
  /**
   * A place on earth (WGS 84).
   */
  position?: GeoPoint;
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
   * The number.
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
  /**
   * E-mail address.
   */
  email?: string;
  /**
   * E.164 where the partner gave it so, else as given.
   */
  phone?: string;
  /**
   * Numbers under which systems know the party.
   *
   * @maxItems 20
   *
   * Items: A number under which some system knows the party.
   */
  identifiers?: PartyIdentifier[];
  /**
   * A private person, or not.
   */
  kind?: 'person' | 'organisation';
  /**
   * Number that takes short messages.
   */
  mobile?: string;
  /**
   * Language tag (BCP 47).
   */
  language?: string;
  /**
   * Whom to ask for, in an organisation.
   */
  contact?: string;
  /**
   * French company number: 9 digits with Luhn digit, as given.
   */
  siren?: string;
  /**
   * Business identifier code of a bank (ISO 9362).
   */
  bic?: string;
  electronicAddress?: ElectronicAddress;
  /**
   * More addresses: of the invoice, of the delivery.
   *
   * @maxItems 10
   *
   * Items: A postal address: lines as written on the parcel, locality apart.
   */
  otherAddresses?: Address[];
}
/**
 * A person's names apart, where a partner needs them so.
 */
export interface PersonNames {
  /**
   * Form of address.
   */
  title?: string;
  /**
   * Given name.
   */
  given?: string;
  /**
   * Family name.
   */
  family?: string;
}
/**
 * Where electronic documents go.
 */
export interface ElectronicAddress {
  /**
   * Code of the scheme, such as 0225.
   */
  scheme: string;
  /**
   * The address.
   */
  value: string;
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
  reason?: Reason;
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
 * The sale that the case goes back to.
 */
export interface OrderRef {
  /**
   * Number of the order.
   */
  orderNumber?: string;
  /**
   * Number of the delivery note.
   */
  deliveryNoteNumber?: string;
  /**
   * Number of the invoice.
   */
  invoiceNumber?: string;
  /**
   * Day of delivery.
   */
  deliveredOn?: string;
  /**
   * Day of purchase.
   */
  purchasedOn?: string;
  /**
   * The line of the sale.
   */
  orderLineId?: string;
  /**
   * Where it was sold: web_shop, marketplace, store, …
   */
  channel?: string;
  /**
   * The payment at its provider.
   */
  paymentId?: string;
  /**
   * What was paid, with tax.
   */
  total?: Money;
  /**
   * The number of the shop.
   */
  store?: string;
}

/**
 * A carrier's label, kept as a document.
 */
export interface Label {
  /**
   * The kept document.
   */
  documentId: string;
  /**
   * Media type of the file.
   */
  mediaType: string;
  /**
   * Format of a carrier's label; QR: a code that is shown on a telephone.
   */
  format: 'PDF' | 'ZPL' | 'PNG' | 'QR';
  /**
   * Name of the file.
   */
  filename: string;
  /**
   * Not yet used, used, or too old.
   */
  state: 'alive' | 'used' | 'expired';
  /**
   * Not to be used after this.
   */
  validUntil?: string;
  /**
   * What it is; a QR code is shown at the counter and printed there.
   */
  kind?: 'label' | 'qr_code' | 'customs_declaration' | 'cn23' | 'collection_note';
  /**
   * The parcel that it is for.
   */
  parcelNumber?: string;
  /**
   * Where the partner offers it.
   */
  link?: string;
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
   * The raw state.
   */
  code: string;
  /**
   * Its wording.
   */
  label?: string;
  /**
   * Since when.
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
   * What kind of number.
   */
  type: string;
  /**
   * The number.
   */
  value: string;
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
  /**
   * The carrier's number, where it is known already.
   */
  parcelNumber?: string;
  /**
   * Insured up to this.
   */
  insuredValue?: Money;
  /**
   * What customs need to know.
   *
   * @maxItems 99
   *
   * Items: What customs need to know of goods.
   */
  customs?: CustomsItem[];
  /**
   * Lines of the goods that are in it.
   *
   * @maxItems 999
   *
   * Items: Position in the document.
   */
  items?: number[];
}

/**
 * A state, in the hub's words and in the partner's.
 */
export interface Status {
  /**
   * Every value of the case's state and of its three axes: what a partner's single status is translated to.
   */
  canonical:
    | 'draft'
    | 'submitted'
    | 'under_review'
    | 'open'
    | 'closing'
    | 'closed'
    | 'on_hold'
    | 'cancelled'
    | 'expired'
    | 'rejected'
    | 'disputed'
    | 'pending'
    | 'needs_info'
    | 'authorised'
    | 'partially_authorised'
    | 'denied'
    | 'escalated'
    | 'mediation'
    | 'arbitration'
    | 'decided'
    | 'none'
    | 'label_issued'
    | 'drop_off'
    | 'pickup_booked'
    | 'picked_up'
    | 'in_transit'
    | 'received'
    | 'partially_received'
    | 'assessed'
    | 'restocked'
    | 'repaired'
    | 'replaced'
    | 'disposed'
    | 'sent_back'
    | 'delivered_back'
    | 'lost'
    | 'damaged'
    | 'refused'
    | 'label_expired'
    | 'wrong_item'
    | 'offered'
    | 'counter_offered'
    | 'agreed'
    | 'instructed'
    | 'settled'
    | 'chargeback_raised'
    | 'contested'
    | 'accepted'
    | 'withdrawn'
    | 'offset'
    | 'refunded'
    | 'paid_out'
    | 'credited'
    | 'written_off';
  /**
   * The raw state; unknown states are data.
   */
  partnerCode?: string;
  /**
   * The list or field that the state is from.
   */
  partnerList?: string;
  /**
   * The partner's wording, in its language.
   */
  partnerLabel?: string;
  /**
   * Since when.
   */
  at?: string;
}

/**
 * A code of a technical list: what is wrong with a device, or what was done to it.
 */
export interface TechnicalCode {
  /**
   * Which of the lists of the system.
   */
  kind: 'condition' | 'extended_condition' | 'symptom' | 'section' | 'defect' | 'repair';
  /**
   * Whose list: iris, or the name of an organism.
   */
  system: string;
  /**
   * The code.
   */
  code: string;
  /**
   * Its wording.
   */
  label?: string;
}

/**
 * The number under which a partner knows a category, a product or a brand.
 */
export interface ProductId {
  /**
   * Whose numbering.
   */
  system: string;
  /**
   * The number.
   */
  id: string;
  /**
   * The partner's wording.
   */
  label?: string;
}

/**
 * An answer to a question about the goods.
 */
export interface Answer {
  /**
   * Number or name of the question.
   */
  question: string;
  /**
   * Its wording.
   */
  questionLabel?: string;
  /**
   * Number or name of the answer.
   */
  answer: string;
  /**
   * Its wording.
   */
  answerLabel?: string;
}

/**
 * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
 */
export interface CaseNumbers {
  /**
   * The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).
   */
  returnNumber?: string;
  /**
   * The supplier's number of the authorisation to return.
   */
  rmaNumber?: string;
  /**
   * The insurer's number of the claim.
   */
  claimNumber?: string;
  /**
   * The number of the first notice of a loss.
   */
  notificationNumber?: string;
  /**
   * The number of the insurance contract.
   */
  policyNumber?: string;
  /**
   * The number of the repair order.
   */
  repairOrderNumber?: string;
  /**
   * The insurer's number of the service request.
   */
  serviceRequestNumber?: string;
  /**
   * The number of the trade-in.
   */
  tradeInNumber?: string;
  /**
   * The number of the quote or offer.
   */
  quoteNumber?: string;
  /**
   * The number of the dispute.
   */
  disputeNumber?: string;
  /**
   * The eco-organism's number of the support request.
   */
  ecoRequestId?: string;
  /**
   * The eco-organism's number of the claim.
   */
  ecoClaimId?: string;
  /**
   * The number of the sale.
   */
  orderNumber?: string;
  /**
   * The line of the sale.
   */
  orderLineId?: string;
  /**
   * The number of the delivery note.
   */
  deliveryNoteNumber?: string;
  /**
   * The number of the invoice.
   */
  invoiceNumber?: string;
  /**
   * The number of the credit note.
   */
  creditNoteNumber?: string;
  /**
   * The number of the debit note.
   */
  debitNoteNumber?: string;
  /**
   * The number of the payment advice.
   */
  remittanceNumber?: string;
  /**
   * The carrier's number of the booking.
   */
  reservationNumber?: string;
  /**
   * The carrier's number of the parcel.
   */
  parcelNumber?: string;
  /**
   * The number of the dossier in the CRM.
   */
  dossierNumber?: string;
  /**
   * The number of the exchange in the CRM.
   */
  contactNumber?: string;
  /**
   * The number of the customer.
   */
  customerNumber?: string;
}

/**
 * By when something must have happened.
 */
export interface Deadline {
  /**
   * What: withdrawal, quote_expiry, label_use, evidence, mediation, arbitration, repair_guarantee, payment, …
   */
  kind: string;
  /**
   * At the latest.
   */
  dueAt: string;
  /**
   * Who has to act.
   */
  owner?:
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
   * What follows when nobody did.
   */
  onExpiry?: string;
}

/**
 * A file that belongs to the case; kept by the hub, or to be fetched.
 */
export interface Document {
  /**
   * What a document is.
   */
  type:
    | 'invoice'
    | 'nameplate'
    | 'product_photo'
    | 'serial_photo'
    | 'damage_photo'
    | 'consumer_validation'
    | 'proof_of_purchase'
    | 'proof_of_delivery'
    | 'police_report'
    | 'id_document'
    | 'bank_details'
    | 'label'
    | 'packing_slip'
    | 'repair_quote'
    | 'report'
    | 'certificate'
    | 'transfer_certificate'
    | 'correspondence'
    | 'other';
  /**
   * The kept document.
   */
  documentId?: string;
  /**
   * Name of the file; people put names into it.
   */
  filename?: string;
  /**
   * Media type of the file.
   */
  mediaType?: string;
  /**
   * Size.
   */
  bytes?: number;
  /**
   * Hash of the content, hexadecimal.
   */
  sha256?: string;
  /**
   * Where the partner offers it.
   */
  url?: string;
  /**
   * What the sender calls it.
   */
  title?: string;
  /**
   * The partner's word for the kind of document.
   */
  partnerType?: string;
  /**
   * The partner's number of the document.
   */
  partnerId?: string;
  /**
   * When the picture was taken or the page written.
   */
  capturedAt?: string;
  /**
   * Of a card.
   */
  side?: 'front' | 'back';
  /**
   * What the scanner said.
   */
  virusScan?: 'clean' | 'infected' | 'pending' | 'not_scanned';
  /**
   * Deleted after this day.
   */
  retainUntil?: string;
}

/**
 * A document that somebody wants to see.
 */
export interface DocumentRequirement {
  /**
   * What a document is.
   */
  type:
    | 'invoice'
    | 'nameplate'
    | 'product_photo'
    | 'serial_photo'
    | 'damage_photo'
    | 'consumer_validation'
    | 'proof_of_purchase'
    | 'proof_of_delivery'
    | 'police_report'
    | 'id_document'
    | 'bank_details'
    | 'label'
    | 'packing_slip'
    | 'repair_quote'
    | 'report'
    | 'certificate'
    | 'transfer_certificate'
    | 'correspondence'
    | 'other';
  /**
   * The partner's word for the kind of document.
   */
  partnerType?: string;
  /**
   * Nothing goes on without it.
   */
  mandatory?: boolean;
  /**
   * Whether it is there.
   */
  state?: 'missing' | 'received' | 'accepted' | 'refused';
  /**
   * Why it is wanted, or was refused.
   */
  reason?: Reason;
  /**
   * At the latest.
   */
  dueAt?: string;
  /**
   * What the partner says.
   */
  message?: string;
}

/**
 * A place on earth (WGS 84).
 */
export interface GeoPoint {
  /**
   * Degrees north, decimal text.
   */
  latitude: string;
  /**
   * Degrees east, decimal text.
   */
  longitude: string;
}

/**
 * A party and what it has to do with the case.
 */
export interface PartyInRole {
  /**
   * What a party has to do with the case.
   */
  role:
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
   * A person or an organisation; the field that holds it says the role.
   */
  party: Party;
  /**
   * The partner's word for the role.
   */
  partnerRole?: string;
}

/**
 * What kind of product it is, for the hub and for those who number the kinds.
 */
export interface Category {
  /**
   * smartphone, laptop, washing_machine, …
   */
  canonical?: string;
  /**
   * In words.
   */
  name?: string;
  /**
   * The numbers of partners: an eco-organism's product, a buyer's model, an insurer's risk.
   *
   * @maxItems 20
   *
   * Items: The number under which a partner knows a category, a product or a brand.
   */
  partnerIds?: ProductId[];
}

/**
 * Is the product under warranty.
 */
export interface Warranty {
  /**
   * Under warranty, and if not, why not.
   */
  state: 'in_warranty' | 'out_of_warranty' | 'water_or_dropped' | 'third_party_repair' | 'unknown';
  /**
   * Whose warranty.
   */
  kind?: 'legal' | 'manufacturer' | 'extended' | 'repair';
  /**
   * Its last day.
   */
  endsOn?: string;
  /**
   * The partner's raw code.
   */
  partnerCode?: string;
}

/**
 * Locks that keep another person from using the device.
 */
export interface LockState {
  /**
   * Activation lock of the maker.
   */
  findMyDevice?: 'on' | 'off' | 'unknown';
  /**
   * Lock after a reset to factory settings.
   */
  factoryResetProtection?: 'on' | 'off' | 'unknown';
  /**
   * Bound to a network.
   */
  simLock?: 'on' | 'off' | 'unknown';
  /**
   * Managed by an organisation.
   */
  deviceManagement?: 'on' | 'off' | 'unknown';
  /**
   * Locked by code or pattern.
   */
  passcode?: 'on' | 'off' | 'unknown';
}

/**
 * What belongs to the product.
 */
export interface Accessory {
  /**
   * What it is.
   */
  name: string;
  /**
   * It is there.
   */
  present?: boolean;
  /**
   * How many.
   */
  quantity?: Quantity;
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * The partner's raw code.
   */
  partnerCode?: string;
}

/**
 * A grade of a scale; scales differ from buyer to buyer, and pairs of grades are in code lists.
 */
export interface Grade {
  /**
   * Whose scale.
   */
  scale: string;
  /**
   * The grade, as that scale writes it.
   */
  value: string;
  /**
   * On the hub's own scale.
   */
  canonical?: 'flawless' | 'very_good' | 'good' | 'fair' | 'cracked' | 'defective';
  /**
   * Its wording.
   */
  label?: string;
}

/**
 * The condition as whoever holds the goods declares it.
 */
export interface DeclaredCondition {
  /**
   * A grade of a scale; scales differ from buyer to buyer, and pairs of grades are in code lists.
   */
  grade?: Grade;
  /**
   * It can be switched on.
   */
  powersOn?: boolean;
  /**
   * Answers to the partner's questions.
   *
   * @maxItems 100
   *
   * Items: An answer to a question about the goods.
   */
  answers?: Answer[];
  /**
   * In words.
   */
  text?: string;
}

/**
 * One product, as it is declared: what is found on receipt is another fact (receivedDevice).
 */
export interface Device {
  /**
   * Name of the product.
   */
  productName?: string;
  /**
   * Brand.
   */
  brand?: string;
  /**
   * The brand in partners' numbering.
   *
   * @maxItems 20
   *
   * Items: The number under which a partner knows a category, a product or a brand.
   */
  brandIds?: ProductId[];
  /**
   * Model.
   */
  model?: string;
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * The manufacturer's part number.
   */
  mpn?: string;
  /**
   * The seller's article number.
   */
  sku?: string;
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
   * Serial number as on the nameplate: leads to the owner.
   */
  serialNumber?: string;
  /**
   * The expected equipment identities.
   *
   * @minItems 1
   * @maxItems 10
   *
   * Items: Equipment identity of a device (3GPP TS 23.003): IMEI, 15 digits with Luhn digit, or IMEISV, 16 digits without.
   */
  imei?: [Imei, ...Imei[]];
  /**
   * Type allocation code: the first 8 digits of an IMEI.
   */
  tac?: string;
  /**
   * Licence plate or frame number of a vehicle.
   */
  plate?: string;
  /**
   * Day of purchase.
   */
  purchaseDate?: string;
  /**
   * Price at purchase, with tax.
   */
  purchasePrice?: Money;
  /**
   * What it is worth today.
   */
  marketValue?: Money;
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
}

/**
 * The product that was found in the parcel; it may be another than the expected one.
 */
export interface ReceivedDevice {
  /**
   * It is the expected one.
   */
  matches?: boolean;
  /**
   * In what it differs from the expected one.
   *
   * @maxItems 10
   *
   * Items: In what it differs.
   */
  mismatches?: ('imei' | 'serial_number' | 'brand' | 'model' | 'colour' | 'storage' | 'accessories' | 'missing' | 'other')[];
  /**
   * Brand.
   */
  brand?: string;
  /**
   * Model.
   */
  model?: string;
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * Colour.
   */
  colour?: string;
  /**
   * Memory.
   */
  storage?: string;
  /**
   * Serial number as on the nameplate: leads to the owner.
   */
  serialNumber?: string;
  /**
   * The equipment identities found.
   *
   * @minItems 1
   * @maxItems 10
   *
   * Items: Equipment identity of a device (3GPP TS 23.003): IMEI, 15 digits with Luhn digit, or IMEISV, 16 digits without.
   */
  imei?: [Imei, ...Imei[]];
  /**
   * Locks that keep another person from using the device.
   */
  lockState?: LockState;
  /**
   * What came with it.
   *
   * @maxItems 100
   *
   * Items: What belongs to the product.
   */
  accessories?: Accessory[];
}

/**
 * What is wrong with a device.
 */
export interface Fault {
  /**
   * In the words of whoever noticed it.
   */
  description?: string;
  /**
   * Since when.
   */
  since?: string;
  /**
   * Why, as far as is known.
   */
  cause?: 'wear' | 'accident' | 'liquid' | 'manufacturing' | 'theft' | 'loss' | 'unknown';
  /**
   * Codes of symptom, defect and so on.
   *
   * @maxItems 20
   *
   * Items: A code of a technical list: what is wrong with a device, or what was done to it.
   */
  codes?: TechnicalCode[];
}

/**
 * Something that an inspection found.
 */
export interface InspectionFinding {
  /**
   * What was looked at.
   */
  area: 'functional' | 'cosmetic' | 'accessory' | 'identity' | 'lock' | 'other';
  /**
   * The inspector's code.
   */
  code?: string;
  /**
   * Its wording.
   */
  label?: string;
  /**
   * How bad it is.
   */
  severity?: 'none' | 'minor' | 'major' | 'critical';
  /**
   * In words.
   */
  text?: string;
}

/**
 * What an inspection found: expected and received, condition, grade, and what follows.
 */
export interface Assessment {
  /**
   * When.
   */
  inspectedAt?: string;
  /**
   * Who looked.
   */
  inspector?: string;
  /**
   * What should have come.
   */
  expected?: Device;
  /**
   * The product that was found in the parcel; it may be another than the expected one.
   */
  received?: ReceivedDevice;
  /**
   * What was found.
   *
   * @maxItems 200
   *
   * Items: Something that an inspection found.
   */
  findings?: InspectionFinding[];
  /**
   * Symptom, defect and repair codes.
   *
   * @maxItems 50
   *
   * Items: A code of a technical list: what is wrong with a device, or what was done to it.
   */
  codes?: TechnicalCode[];
  /**
   * A grade of a scale; scales differ from buyer to buyer, and pairs of grades are in code lists.
   */
  grade?: Grade;
  /**
   * It cannot be repaired, or not at a sensible price.
   */
  irreparable?: boolean;
  /**
   * The repair is covered by warranty.
   */
  underWarranty?: boolean;
  /**
   * What becomes of the goods.
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
   * What it is worth as found.
   */
  value?: Money;
  /**
   * The report in words.
   */
  text?: string;
}

/**
 * A line of goods as it was received: counted, accepted, turned down.
 */
export interface ReceivedItem {
  /**
   * The line of the announcement.
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
   * How many were announced.
   */
  announced?: Quantity;
  /**
   * How many came.
   */
  received: Quantity;
  /**
   * How many were accepted.
   */
  accepted?: Quantity;
  /**
   * How many were turned down.
   */
  rejected?: Quantity;
  /**
   * How many came damaged.
   */
  damaged?: Quantity;
  /**
   * Why lines differ or were turned down.
   */
  reason?: Reason;
  /**
   * What becomes of the goods.
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
   * What should have come.
   */
  expected?: Device;
  /**
   * What came.
   */
  device?: ReceivedDevice;
  /**
   * What an inspection found: expected and received, condition, grade, and what follows.
   */
  assessment?: Assessment;
  /**
   * The partner's code of the kind of quantity.
   */
  partnerQuantityCode?: string;
}

/**
 * A document of either side.
 */
export interface DocumentReference {
  /**
   * What it is.
   */
  type:
    | 'invoice'
    | 'credit_note'
    | 'self_billed_credit'
    | 'debit_note'
    | 'chargeback'
    | 'remittance'
    | 'order'
    | 'order_line'
    | 'delivery_note'
    | 'return'
    | 'return_instruction'
    | 'receiving_advice'
    | 'claim'
    | 'claim_invoice'
    | 'quote'
    | 'repair_order'
    | 'dispute'
    | 'contract'
    | 'tax_document'
    | 'other';
  /**
   * Its number.
   */
  number: string;
  /**
   * Its date.
   */
  date?: string;
  /**
   * The line of it.
   */
  lineNumber?: number;
  /**
   * The code of the partner's directory, such as 1001 or 1153.
   */
  partnerType?: string;
}

/**
 * The tax of one category and rate.
 */
export interface TaxTotal {
  /**
   * Why this rate.
   */
  category:
    'standard' | 'reduced' | 'zero' | 'exempt' | 'reverse_charge' | 'margin_scheme' | 'intra_community' | 'export' | 'outside_scope';
  /**
   * The rate.
   */
  rate?: string;
  /**
   * What the tax is on.
   */
  base: Money;
  /**
   * The tax.
   */
  amount: Money;
  /**
   * The partner's code of the category.
   */
  partnerCode?: string;
  /**
   * The legal ground.
   */
  exemptionReason?: string;
}

/**
 * The rate that an amount was converted at: never implicit.
 */
export interface ExchangeRate {
  /**
   * ISO 4217 code that was given.
   */
  from: string;
  /**
   * ISO 4217 code that was got.
   */
  to: string;
  /**
   * How much of `to` for one of `from`.
   */
  rate: string;
  /**
   * Whose rate.
   */
  source?: string;
  /**
   * The rate's day.
   */
  date?: string;
}

/**
 * The sums of a document. Lines and taxes make up the total: Σ charges − Σ allowances + Σ taxes = inclusive of tax.
 */
export interface Totals {
  /**
   * Without tax.
   */
  exclusiveOfTax?: Money;
  /**
   * All taxes.
   */
  tax?: Money;
  /**
   * With tax.
   */
  inclusiveOfTax: Money;
  /**
   * Paid before.
   */
  prepaid?: Money;
  /**
   * Still to pay.
   */
  payable?: Money;
  /**
   * Where the partner rounds half up.
   */
  rounding?: 'line' | 'total';
}

/**
 * A line of a quote or an offer.
 */
export interface PriceLine {
  /**
   * What an amount of an offer or a quote is for.
   */
  category: 'labour' | 'part' | 'travel' | 'diagnosis' | 'device' | 'shipping' | 'fee' | 'tax' | 'excess' | 'bonus' | 'discount' | 'other';
  /**
   * Adds to the total, or takes away from it: amounts are never signed.
   */
  direction: 'charge' | 'allowance';
  /**
   * What it is for.
   */
  description?: string;
  /**
   * The part.
   */
  partNumber?: string;
  /**
   * How many.
   */
  quantity?: Quantity;
  /**
   * For one.
   */
  unitPrice?: Money;
  /**
   * For all, without tax.
   */
  amount: Money;
  /**
   * The rate of tax.
   */
  taxRate?: string;
  /**
   * The partner's code of the category.
   */
  partnerCode?: string;
}

/**
 * Who or what approved.
 */
export interface Approval {
  /**
   * By rule or by a person.
   */
  mode: 'automatic' | 'manual';
  /**
   * The person.
   */
  by?: string;
  /**
   * The rule.
   */
  rule?: string;
  /**
   * Up to this amount the rule approves.
   */
  threshold?: Money;
  /**
   * When.
   */
  at?: string;
}

/**
 * Money that somebody adds to an offer during a campaign.
 */
export interface TopUp {
  /**
   * The campaign.
   */
  campaign: string;
  /**
   * What is added.
   */
  amount: Money;
  /**
   * Who pays it.
   */
  fundedBy?:
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
   * The campaign's end.
   */
  validUntil?: string;
}

/**
 * A version of a quote or an offer: a new one never overwrites an older one.
 */
export interface Offer {
  /**
   * What is offered.
   */
  kind: 'repair_quote' | 'tradein_offer' | 'counter_offer' | 'settlement_offer' | 'dispute_offer';
  /**
   * Whoever offers calls it so.
   */
  number?: string;
  /**
   * Versions are counted from 1; a new one never overwrites an older one.
   */
  version?: number;
  /**
   * Where a version of an offer stands.
   */
  status?: 'draft' | 'sent' | 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'superseded';
  /**
   * What it is made of.
   *
   * @maxItems 999
   *
   * Items: A line of a quote or an offer.
   */
  lines?: PriceLine[];
  /**
   * Taxes, one row for each category and rate.
   *
   * @maxItems 50
   *
   * Items: The tax of one category and rate.
   */
  taxTotals?: TaxTotal[];
  /**
   * The sums of a document. Lines and taxes make up the total: Σ charges − Σ allowances + Σ taxes = inclusive of tax.
   */
  totals: Totals;
  /**
   * What is offered.
   */
  outcome?:
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
   * A grade of a scale; scales differ from buyer to buyer, and pairs of grades are in code lists.
   */
  grade?: Grade;
  /**
   * What campaigns add.
   *
   * @maxItems 20
   *
   * Items: Money that somebody adds to an offer during a campaign.
   */
  topUps?: TopUp[];
  /**
   * Expires then.
   */
  validUntil?: string;
  /**
   * Days that the work takes.
   */
  daysToPerform?: number;
  /**
   * Who or what approved.
   */
  approval?: Approval;
  /**
   * Why it is so much.
   *
   * @maxItems 20
   *
   * Items: A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reasons?: Reason[];
  /**
   * Conditions.
   */
  terms?: string;
}

/**
 * Where money goes.
 */
export interface BankAccount {
  /**
   * Who owns the account.
   */
  holder?: string;
  /**
   * International bank account number (ISO 13616), remainder modulo 97.
   */
  iban?: Iban;
  /**
   * Business identifier code of a bank (ISO 9362).
   */
  bic?: string;
  /**
   * Where there is no IBAN.
   */
  accountNumber?: string;
  /**
   * The bank.
   */
  bankName?: string;
}

/**
 * Money that goes, or went, from one to another.
 */
export interface Payment {
  /**
   * How much.
   */
  amount: Money;
  /**
   * How.
   */
  method?: 'bank_transfer' | 'direct_debit' | 'card' | 'wallet' | 'voucher' | 'store_credit' | 'cheque' | 'offset' | 'cash' | 'other';
  /**
   * The reference that the payee sees.
   */
  reference?: string;
  /**
   * The number at the payment provider.
   */
  transactionId?: string;
  /**
   * Who pays.
   */
  payer?: Party;
  /**
   * Who is paid.
   */
  payee?: Party;
  /**
   * Where it goes.
   */
  account?: BankAccount;
  /**
   * When it was ordered.
   */
  orderedOn?: string;
  /**
   * When it was paid.
   */
  paidOn?: string;
  /**
   * The rate that an amount was converted at: never implicit.
   */
  exchangeRate?: ExchangeRate;
}

/**
 * Why less, or more, is paid than was asked.
 */
export interface Adjustment {
  /**
   * More or less than asked.
   */
  direction: 'increase' | 'decrease';
  /**
   * How much.
   */
  amount: Money;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * The document that justifies it.
   */
  relatedDocument?: DocumentReference;
  /**
   * The rate of tax in it.
   */
  taxRate?: string;
  /**
   * What the other side says.
   */
  outcome?: 'open' | 'agreed' | 'contested' | 'withdrawn' | 'reinstated';
}

/**
 * What part of a payment is for which document. Amount due − discount ± adjustments = amount paid.
 */
export interface Allocation {
  /**
   * A document of either side.
   */
  document: DocumentReference;
  /**
   * An invoice is paid; a credit note or a chargeback is taken off.
   */
  direction: 'pays' | 'deducts';
  /**
   * What the document asks.
   */
  amountDue?: Money;
  /**
   * Taken off for paying early.
   */
  discount?: Money;
  /**
   * Why less or more is paid.
   *
   * @maxItems 100
   *
   * Items: Why less, or more, is paid than was asked.
   */
  adjustments?: Adjustment[];
  /**
   * What is paid of it.
   */
  amountPaid: Money;
  /**
   * The rate that an amount was converted at: never implicit.
   */
  exchangeRate?: ExchangeRate;
}

/**
 * A line of an invoice, credit note or debit note.
 */
export interface FinancialLine {
  /**
   * Position in the document.
   */
  lineNumber: number;
  /**
   * Adds to the total, or takes away from it: amounts are never signed.
   */
  direction?: 'charge' | 'allowance';
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * The buyer's article number.
   */
  sku?: string;
  /**
   * The seller's article number.
   */
  supplierSku?: string;
  /**
   * What it is for.
   */
  description?: string;
  /**
   * What an amount of an offer or a quote is for.
   */
  category?: 'labour' | 'part' | 'travel' | 'diagnosis' | 'device' | 'shipping' | 'fee' | 'tax' | 'excess' | 'bonus' | 'discount' | 'other';
  /**
   * How many.
   */
  quantity?: Quantity;
  /**
   * For one, without tax.
   */
  unitPrice?: Money;
  /**
   * For all, without tax.
   */
  amount: Money;
  /**
   * Why this rate.
   */
  taxCategory?:
    'standard' | 'reduced' | 'zero' | 'exempt' | 'reverse_charge' | 'margin_scheme' | 'intra_community' | 'export' | 'outside_scope';
  /**
   * The rate of tax.
   */
  taxRate?: string;
  /**
   * Why it is credited or charged back.
   */
  reason?: Reason;
  /**
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  references?: DocumentReference[];
}

/**
 * Who asks whom for money.
 */
export interface FinancialParties {
  /**
   * Who asks for the money.
   */
  seller: Party;
  /**
   * Who owes it.
   */
  buyer: Party;
  /**
   * Who pays, where it is another.
   */
  payer?: Party;
  /**
   * Who is paid, where it is another: a factor.
   */
  payee?: Party;
  /**
   * The platform between them.
   */
  agent?: Party;
}

/**
 * An invoice, credit note or debit note: Σ charges − Σ allowances + Σ taxes = total, all in one currency.
 */
export interface FinancialDocument {
  /**
   * What it is.
   */
  type: 'invoice' | 'credit_note' | 'self_billed_credit' | 'debit_note' | 'chargeback' | 'invoicing_order';
  /**
   * Its number; an invoicing order has none yet.
   */
  number?: string;
  /**
   * Its date.
   */
  issuedOn?: string;
  /**
   * To be paid by then.
   */
  dueOn?: string;
  /**
   * When goods or services were given.
   */
  deliveredOn?: string;
  /**
   * ISO 4217 code of all amounts.
   */
  currency: string;
  /**
   * Who asks whom for money.
   */
  parties: FinancialParties;
  /**
   * What it is made of.
   *
   * @minItems 1
   * @maxItems 9999
   *
   * Items: A line of an invoice, credit note or debit note.
   */
  lines: [FinancialLine, ...FinancialLine[]];
  /**
   * Taxes, one row for each category and rate.
   *
   * @maxItems 50
   *
   * Items: The tax of one category and rate.
   */
  taxTotals: TaxTotal[];
  /**
   * The sums of a document. Lines and taxes make up the total: Σ charges − Σ allowances + Σ taxes = inclusive of tax.
   */
  totals: Totals;
  /**
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  references?: DocumentReference[];
  /**
   * Eco support shown on the document.
   */
  ecoContribution?: Money;
  /**
   * Conditions of payment.
   */
  paymentTerms?: string;
  /**
   * Where to pay.
   */
  account?: BankAccount;
  /**
   * The code of the partner's directory, such as 1001.
   */
  partnerType?: string;
}

/**
 * A step in the life of an invoice.
 */
export interface LifecycleEvent {
  /**
   * Where an invoice stands in its life cycle.
   */
  status:
    | 'deposited'
    | 'issued'
    | 'received_by_platform'
    | 'made_available'
    | 'taken_in_charge'
    | 'approved'
    | 'partially_approved'
    | 'disputed'
    | 'suspended'
    | 'completed'
    | 'refused'
    | 'payment_sent'
    | 'collected'
    | 'rejected'
    | 'cancelled'
    | 'routing_failed'
    | 'inadmissible'
    | 'overdue'
    | 'paid'
    | 'other';
  /**
   * Said by a platform, or by a party.
   */
  phase?: 'transmission' | 'processing';
  /**
   * The raw code.
   */
  partnerCode?: string;
  /**
   * Its wording.
   */
  partnerLabel?: string;
  /**
   * Why.
   *
   * @maxItems 50
   *
   * Items: A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reasons?: Reason[];
  /**
   * What is asked of the other side.
   */
  action?:
    | 'none'
    | 'provide_information'
    | 'new_invoice'
    | 'credit_in_full'
    | 'credit_in_part'
    | 'credit_amount'
    | 'send_replacement'
    | 'pick_up'
    | 'other';
  /**
   * The raw code of the action.
   */
  partnerAction?: string;
  /**
   * How much was approved, disputed or collected.
   */
  amount?: Money;
  /**
   * Taxes, one row for each category and rate.
   *
   * @maxItems 50
   *
   * Items: The tax of one category and rate.
   */
  taxTotals?: TaxTotal[];
  /**
   * Values that are not as expected.
   *
   * @maxItems 50
   */
  differences?: LifecycleDifference[];
  /**
   * When.
   */
  at: string;
  /**
   * Who says so.
   */
  by?: Party;
}
/**
 * A value that is not as expected.
 */
export interface LifecycleDifference {
  /**
   * Which value.
   */
  kind: 'wrong' | 'expected' | 'collected' | 'to_pay' | 'discount' | 'other';
  /**
   * The field.
   */
  name?: string;
  /**
   * The value.
   */
  value?: string;
  /**
   * The value, where it is an amount.
   */
  amount?: Money;
  /**
   * The raw code of the characteristic.
   */
  partnerCode?: string;
}

/**
 * What the insured pays himself.
 */
export interface Deductible {
  /**
   * The amount.
   */
  amount?: Money;
  /**
   * Or a part of the loss.
   */
  percent?: string;
  /**
   * A part of what.
   */
  basis?: 'loss' | 'value' | 'repair_cost' | 'fixed';
  /**
   * When the insured paid it.
   */
  paidOn?: string;
  /**
   * Nothing goes on before it is paid.
   */
  dueFirst?: boolean;
}

/**
 * What a policy covers.
 */
export interface Coverage {
  /**
   * The insurer's code.
   */
  code?: string;
  /**
   * accidental_damage, theft, loss, breakdown, liquid, …
   */
  type: string;
  /**
   * At most.
   */
  limit?: Money;
  /**
   * What the insured pays himself.
   */
  deductible?: Deductible;
  /**
   * Not before this day.
   */
  waitingUntil?: string;
  /**
   * So many claims may still be made.
   */
  claimsLeft?: number;
}

/**
 * An insurance contract.
 */
export interface Policy {
  /**
   * Its number.
   */
  policyNumber: string;
  /**
   * Its number in the insurer's system.
   */
  systemId?: string;
  /**
   * The insurance product.
   */
  productCode?: string;
  /**
   * Its name.
   */
  productName?: string;
  /**
   * Whether it is in force.
   */
  status?: 'in_force' | 'pending' | 'suspended' | 'cancelled' | 'expired' | 'unknown';
  /**
   * From.
   */
  effectiveOn?: string;
  /**
   * Until.
   */
  expiresOn?: string;
  /**
   * The insurer has found the contract.
   */
  verified?: boolean;
  /**
   * Whose contract.
   */
  holder?: Party;
  /**
   * What is insured.
   *
   * @maxItems 100
   *
   * Items: One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  insuredDevices?: Device[];
  /**
   * What it covers.
   *
   * @maxItems 50
   *
   * Items: What a policy covers.
   */
  coverages?: Coverage[];
}

/**
 * What happened.
 */
export interface Loss {
  /**
   * When, as far as the hour is known.
   */
  occurredAt?: string;
  /**
   * The day, where the hour is not known.
   */
  occurredOn?: string;
  /**
   * accidental_damage, theft, loss, liquid, breakdown, fire, …
   */
  cause: string;
  /**
   * The insurer's code of the cause.
   */
  partnerCause?: string;
  /**
   * In words.
   */
  description?: string;
  /**
   * Where.
   */
  place?: Address;
  policeReport?: PoliceReport;
}
/**
 * Where theft was reported.
 */
export interface PoliceReport {
  /**
   * Its number.
   */
  number?: string;
  /**
   * When.
   */
  reportedOn?: string;
  /**
   * Where.
   */
  authority?: string;
}

/**
 * Money that the insurer sets aside.
 */
export interface Reserve {
  /**
   * For which coverage.
   */
  coverage?: string;
  /**
   * claim_cost, expense, …
   */
  costType?: string;
  /**
   * How much.
   */
  amount: Money;
}

/**
 * What customs need to know of goods.
 */
export interface CustomsItem {
  /**
   * What it is.
   */
  description: string;
  /**
   * How many.
   */
  quantity: Quantity;
  /**
   * What it is worth.
   */
  value: Money;
  /**
   * Grams of all of it.
   */
  weightG?: number;
  /**
   * Number of the Harmonized System.
   */
  hsCode?: string;
  /**
   * Where it was made.
   */
  origin?: string;
}

/**
 * When a place is open.
 */
export interface OpeningHours {
  /**
   * On which day.
   */
  day: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
  /**
   * From.
   */
  opens: string;
  /**
   * Until.
   */
  closes: string;
}

/**
 * A shop, locker or post office where parcels are left or fetched.
 */
export interface DropOffPoint {
  /**
   * Whose network.
   */
  network: string;
  /**
   * The carrier's number of the point.
   */
  id: string;
  /**
   * What it is.
   */
  type?: 'shop' | 'locker' | 'post_office' | 'depot' | 'other';
  /**
   * Its name.
   */
  name?: string;
  /**
   * The address of a place that is open to everybody.
   */
  address?: PublicAddress;
  /**
   * The position of a place that is open to everybody (WGS 84).
   */
  position?: PublicPosition;
  /**
   * Metres from the place that was asked for.
   */
  distanceM?: number;
  /**
   * When it is open; several rows for one day where it closes at noon.
   *
   * @maxItems 30
   *
   * Items: When a place is open.
   */
  openingHours?: OpeningHours[];
  /**
   * When it is closed.
   *
   * @maxItems 50
   */
  closures?: Closure[];
  /**
   * Grams that it takes at most.
   */
  maxWeightG?: number;
  /**
   * What can be done there.
   *
   * @maxItems 20
   *
   * Items: A word of the hub or of a pack's code list: lower case, parts joined by underscore or hyphen.
   */
  services?: string[];
  /**
   * A picture.
   */
  photo?: string;
  /**
   * A map.
   */
  map?: string;
}
/**
 * Days on which a place is closed.
 */
export interface Closure {
  /**
   * First day.
   */
  from: string;
  /**
   * Last day.
   */
  to: string;
}

/**
 * The address of a place that is open to everybody.
 */
export interface PublicAddress {
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
  /**
   * Town.
   */
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
 * The position of a place that is open to everybody (WGS 84).
 */
export interface PublicPosition {
  /**
   * Degrees north, decimal text.
   */
  latitude: string;
  /**
   * Degrees east, decimal text.
   */
  longitude: string;
}

/**
 * When a driver comes.
 */
export interface PickupSlot {
  /**
   * The day.
   */
  date: string;
  /**
   * Not before.
   */
  from?: string;
  /**
   * Not after.
   */
  to?: string;
  /**
   * The place closes then.
   */
  closesAt?: string;
  /**
   * The carrier's code of the slot.
   */
  code?: string;
  /**
   * Its place in the carrier's list.
   */
  rank?: number;
  /**
   * The carrier's number of the search.
   */
  transactionId?: string;
  /**
   * What it costs.
   */
  price?: Money;
}

/**
 * A code that is shown or said once.
 */
export interface OneTimeCode {
  /**
   * The code.
   */
  value: string;
  /**
   * Until then.
   */
  validUntil?: string;
}

/**
 * What happened to a parcel. Late, repeated and unordered events are normal; one is the same as another if parcel, code and instant are.
 */
export interface TrackingEvent {
  /**
   * The carrier's number of the parcel.
   */
  parcelNumber: string;
  /**
   * Where a parcel is.
   */
  status:
    | 'pending'
    | 'picked_up'
    | 'dropped_off'
    | 'in_transit'
    | 'out_for_delivery'
    | 'ready_for_pickup'
    | 'delivered'
    | 'delivery_failed'
    | 'delivery_delayed'
    | 'on_hold'
    | 'return_to_sender'
    | 'returned_to_sender_delivered'
    | 'refused'
    | 'lost'
    | 'damaged'
    | 'label_expired'
    | 'cancelled'
    | 'unknown';
  /**
   * The carrier's raw code.
   */
  partnerCode?: string;
  /**
   * The carrier's raw code of the reason.
   */
  reasonCode?: string;
  /**
   * The carrier's wording.
   */
  partnerLabel?: string;
  /**
   * When.
   */
  occurredAt: string;
  place?: TrackingPlace;
  /**
   * When it should arrive.
   */
  estimatedDelivery?: string;
  /**
   * Who took it.
   */
  signedBy?: string;
  /**
   * Grams, as weighed.
   */
  weightG?: number;
  /**
   * The carrier's page.
   */
  link?: string;
}
/**
 * Where.
 */
export interface TrackingPlace {
  /**
   * Depot, office or shop.
   */
  name?: string;
  /**
   * Postal code.
   */
  postalCode?: string;
  /**
   * Town.
   */
  city?: string;
  /**
   * ISO 3166-1 alpha-2.
   */
  country?: string;
}

/**
 * One of several things that a partner finds wrong with what it was sent.
 */
export interface FieldFault {
  /**
   * The field that it is about.
   */
  field?: string;
  /**
   * The partner's raw code.
   */
  code?: string;
  /**
   * Whether it stops the request.
   */
  severity?: 'error' | 'warning';
  /**
   * The partner's wording; it may quote what was sent.
   */
  message?: string;
}

/**
 * A part that is needed or was used.
 */
export interface SparePart {
  /**
   * Its number.
   */
  partNumber: string;
  /**
   * What it is.
   */
  name?: string;
  /**
   * How many.
   */
  quantity: Quantity;
  /**
   * New, used, reconditioned, or taken from a device (PIEC).
   */
  condition?: 'new' | 'second_hand' | 'reconditioned' | 'salvaged';
  /**
   * For one, without tax.
   */
  price?: Money;
  /**
   * Whether it is there.
   */
  state?: 'needed' | 'ordered' | 'in_stock' | 'back_ordered' | 'used' | 'returned';
  /**
   * When it should come.
   */
  expectedOn?: string;
  /**
   * Serial number as on the nameplate: leads to the owner.
   */
  serialNumber?: string;
  /**
   * The consumer agrees to a part that is not new.
   */
  consent?: boolean;
  /**
   * The repairer's raw code of the state.
   */
  partnerState?: string;
}

/**
 * What was done to a device.
 */
export interface RepairWork {
  /**
   * In words.
   */
  performed?: string;
  /**
   * Codes of symptom, defect and repair.
   *
   * @maxItems 50
   *
   * Items: A code of a technical list: what is wrong with a device, or what was done to it.
   */
  codes?: TechnicalCode[];
  /**
   * Parts that are needed or were used.
   *
   * @maxItems 200
   *
   * Items: A part that is needed or was used.
   */
  parts?: SparePart[];
  /**
   * From.
   */
  startedAt?: string;
  /**
   * Until; the repair end date.
   */
  endedAt?: string;
  /**
   * Where.
   */
  place?: 'workshop' | 'home' | 'remote' | 'store';
  /**
   * Kilometres to the customer.
   */
  distanceKm?: number;
  /**
   * Why so far.
   */
  distanceReason?: string;
  /**
   * Who did it.
   */
  technician?: string;
  /**
   * Given in place of the old one, or with a new board.
   */
  swapped?: Device;
  /**
   * The repair is guaranteed until then.
   */
  guaranteeUntil?: string;
  /**
   * The sums of a document. Lines and taxes make up the total: Σ charges − Σ allowances + Σ taxes = inclusive of tax.
   */
  cost?: Totals;
  /**
   * Control points at check-in and check-out.
   *
   * @maxItems 100
   *
   * Items: An answer to a question about the goods.
   */
  checkpoints?: Answer[];
}

/**
 * What a registry says of a device. Only the verdict is kept where its terms forbid more.
 */
export interface DeviceCheck {
  /**
   * What a device is checked for.
   */
  kind:
    | 'blacklist'
    | 'find_my_device'
    | 'factory_reset_protection'
    | 'sim_lock'
    | 'mobile_device_management'
    | 'warranty'
    | 'check_digit'
    | 'model';
  /**
   * The answer of a registry.
   */
  result: 'pass' | 'caution' | 'fail' | 'unknown' | 'error';
  /**
   * A partner pack's name.
   */
  provider?: string;
  /**
   * The registry's number of the answer.
   */
  certificateId?: string;
  /**
   * When it was asked.
   */
  requestedAt?: string;
  /**
   * When it answered.
   */
  answeredAt?: string;
  /**
   * To be asked again after this.
   */
  expiresAt?: string;
  /**
   * Why it is listed.
   */
  listedAs?: 'lost' | 'stolen' | 'blocked' | 'blacklisted' | 'fraud' | 'non_payment' | 'other';
  /**
   * When it was reported.
   */
  reportedAt?: string;
  /**
   * What the registry knew at this moment.
   */
  lastChecked?: string;
  /**
   * Locks that keep another person from using the device.
   */
  lockState?: LockState;
  /**
   * What the registry takes it for.
   */
  model?: ReceivedDevice;
  /**
   * The raw answer.
   */
  partnerCode?: string;
  /**
   * The raw reason.
   */
  partnerReason?: string;
  /**
   * Its wording.
   */
  partnerLabel?: string;
}

/**
 * An amount that is valid for a time.
 */
export interface DatedAmount {
  /**
   * How much.
   */
  amount: Money;
  /**
   * First day.
   */
  from: string;
  /**
   * Last day; absent: open.
   */
  to?: string;
  /**
   * For these repairs only.
   *
   * @maxItems 200
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  repairCodes?: string[];
}

/**
 * A code and its wording.
 */
export interface CodeLabel {
  /**
   * The code.
   */
  code: string;
  /**
   * Its wording.
   */
  label?: string;
  /**
   * First day.
   */
  from?: string;
  /**
   * Last day.
   */
  to?: string;
}

/**
 * What the support is asked for, in the organism's numbering.
 */
export interface EcoProduct {
  /**
   * The product.
   */
  productId: string;
  /**
   * The brand; the code for other brands where it is not listed.
   */
  brandId?: string;
  /**
   * The brand in words.
   */
  brandName?: string;
  /**
   * One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  device?: Device;
  /**
   * Symptom, defect and repair codes.
   *
   * @maxItems 20
   *
   * Items: A code of a technical list: what is wrong with a device, or what was done to it.
   */
  codes?: TechnicalCode[];
  /**
   * The organism's code of the repair.
   */
  repairTypeCode?: string;
}

/**
 * What the repair cost and what the organism pays.
 */
export interface EcoCost {
  /**
   * Work, without tax.
   */
  labour?: Money;
  /**
   * Parts, without tax.
   */
  parts?: Money;
  /**
   * The way, without tax.
   */
  travel?: Money;
  /**
   * Without tax.
   */
  exclusiveOfTax?: Money;
  /**
   * With tax: the support starts at a threshold.
   */
  inclusiveOfTax: Money;
  /**
   * What the organism pays.
   */
  support?: Money;
}

/**
 * Parts used, by origin.
 */
export interface EcoParts {
  /**
   * New ones.
   */
  new?: number;
  /**
   * Used ones.
   */
  secondHand?: number;
  /**
   * Taken from other devices (PIEC).
   */
  salvaged?: number;
  /**
   * The consumer agrees to parts that are not new.
   */
  consent?: boolean;
  /**
   * Parts that are needed or were used.
   *
   * @maxItems 200
   *
   * Items: A part that is needed or was used.
   */
  list?: SparePart[];
}

/**
 * Where the repair is done, in the organism's numbering.
 */
export interface RepairSite {
  /**
   * The place.
   */
  siteId: string;
  /**
   * The repairer.
   */
  repairerId?: string;
  /**
   * French establishment number: 14 digits, Luhn; establishments of La Poste: digit sum divisible by 5.
   */
  siret?: Siret;
  /**
   * At the customer's home.
   */
  atHome?: boolean;
  /**
   * The trade that the repairer is registered for.
   */
  businessSheet?: string;
  /**
   * Kilometres to the customer.
   */
  distanceKm?: number;
  /**
   * Why so far.
   */
  distanceReason?: string;
}

/**
 * What an eco-organism would pay.
 */
export interface SupportAmount {
  /**
   * How much.
   */
  amount: Money;
  /**
   * The invoice must reach this, with tax.
   */
  threshold?: Money;
  /**
   * First day.
   */
  validFrom?: string;
  /**
   * Last day.
   */
  validTo?: string;
  /**
   * Whose figure: the catalogue's row, or the organism's answer.
   */
  rule?: string;
}
