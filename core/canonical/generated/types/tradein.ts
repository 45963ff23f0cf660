// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Assessment, CaseNumbers, Device, DeviceCheck, Document, ExternalRef, ExternalState, FieldFault, LockState, Money, Offer, Party, Payment, Reason, ReceivedDevice, Status, TopUp } from './common.ts';

/**
 * The seller takes the offer: the buyer is asked to buy.
 */
export interface TradeInAccepted {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * The buyer's number of the offer.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  acceptedAt: string;
  /**
   * Who sells.
   */
  seller: Party;
  /**
   * One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  device: Device;
  /**
   * What was accepted.
   */
  amount: Money;
  /**
   * What campaigns add to it.
   *
   * @maxItems 20
   *
   * Items: Money that somebody adds to an offer during a campaign.
   */
  topUps?: TopUp[];
  /**
   * How the seller wants the money.
   */
  payout?: Payment;
  /**
   * How the device travels, in the buyer's words.
   */
  shippingMethod?: string;
  /**
   * The seller agrees to the buyer's conditions.
   */
  terms?: boolean;
  /**
   * Documents of the seller.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  identityDocuments?: Document[];
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
 * The trade-in will not take place.
 */
export interface TradeInCancelled {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
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
   * Why.
   */
  cause?: 'requested' | 'not_received' | 'abandoned' | 'blacklisted' | 'expired' | 'other';
  /**
   * What becomes of the device.
   */
  thenWhat?: 'send_back' | 'recycle' | 'keep' | 'nothing';
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
 * The seller takes the other price.
 */
export interface TradeInCounterAccepted {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * The buyer's number of the offer.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  acceptedAt: string;
  /**
   * What was accepted.
   */
  amount: Money;
  /**
   * Who or what accepted.
   */
  by?: 'seller' | 'rule' | 'silence';
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
 * The seller does not take the other price.
 */
export interface TradeInCounterDeclined {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * The buyer's number of the offer.
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
   * Who or what declined.
   */
  by?: 'seller' | 'rule' | 'silence';
  /**
   * What becomes of the device.
   */
  thenWhat?: 'send_back' | 'recycle' | 'new_offer';
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
 * The buyer offers another price after having seen the device.
 */
export interface TradeInCounterOffered {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * The buyer's number of the offer.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  offeredAt: string;
  /**
   * A version of a quote or an offer: a new one never overwrites an older one.
   */
  offer: Offer;
  /**
   * What had been accepted.
   */
  originalAmount?: Money;
  /**
   * What an inspection found: expected and received, condition, grade, and what follows.
   */
  assessment?: Assessment;
  /**
   * Why.
   *
   * @minItems 1
   * @maxItems 20
   *
   * Items: A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reasons?: [Reason, ...Reason[]];
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
 * A buyer does not want the device, or the seller does not want the offer.
 */
export interface TradeInDeclined {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * The buyer's number of the offer.
   */
  quoteNumber?: string;
  /**
   * When.
   */
  declinedAt: string;
  /**
   * Who declines.
   */
  by: 'buyer' | 'seller';
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
 * The buyer has looked at the device.
 */
export interface TradeInGraded {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * When.
   */
  gradedAt: string;
  /**
   * What an inspection found: expected and received, condition, grade, and what follows.
   */
  assessment: Assessment;
  /**
   * What was offered for the declared condition.
   */
  offeredAmount?: Money;
  /**
   * What it is worth as found.
   */
  gradedAmount?: Money;
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
 * A buyer says what it would pay.
 */
export interface TradeInOffered {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * The buyer's number of the offer.
   */
  quoteNumber: string;
  /**
   * The version that it is about.
   */
  version?: number;
  /**
   * When.
   */
  offeredAt: string;
  /**
   * A version of a quote or an offer: a new one never overwrites an older one.
   */
  offer: Offer;
  /**
   * What it is for.
   */
  device?: Device;
  /**
   * Its place among the offers.
   */
  rank?: number;
  /**
   * The other buyers' answers.
   *
   * @maxItems 20
   */
  others?: OtherOffer[];
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
 * An offer that was not the best.
 */
export interface OtherOffer {
  /**
   * A partner pack's name.
   */
  buyer: string;
  /**
   * The buyer's number of the offer.
   */
  quoteNumber?: string;
  /**
   * What was offered.
   */
  amount?: Money;
  /**
   * Why there is none.
   */
  reason?: Reason;
}

/**
 * The seller was paid, or could not be.
 */
export interface TradeInPaid {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * When.
   */
  paidAt: string;
  /**
   * What came of it.
   */
  result: 'paid' | 'failed' | 'reversed';
  /**
   * Money that goes, or went, from one to another.
   */
  payment: Payment;
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
 * The seller is to be paid.
 */
export interface TradeInPayoutRequested {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * When.
   */
  requestedAt: string;
  /**
   * Money that goes, or went, from one to another.
   */
  payment: Payment;
  /**
   * The offer that it is for.
   */
  offer?: Offer;
  /**
   * What was bought.
   */
  device?: Device;
  /**
   * What the registries said.
   *
   * @maxItems 20
   *
   * Items: What a registry says of a device. Only the verdict is kept where its terms forbid more.
   */
  checks?: DeviceCheck[];
  /**
   * What campaigns add.
   *
   * @maxItems 20
   *
   * Items: Money that somebody adds to an offer during a campaign.
   */
  topUps?: TopUp[];
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
 * Buyers are asked what they would pay for a device.
 */
export interface TradeInQuoteRequested {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * When.
   */
  requestedAt: string;
  /**
   * One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  device: Device;
  /**
   * Who sells; often nobody knows yet.
   */
  seller?: Party;
  /**
   * Where it was asked: web_shop, store, …
   */
  channel?: string;
  /**
   * Where the device is.
   */
  country?: string;
  /**
   * ISO 4217 code that the offer should be in.
   */
  currency?: string;
  /**
   * The campaign that it is part of.
   */
  campaign?: string;
  /**
   * What the seller buys instead.
   */
  wantedProduct?: Device;
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
 * The buyer has the device.
 */
export interface TradeInReceived {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * When.
   */
  receivedAt: string;
  /**
   * What should have come.
   */
  expected?: Device;
  /**
   * The product that was found in the parcel; it may be another than the expected one.
   */
  received: ReceivedDevice;
  /**
   * How the parcel looked.
   */
  parcelCondition?: 'intact' | 'opened' | 'damaged' | 'empty' | 'wrong_content';
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
 * The buyer does not take an acceptance: expired, unknown, or wrong.
 */
export interface TradeInRefused {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * The buyer's number of the offer.
   */
  quoteNumber?: string;
  /**
   * When.
   */
  refusedAt: string;
  /**
   * Why.
   */
  cause: 'offer_expired' | 'offer_unknown' | 'invalid' | 'duplicate' | 'quota' | 'other';
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * Fields that are wrong, and what is wrong with them.
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
 * The buyer waits for something: a locked account, a missing device.
 */
export interface TradeInSuspended {
  /**
   * The number of the trade-in, given by whoever asks.
   */
  tradeInNumber: string;
  /**
   * The buyer's pack.
   */
  buyer?: string;
  /**
   * The buyer's own number.
   */
  buyerNumber?: string;
  /**
   * When.
   */
  suspendedAt: string;
  /**
   * Why.
   *
   * @minItems 1
   * @maxItems 20
   *
   * Items: A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reasons: [Reason, ...Reason[]];
  /**
   * Locks that keep another person from using the device.
   */
  lockState?: LockState;
  /**
   * Sent back or cancelled after this.
   */
  answerBy?: string;
  /**
   * What the seller should do.
   */
  wanted?: string;
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
