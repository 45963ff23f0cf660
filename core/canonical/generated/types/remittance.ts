// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Adjustment, Allocation, CaseNumbers, Document, ExternalRef, ExternalState, Payment, Status } from './common.ts';

/**
 * What a payment is for, document by document (EDIFACT REMADV, X12 820). One currency. Σ amounts paid − Σ amounts deducted = payment.
 */
export interface RemittanceAdvised {
  /**
   * The number of the advice.
   */
  remittanceNumber: string;
  /**
   * Its date.
   */
  issuedOn: string;
  /**
   * When the money moves.
   */
  settledOn?: string;
  /**
   * Money that goes, or went, from one to another.
   */
  payment: Payment;
  /**
   * What it is for.
   *
   * @minItems 1
   * @maxItems 9999
   *
   * Items: What part of a payment is for which document. Amount due − discount ± adjustments = amount paid.
   */
  allocations: [Allocation, ...Allocation[]];
  /**
   * Amounts that belong to no document.
   *
   * @maxItems 999
   *
   * Items: Why less, or more, is paid than was asked.
   */
  adjustments?: Adjustment[];
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
