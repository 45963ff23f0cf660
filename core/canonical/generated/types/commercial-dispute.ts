// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Document, DocumentReference, ExternalRef, ExternalState, FinancialParties, Gtin, Money, Quantity, Reason, Status } from './common.ts';

/**
 * The other side answers.
 */
export interface CommercialDisputeAnswered {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * Who asks whom for money.
   */
  parties?: FinancialParties;
  /**
   * When.
   */
  at: string;
  /**
   * The number of this message.
   */
  messageNumber?: string;
  /**
   * What it says.
   */
  answer: 'accepted' | 'partially_accepted' | 'rejected' | 'under_review' | 'information_needed';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * What it would give.
   */
  offered?: Money;
  /**
   * What is asked of the other side.
   *
   * @maxItems 9
   *
   * Items: What is asked of the other side.
   */
  actions?: (
    | 'none'
    | 'provide_information'
    | 'new_invoice'
    | 'credit_in_full'
    | 'credit_in_part'
    | 'credit_amount'
    | 'send_replacement'
    | 'pick_up'
    | 'other'
  )[];
  /**
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  contests?: DocumentReference[];
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  attachments?: Document[];
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
 * Somebody contests an invoice, a deduction or a chargeback (EDIFACT COMDIS, X12 812, CDAR 206, 207).
 */
export interface CommercialDisputeRaised {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * Who asks whom for money.
   */
  parties?: FinancialParties;
  /**
   * When.
   */
  at: string;
  /**
   * The number of this message.
   */
  messageNumber?: string;
  /**
   * The documents in dispute.
   *
   * @minItems 1
   * @maxItems 999
   */
  documents: [DisputedDocument, ...DisputedDocument[]];
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  attachments?: Document[];
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
 * A document and what of it is disputed.
 */
export interface DisputedDocument {
  /**
   * A document of either side.
   */
  document: DocumentReference;
  /**
   * What the document asks.
   */
  amountDue?: Money;
  /**
   * How much of it.
   */
  amountDisputed?: Money;
  /**
   * What the sender makes of the document.
   */
  state?: 'accepted' | 'conditionally_accepted' | 'rejected' | 'not_processed';
  /**
   * Why.
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reasons?: [Reason, ...Reason[]];
  /**
   * What is asked of the other side.
   *
   * @maxItems 9
   *
   * Items: What is asked of the other side.
   */
  actions?: (
    | 'none'
    | 'provide_information'
    | 'new_invoice'
    | 'credit_in_full'
    | 'credit_in_part'
    | 'credit_amount'
    | 'send_replacement'
    | 'pick_up'
    | 'other'
  )[];
  /**
   * Lines.
   *
   * @maxItems 9999
   */
  lines?: DisputedLine[];
}
/**
 * A line and what of it is disputed.
 */
export interface DisputedLine {
  /**
   * Position in the document.
   */
  lineNumber: number;
  /**
   * Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.
   */
  gtin?: Gtin;
  /**
   * How much of it.
   */
  amountDisputed?: Money;
  /**
   * How many of it.
   */
  quantityDisputed?: Quantity;
  /**
   * Why.
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reasons?: [Reason, ...Reason[]];
}

/**
 * The parties are agreed, or one has given in.
 */
export interface CommercialDisputeSettled {
  /**
   * The number of the dispute.
   */
  disputeNumber: string;
  /**
   * Who asks whom for money.
   */
  parties?: FinancialParties;
  /**
   * When.
   */
  at: string;
  /**
   * The number of this message.
   */
  messageNumber?: string;
  /**
   * How.
   */
  settlement:
    'credit_note' | 'debit_note' | 'deduction_stands' | 'deduction_repaid' | 'withdrawn' | 'replacement' | 'written_off' | 'other';
  /**
   * How much.
   */
  amount?: Money;
  /**
   * Of whom.
   */
  inFavourOf?: 'seller' | 'buyer' | 'both';
  /**
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  references?: DocumentReference[];
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  attachments?: Document[];
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
