// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Category, CodeLabel, DatedAmount, Document, DocumentRequirement, EcoCost, EcoParts, EcoProduct, ExternalRef, ExternalState, FieldFault, Money, Party, Payment, PublicAddress, Reason, RepairSite, RepairWork, Siret, Status, SupportAmount } from './common.ts';

/**
 * What an eco-organism supports, for which brands, with which amounts.
 */
export interface EcoCataloguePublished {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * When it was fetched.
   */
  publishedAt: string;
  /**
   * From.
   */
  validFrom?: string;
  /**
   * Kinds of products.
   *
   * @maxItems 9999
   */
  products?: CatalogueProduct[];
  /**
   * Brands.
   *
   * @maxItems 9999
   */
  brands?: CatalogueBrand[];
  /**
   * Places of repair.
   *
   * @maxItems 9999
   */
  sites?: CatalogueSite[];
  /**
   * Documents that a claim needs.
   *
   * @maxItems 50
   *
   * Items: A document that somebody wants to see.
   */
  documents?: DocumentRequirement[];
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
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
 * A kind of product.
 */
export interface CatalogueProduct {
  /**
   * Its number.
   */
  productId: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * What kind of product it is, for the hub and for those who number the kinds.
   */
  category?: Category;
  /**
   * First day.
   */
  eligibleFrom?: string;
  /**
   * Last day; absent: open.
   */
  eligibleTo?: string;
  /**
   * What is paid.
   *
   * @maxItems 100
   *
   * Items: An amount that is valid for a time.
   */
  amounts?: DatedAmount[];
  /**
   * What the invoice must reach.
   *
   * @maxItems 100
   *
   * Items: An amount that is valid for a time.
   */
  thresholds?: DatedAmount[];
  /**
   * Repairs that are supported.
   *
   * @maxItems 500
   *
   * Items: A code and its wording.
   */
  repairCodes?: CodeLabel[];
  /**
   * Symptoms that are known.
   *
   * @maxItems 500
   *
   * Items: A code and its wording.
   */
  symptoms?: CodeLabel[];
  /**
   * The trade that is needed.
   */
  businessSheet?: string;
  /**
   * How the device must be identified.
   */
  identification?: 'serial_number' | 'imei' | 'nameplate' | 'none';
  /**
   * Brands; absent: all of the organism.
   *
   * @maxItems 9999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  brandIds?: string[];
}
/**
 * A brand.
 */
export interface CatalogueBrand {
  /**
   * Its number.
   */
  brandId: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * It belongs to this organism.
   */
  own?: boolean;
}
/**
 * A place of repair.
 */
export interface CatalogueSite {
  /**
   * Its number.
   */
  siteId: string;
  /**
   * Its name.
   */
  name?: string;
  /**
   * The name over the door.
   */
  commercialName?: string;
  /**
   * French establishment number: 14 digits, Luhn; establishments of La Poste: digit sum divisible by 5.
   */
  siret?: Siret;
  /**
   * The address of a place that is open to everybody.
   */
  address?: PublicAddress;
  /**
   * Trades that it is registered for.
   *
   * @maxItems 50
   *
   * Items: A code and its wording.
   */
  businessSheets?: CodeLabel[];
}

/**
 * The claim was taken back.
 */
export interface EcoClaimCancelled {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
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
 * The organism has kept the claim; documents may be missing.
 */
export interface EcoClaimCreated {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
  /**
   * Our number of the claim.
   */
  claimRequestNumber?: string;
  /**
   * The organism's number of the support request.
   */
  ecoRequestId?: string;
  /**
   * When.
   */
  createdAt: string;
  /**
   * Nothing is missing.
   */
  complete: boolean;
  /**
   * Documents that the claim needs.
   *
   * @maxItems 50
   *
   * Items: A document that somebody wants to see.
   */
  requirements?: DocumentRequirement[];
  /**
   * Fields that are wrong, and what is wrong with them.
   *
   * @maxItems 100
   *
   * Items: One of several things that a partner finds wrong with what it was sent.
   */
  faults?: FieldFault[];
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
 * The organism has decided.
 */
export interface EcoClaimDecided {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
  /**
   * When.
   */
  decidedAt: string;
  /**
   * How.
   */
  decision: 'accepted' | 'partially_accepted' | 'refused';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * All reasons, where there are several.
   *
   * @maxItems 20
   *
   * Items: A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reasons?: Reason[];
  /**
   * What will be paid.
   */
  amount?: Money;
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
 * The organism has paid.
 */
export interface EcoClaimPaid {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
  /**
   * Money that goes, or went, from one to another.
   */
  payment: Payment;
  /**
   * When.
   */
  paidAt: string;
  /**
   * The organism's statement.
   */
  statementNumber?: string;
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
 * The claim stands elsewhere.
 */
export interface EcoClaimProgressed {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
  /**
   * When.
   */
  progressedAt: string;
  /**
   * Where a claim for eco support stands.
   */
  state:
    | 'draft'
    | 'incomplete'
    | 'submitted'
    | 'under_review'
    | 'needs_correction'
    | 'arbitration'
    | 'accepted'
    | 'refused'
    | 'paid'
    | 'cancelled'
    | 'closed';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * Documents that the claim needs.
   *
   * @maxItems 50
   *
   * Items: A document that somebody wants to see.
   */
  requirements?: DocumentRequirement[];
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
 * An eco-organism is asked to pay for a repair that was done.
 */
export interface EcoClaimRequested {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * Our number of the claim.
   */
  claimRequestNumber: string;
  /**
   * The organism's number of the support request.
   */
  ecoRequestId?: string;
  /**
   * When.
   */
  requestedAt: string;
  /**
   * The day of repair.
   */
  repairEndedOn: string;
  /**
   * The invoice to the consumer.
   */
  consumerInvoiceNumber: string;
  /**
   * The number of the quote.
   */
  quoteNumber?: string;
  /**
   * The consumer's order.
   */
  purchaseOrderNumber?: string;
  /**
   * What the support is asked for, in the organism's numbering.
   */
  product: EcoProduct;
  /**
   * Where the repair is done, in the organism's numbering.
   */
  site: RepairSite;
  /**
   * Whose device it is.
   */
  consumer: Party;
  /**
   * What the repair cost and what the organism pays.
   */
  cost: EcoCost;
  /**
   * Parts used, by origin.
   */
  parts?: EcoParts;
  /**
   * What was done to a device.
   */
  work?: RepairWork;
  /**
   * A claim for the same device within three months.
   */
  previousClaimId?: string;
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
 * The claim is complete and goes to examination.
 */
export interface EcoClaimSubmitted {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
  /**
   * When.
   */
  submittedAt: string;
  /**
   * The day of repair.
   */
  repairEndedOn?: string;
  /**
   * Documents that are there.
   *
   * @maxItems 50
   *
   * Items: What a document is.
   */
  attached?: (
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
    | 'other'
  )[];
  /**
   * The organism's number in its accounts.
   */
  serviceOrderNumber?: string;
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
 * A document was added to a claim, or is to be.
 */
export interface EcoDocumentAttached {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
  /**
   * A file that belongs to the case; kept by the hub, or to be fetched.
   */
  document: Document;
  /**
   * When.
   */
  attachedAt: string;
  /**
   * How far it is.
   */
  state?: 'to_send' | 'upload_address' | 'sent' | 'accepted' | 'refused';
  /**
   * Where the content goes.
   */
  uploadAddress?: string;
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
 * A document is wanted for a claim.
 */
export interface EcoDocumentRequested {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * The organism's number of the claim.
   */
  ecoClaimId: string;
  /**
   * Documents that the claim needs.
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: A document that somebody wants to see.
   */
  requirements: [DocumentRequirement, ...DocumentRequirement[]];
  /**
   * When.
   */
  requestedAt: string;
  /**
   * By then.
   */
  answerBy?: string;
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
 * What the organism would pay, or has promised.
 */
export interface EcoSupportCalculated {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * Our number of the request.
   */
  requestNumber?: string;
  /**
   * The organism's number.
   */
  ecoRequestId?: string;
  /**
   * When.
   */
  calculatedAt: string;
  /**
   * How firm it is.
   */
  state: 'estimated' | 'waiting' | 'granted';
  /**
   * What an eco-organism would pay.
   */
  support: SupportAmount;
  /**
   * What the support is asked for, in the organism's numbering.
   */
  product?: EcoProduct;
  /**
   * The promise ends.
   */
  validUntil?: string;
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
 * The organism will not support the repair.
 */
export interface EcoSupportRefused {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * Our number of the request.
   */
  requestNumber?: string;
  /**
   * The organism's number.
   */
  ecoRequestId?: string;
  /**
   * When.
   */
  refusedAt: string;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * Fields that are wrong, and what is wrong with them.
   *
   * @maxItems 100
   *
   * Items: One of several things that a partner finds wrong with what it was sent.
   */
  faults?: FieldFault[];
  /**
   * The brand belongs to this one.
   */
  otherOrganism?: string;
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
 * An eco-organism is asked for support before the repair, or only what it would pay.
 */
export interface EcoSupportRequested {
  /**
   * The eco-organism's pack.
   */
  organism: string;
  /**
   * Our number of the request.
   */
  requestNumber: string;
  /**
   * When.
   */
  requestedAt: string;
  /**
   * Nothing is reserved.
   */
  calculateOnly?: boolean;
  /**
   * What the support is asked for, in the organism's numbering.
   */
  product: EcoProduct;
  /**
   * Where the repair is done, in the organism's numbering.
   */
  site?: RepairSite;
  /**
   * Whose device it is.
   */
  consumer?: Party;
  /**
   * The number of the quote.
   */
  quoteNumber?: string;
  /**
   * What the repair cost and what the organism pays.
   */
  cost: EcoCost;
  /**
   * The day of repair: amounts are those of that day.
   */
  repairOn?: string;
  /**
   * Parts used, by origin.
   */
  parts?: EcoParts;
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
