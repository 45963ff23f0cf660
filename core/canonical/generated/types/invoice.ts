// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Allocation, Approval, CaseNumbers, Document, DocumentReference, ExternalRef, ExternalState, FinancialDocument, FinancialParties, LifecycleEvent, PartyInRole, Status } from './common.ts';

/**
 * An invoice (EDIFACT INVOIC 380, X12 810, UBL, CII).
 */
export interface InvoiceIssued {
  /**
   * Its number.
   */
  invoiceNumber: string;
  /**
   * An invoice, credit note or debit note: Σ charges − Σ allowances + Σ taxes = total, all in one currency.
   */
  document: FinancialDocument;
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties?: PartyInRole[];
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
 * Somebody asks a partner to raise an invoice: an insurer asks the repairer.
 */
export interface InvoiceOrdered {
  /**
   * The number of the order.
   */
  invoicingOrderNumber: string;
  /**
   * When.
   */
  orderedAt: string;
  /**
   * Who shall raise it.
   */
  issuer?:
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
   * What shall be invoiced.
   */
  order: FinancialDocument;
  /**
   * Who or what approved.
   */
  approval?: Approval;
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
 * Somebody says where an invoice stands: taken, approved, disputed, refused, paid (CDAR, APERAK, portals).
 */
export interface InvoiceProgressed {
  /**
   * The number of the invoice.
   */
  invoiceNumber: string;
  /**
   * The invoice.
   */
  invoice?: DocumentReference;
  /**
   * A step in the life of an invoice.
   */
  event: LifecycleEvent;
  /**
   * Who asks whom for money.
   */
  parties?: FinancialParties;
  /**
   * The line of a payment advice that says so.
   */
  allocation?: Allocation;
  /**
   * The invoice was taken back.
   */
  withdrawn?: boolean;
  /**
   * The number of this message.
   */
  messageNumber?: string;
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
