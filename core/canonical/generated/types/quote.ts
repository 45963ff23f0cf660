// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Approval, Assessment, CaseNumbers, Deductible, Device, Document, ExternalRef, ExternalState, Fault, Money, Offer, PartyInRole, Reason, SparePart, Status } from './common.ts';

/**
 * The price is accepted.
 */
export interface QuoteApproved {
  /**
   * The number of the quote.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  approvedAt: string;
  /**
   * Who or what approved.
   */
  approval: Approval;
  /**
   * With tax; less than offered where only lines were approved.
   */
  approvedTotal?: Money;
  /**
   * These lines only.
   *
   * @maxItems 999
   *
   * Items: Position in the document.
   */
  approvedLines?: number[];
  /**
   * Who pays.
   */
  payer?:
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
   * What the insured pays himself.
   */
  deductible?: Deductible;
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
 * The price is not accepted.
 */
export interface QuoteDeclined {
  /**
   * The number of the quote.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  declinedAt: string;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * Who or what approved.
   */
  approval?: Approval;
  /**
   * What would be accepted.
   */
  counterOffer?: Offer;
  /**
   * What becomes of the goods.
   */
  thenWhat?: 'send_back' | 'scrap' | 'new_quote' | 'settle';
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
 * Nobody answered in time.
 */
export interface QuoteExpired {
  /**
   * The number of the quote.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  expiredAt: string;
  /**
   * Until when it was valid.
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
 * A price: a new version never overwrites an older one.
 */
export interface QuoteOffered {
  /**
   * The number of the quote.
   */
  quoteNumber: string;
  /**
   * The number of the request.
   */
  requestNumber?: string;
  /**
   * When.
   */
  offeredAt: string;
  /**
   * A version of a quote or an offer: a new one never overwrites an older one.
   */
  offer: Offer;
  /**
   * What an inspection found: expected and received, condition, grade, and what follows.
   */
  assessment?: Assessment;
  /**
   * What it is about.
   */
  device?: Device;
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties?: PartyInRole[];
  /**
   * Parts that are needed or were used.
   *
   * @maxItems 200
   *
   * Items: A part that is needed or was used.
   */
  parts?: SparePart[];
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
 * Somebody wants to know what a repair costs, or what would settle a claim.
 */
export interface QuoteRequested {
  /**
   * The number of the request.
   */
  requestNumber: string;
  /**
   * A price for a repair, or money in place of it.
   */
  kind?: 'repair_quote' | 'settlement_offer';
  /**
   * When.
   */
  requestedAt: string;
  /**
   * Who asks.
   */
  from?:
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
   * What it is about.
   *
   * @minItems 1
   * @maxItems 100
   *
   * Items: One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  devices: [Device, ...Device[]];
  /**
   * What is wrong with a device.
   */
  fault?: Fault;
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties?: PartyInRole[];
  /**
   * What follows if it is approved.
   */
  serviceKind?: 'quote_only' | 'quote_and_perform' | 'service_only' | 'replacement';
  /**
   * Up to this no approval is needed.
   */
  approvalLimit?: Money;
  /**
   * An answer is wanted by then.
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
 * Whoever offered takes it back.
 */
export interface QuoteWithdrawn {
  /**
   * The number of the quote.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  withdrawnAt: string;
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
