// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Document, DocumentReference, ExternalRef, ExternalState, FinancialDocument, Reason, Status } from './common.ts';

/**
 * A debit note or chargeback (EDIFACT INVOIC 383, X12 812 debit): money that the other side shall give back.
 */
export interface DebitNoteIssued {
  /**
   * Its number.
   */
  debitNoteNumber: string;
  /**
   * Who shall pay.
   */
  direction: 'to_supplier' | 'to_buyer';
  /**
   * Asked for, or already taken off.
   */
  kind: 'debit_note' | 'chargeback';
  /**
   * An invoice, credit note or debit note: Σ charges − Σ allowances + Σ taxes = total, all in one currency.
   */
  document: FinancialDocument;
  /**
   * The documents that it contests.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  contests: [DocumentReference, ...DocumentReference[]];
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * Accepted after this.
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
