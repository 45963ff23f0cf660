// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Approval, CaseNumbers, Coverage, Deadline, Deductible, Device, Document, DocumentReference, DocumentRequirement, ExternalRef, ExternalState, Fault, FieldFault, Loss, Money, OrderRef, Party, PartyInRole, Payment, Policy, Reason, Reserve, Status } from './common.ts';

/**
 * The claim is over.
 */
export interface ClaimClosed {
  /**
   * The insurer's number of the claim.
   */
  claimNumber: string;
  /**
   * When.
   */
  closedAt: string;
  /**
   * What came of it.
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
   * All that the insurer paid.
   */
  paidInAll?: Money;
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
 * The insurer says whether the loss is covered, and what the insured pays.
 */
export interface ClaimCoverageDecided {
  /**
   * The insurer's number of the claim.
   */
  claimNumber: string;
  /**
   * When.
   */
  decidedAt: string;
  /**
   * Is it covered.
   */
  decision: 'covered' | 'partially_covered' | 'not_covered' | 'under_investigation';
  /**
   * Under which coverages.
   *
   * @maxItems 50
   *
   * Items: What a policy covers.
   */
  coverages?: Coverage[];
  /**
   * What the insured pays himself.
   */
  deductible?: Deductible;
  /**
   * The insurer pays this at most.
   */
  limit?: Money;
  /**
   * What the insurer sets aside.
   *
   * @maxItems 50
   *
   * Items: Money that the insurer sets aside.
   */
  reserves?: Reserve[];
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * Who or what approved.
   */
  approval?: Approval;
  /**
   * What the insured will get.
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
  service?: ServiceOrder;
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
 * What the insurer orders of a repairer.
 */
export interface ServiceOrder {
  /**
   * The insurer's number.
   */
  serviceRequestNumber?: string;
  /**
   * What is ordered.
   */
  kind: 'quote_only' | 'quote_and_perform' | 'service_only' | 'replacement' | 'unmanaged';
  /**
   * A partner pack's name.
   */
  repairer?: string;
  /**
   * Up to this without asking.
   */
  limit?: Money;
  /**
   * By then.
   */
  dueOn?: string;
}

/**
 * First notice of a loss: somebody reports damage, theft or loss to an insurer.
 */
export interface ClaimNotified {
  /**
   * The number of the notice, given by whoever reports.
   */
  notificationNumber: string;
  /**
   * The insurer's number, where there is a draft.
   */
  claimNumber?: string;
  /**
   * An insurance contract.
   */
  policy: Policy;
  /**
   * What happened.
   */
  loss: Loss;
  /**
   * When it was reported.
   */
  notifiedAt: string;
  /**
   * Who reports.
   */
  reporter?: Party;
  /**
   * Who is insured.
   */
  insured?: Party;
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties?: PartyInRole[];
  /**
   * What was lost or damaged.
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
   * What the insured would like.
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
   * The loss in money.
   */
  amountAsked?: Money;
  /**
   * The sale that the case goes back to.
   */
  orderRef?: OrderRef;
  /**
   * The insured agrees that the data go to the insurer.
   */
  consent?: boolean;
  /**
   * More will follow before it is submitted.
   */
  draft?: boolean;
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
 * The insurer has paid.
 */
export interface ClaimPaid {
  /**
   * The insurer's number of the claim.
   */
  claimNumber: string;
  /**
   * Money that went.
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: Money that goes, or went, from one to another.
   */
  payments: [Payment, ...Payment[]];
  /**
   * Under which coverage.
   */
  coverage?: string;
  /**
   * What the insured pays himself.
   */
  deductible?: Deductible;
  /**
   * Nothing more will be paid.
   */
  final?: boolean;
  /**
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  references?: DocumentReference[];
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
 * The insurer does not take the claim, or will not pay.
 */
export interface ClaimRefused {
  /**
   * The insurer's number of the claim.
   */
  claimNumber?: string;
  /**
   * The number of the notice.
   */
  notificationNumber?: string;
  /**
   * When.
   */
  refusedAt: string;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * What was refused.
   */
  stage?: 'notice' | 'coverage' | 'quote' | 'invoice' | 'payment';
  /**
   * Fields that are wrong, and what is wrong with them.
   *
   * @maxItems 100
   *
   * Items: One of several things that a partner finds wrong with what it was sent.
   */
  faults?: FieldFault[];
  /**
   * A corrected notice may be sent again.
   */
  retryable?: boolean;
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
 * The insurer has taken the notice and given its number.
 */
export interface ClaimRegistered {
  /**
   * The insurer's number of the claim.
   */
  claimNumber: string;
  /**
   * The number of the notice.
   */
  notificationNumber?: string;
  /**
   * When.
   */
  registeredAt: string;
  /**
   * An insurance contract.
   */
  policy?: Policy;
  /**
   * Who handles it.
   */
  adjuster?: Party;
  /**
   * Documents that the insurer wants.
   *
   * @maxItems 50
   *
   * Items: A document that somebody wants to see.
   */
  requirements?: DocumentRequirement[];
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
 * Something about a claim is known better, or it stands elsewhere.
 */
export interface ClaimUpdated {
  /**
   * The insurer's number of the claim.
   */
  claimNumber: string;
  /**
   * When.
   */
  updatedAt: string;
  /**
   * An insurance contract.
   */
  policy?: Policy;
  /**
   * What happened.
   */
  loss?: Loss;
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties?: PartyInRole[];
  /**
   * The products that it is about.
   *
   * @maxItems 999
   *
   * Items: One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  devices?: Device[];
  /**
   * What is wrong with a device.
   */
  fault?: Fault;
  /**
   * What the insurer sets aside.
   *
   * @maxItems 50
   *
   * Items: Money that the insurer sets aside.
   */
  reserves?: Reserve[];
  /**
   * Documents that the insurer wants.
   *
   * @maxItems 50
   *
   * Items: A document that somebody wants to see.
   */
  missing?: DocumentRequirement[];
  /**
   * Who handles it.
   */
  adjuster?: Party;
  /**
   * The version at the insurer that it was made from.
   */
  checksum?: string;
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
