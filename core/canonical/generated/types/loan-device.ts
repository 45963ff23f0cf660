// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Assessment, CaseNumbers, Device, Document, ExternalRef, ExternalState, Money, Party, PriceLine, ReceivedDevice, Status } from './common.ts';

/**
 * A device was lent.
 */
export interface LoanDeviceIssued {
  /**
   * The number of the loan.
   */
  loanNumber: string;
  /**
   * The repair that it bridges.
   */
  repairOrderNumber?: string;
  /**
   * When.
   */
  issuedAt: string;
  /**
   * Who got it.
   */
  borrower?: Party;
  /**
   * What was lent.
   */
  device: Device;
  /**
   * Back by then.
   */
  dueBackOn?: string;
  /**
   * Left as security.
   */
  deposit?: Money;
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
   * How it was.
   */
  condition?: Assessment;
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
 * A device is wanted for the time of a repair.
 */
export interface LoanDeviceRequested {
  /**
   * The number of the loan.
   */
  loanNumber: string;
  /**
   * The repair that it bridges.
   */
  repairOrderNumber?: string;
  /**
   * When.
   */
  requestedAt: string;
  /**
   * Who gets it.
   */
  borrower?: Party;
  /**
   * A device like this one.
   */
  like?: Device;
  /**
   * From.
   */
  from?: string;
  /**
   * Until.
   */
  until?: string;
  /**
   * Left as security.
   */
  deposit?: Money;
  /**
   * Where it goes.
   */
  deliverTo?: Party;
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
 * The lent device is back.
 */
export interface LoanDeviceReturned {
  /**
   * The number of the loan.
   */
  loanNumber: string;
  /**
   * The repair that it bridges.
   */
  repairOrderNumber?: string;
  /**
   * When.
   */
  returnedAt: string;
  /**
   * What was lent.
   */
  device?: Device;
  /**
   * The product that was found in the parcel; it may be another than the expected one.
   */
  received?: ReceivedDevice;
  /**
   * How it is.
   */
  condition?: Assessment;
  /**
   * What became of the security.
   */
  deposit?: 'given_back' | 'kept' | 'partly_kept';
  /**
   * Damage that is charged.
   *
   * @maxItems 50
   *
   * Items: A line of a quote or an offer.
   */
  charges?: PriceLine[];
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
