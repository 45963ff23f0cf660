// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Deadline, Document, DocumentReference, DocumentRequirement, ExternalRef, ExternalState, Item, Money, Offer, OrderRef, Party, PartyInRole, Payment, Reason, Status, TrackingEvent } from './common.ts';

/**
 * The dispute is before an arbiter.
 */
export interface DisputeArbitrated {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * Why.
   */
  cause: 'mediation_failed' | 'deadline' | 'requested' | 'appeal';
  /**
   * Who decides.
   */
  arbiter?: Party;
  /**
   * Evidence is taken until then.
   */
  evidenceUntil?: string;
  /**
   * Decided by then.
   */
  decisionBy?: string;
  /**
   * What must have happened by when.
   *
   * @maxItems 20
   *
   * Items: By when something must have happened.
   */
  deadlines?: Deadline[];
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
 * The dispute is over.
 */
export interface DisputeClosed {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
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
   * Of whom.
   */
  inFavourOf?: 'buyer' | 'seller' | 'both' | 'carrier_liable' | 'nobody';
  /**
   * Why it is over.
   */
  cause?: 'agreed' | 'decided' | 'withdrawn' | 'expired' | 'inadmissible';
  /**
   * What was given back.
   */
  refunded?: Money;
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
 * The arbiter, or the marketplace, has decided.
 */
export interface DisputeDecided {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * Of whom.
   */
  inFavourOf: 'buyer' | 'seller' | 'both' | 'carrier_liable' | 'nobody';
  /**
   * What follows.
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
   * Who bears it.
   */
  liable?:
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
   * How much.
   */
  amount?: Money;
  /**
   * The goods come back first.
   */
  returnFirst?: boolean;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * Who decided.
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
   * No appeal.
   */
  final?: boolean;
  /**
   * Until then the decision may be contested.
   */
  appealUntil?: string;
  /**
   * Why.
   */
  statement?: string;
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
 * A side, or the hub itself, has added evidence.
 */
export interface DisputeEvidenceAdded {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * Who.
   */
  by:
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
   * What sort.
   */
  kind: 'document' | 'tracking' | 'statement' | 'message' | 'refund' | 'return';
  /**
   * Who may see it.
   */
  visibility?: 'all' | 'mediator' | 'own_side';
  /**
   * What it says.
   */
  statement?: string;
  /**
   * What the carrier says.
   *
   * @maxItems 200
   *
   * Items: What happened to a parcel. Late, repeated and unordered events are normal; one is the same as another if parcel, code and instant are.
   */
  tracking?: TrackingEvent[];
  /**
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  references?: DocumentReference[];
  /**
   * The request that it answers.
   */
  answers?: string;
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
 * A side must prove something.
 */
export interface DisputeEvidenceRequested {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * Who must.
   */
  from:
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
   * What is wanted.
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: A document that somebody wants to see.
   */
  requirements: [DocumentRequirement, ...DocumentRequirement[]];
  /**
   * At the latest.
   */
  dueAt: string;
  /**
   * What is asked.
   */
  question?: string;
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
 * The mediator proposes, or the sides have agreed.
 */
export interface DisputeMediated {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * How far it went.
   */
  result: 'proposed' | 'agreed' | 'failed';
  /**
   * What is proposed.
   */
  proposal?: Offer;
  /**
   * Who agrees.
   *
   * @maxItems 9
   *
   * Items: What a party has to do with the case.
   */
  acceptedBy?: (
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
    | 'other'
  )[];
  /**
   * Who does not.
   *
   * @maxItems 9
   *
   * Items: What a party has to do with the case.
   */
  declinedBy?: (
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
    | 'other'
  )[];
  /**
   * Who mediates.
   */
  mediator?: Party;
  /**
   * What must have happened by when.
   *
   * @maxItems 20
   *
   * Items: By when something must have happened.
   */
  deadlines?: Deadline[];
  /**
   * In words.
   */
  statement?: string;
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
 * A consumer or a merchant brings a sale before the resolution centre.
 */
export interface DisputeOpened {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * Who opens.
   */
  openedBy:
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
   */
  category:
    | 'not_received'
    | 'not_as_described'
    | 'damaged'
    | 'defective'
    | 'unauthorised'
    | 'credit_not_processed'
    | 'duplicate'
    | 'incorrect_amount'
    | 'return_refused'
    | 'cancelled'
    | 'other';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * How far it has gone elsewhere.
   */
  stage?: 'inquiry' | 'dispute' | 'chargeback' | 'pre_arbitration' | 'arbitration';
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties: PartyInRole[];
  /**
   * The sale that the case goes back to.
   */
  orderRef?: OrderRef;
  /**
   * The goods, one line each.
   *
   * @maxItems 9999
   *
   * Items: A line of goods; one device where serial numbers matter.
   */
  items?: Item[];
  /**
   * What it is about.
   */
  amount: Money;
  /**
   * What was paid for the sale.
   */
  amountPaid?: Money;
  /**
   * What was given back.
   */
  alreadyRefunded?: Money;
  /**
   * What is asked for.
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
   * The payment.
   */
  paymentId?: string;
  buyerHistory?: BuyerHistory;
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
   * A partner pack's name.
   */
  carrier?: string;
  /**
   * What happened.
   */
  statement?: string;
  /**
   * What must have happened by when.
   *
   * @maxItems 20
   *
   * Items: By when something must have happened.
   */
  deadlines?: Deadline[];
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
 * What is known of the buyer at the marketplace, for triage.
 */
export interface BuyerHistory {
  /**
   * Customer since.
   */
  since?: string;
  /**
   * Orders so far.
   */
  orders?: number;
  /**
   * Disputes that the buyer opened before.
   */
  disputes?: number;
  /**
   * Of these, decided for the buyer.
   */
  disputesWon?: number;
}

/**
 * Money is to be given back.
 */
export interface DisputeRefundOrdered {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * Our number of the refund.
   */
  refundNumber: string;
  /**
   * Money that goes, or went, from one to another.
   */
  payment: Payment;
  /**
   * The payment that is given back.
   */
  originalPaymentId?: string;
  /**
   * Who bears it.
   */
  bornBy?:
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
   * For these lines.
   *
   * @maxItems 999
   *
   * Items: Position in the document.
   */
  lineNumbers?: number[];
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
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
 * Who handles a dispute, how urgent it is and by when.
 */
export interface DisputeTriaged {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * Category after triage.
   */
  category: string;
  /**
   * How urgent.
   */
  priority: 'low' | 'normal' | 'high' | 'urgent';
  /**
   * Rules that decided.
   *
   * @maxItems 50
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  rules?: string[];
  /**
   * Who handles it.
   */
  queue?: string;
  /**
   * It is taken.
   */
  admissible?: boolean;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * Suspicion of fraud.
   */
  risk?: 'none' | 'low' | 'medium' | 'high';
  /**
   * What must have happened by when.
   *
   * @maxItems 20
   *
   * Items: By when something must have happened.
   */
  deadlines?: Deadline[];
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
