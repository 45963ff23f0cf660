// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Deadline, Device, Document, DocumentReference, ExternalRef, ExternalState, Item, PartyInRole, Status } from './common.ts';

/**
 * A CRM asks for a case, or asks that one be opened.
 */
export interface DossierRequested {
  /**
   * The CRM's number of the request.
   */
  requestNumber: string;
  /**
   * When.
   */
  requestedAt: string;
  /**
   * What is wanted.
   */
  action: 'show' | 'open' | 'attach';
  /**
   * Its number in the CRM.
   */
  dossierNumber?: string;
  /**
   * What a case is about.
   */
  kind?: 'return' | 'repair' | 'claim' | 'tradein' | 'dispute' | 'unknown';
  /**
   * What about.
   */
  subject?: string;
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
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  references?: DocumentReference[];
  /**
   * Exchanges that belong to it.
   *
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  contacts?: string[];
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
 * A case as a whole, for or from a CRM. The CRM is a view: it never owns the state.
 */
export interface DossierUpdated {
  /**
   * Its number in the CRM, or the case's.
   */
  dossierNumber: string;
  /**
   * When.
   */
  updatedAt: string;
  /**
   * What a case is about.
   */
  kind?: 'return' | 'repair' | 'claim' | 'tradein' | 'dispute' | 'unknown';
  /**
   * In one line.
   */
  title?: string;
  /**
   * In words.
   */
  description?: string;
  /**
   * The CRM's class, from which its process follows.
   */
  classification?: string;
  /**
   * How urgent.
   */
  priority?: 'low' | 'normal' | 'high' | 'urgent';
  /**
   * Where it came from.
   */
  channel?: string;
  /**
   * Where a case stands as a whole.
   */
  state?:
    'draft' | 'submitted' | 'under_review' | 'open' | 'closing' | 'closed' | 'on_hold' | 'cancelled' | 'expired' | 'rejected' | 'disputed';
  /**
   * First axis: what has been decided.
   */
  decision?:
    'pending' | 'needs_info' | 'authorised' | 'partially_authorised' | 'denied' | 'escalated' | 'mediation' | 'arbitration' | 'decided';
  /**
   * Second axis: where the goods are.
   */
  logistics?:
    | 'none'
    | 'label_issued'
    | 'drop_off'
    | 'pickup_booked'
    | 'picked_up'
    | 'in_transit'
    | 'received'
    | 'partially_received'
    | 'assessed'
    | 'restocked'
    | 'repaired'
    | 'replaced'
    | 'disposed'
    | 'sent_back'
    | 'delivered_back'
    | 'lost'
    | 'damaged'
    | 'refused'
    | 'label_expired'
    | 'wrong_item';
  /**
   * Third axis: where the money is.
   */
  money?:
    | 'none'
    | 'offered'
    | 'counter_offered'
    | 'agreed'
    | 'instructed'
    | 'settled'
    | 'chargeback_raised'
    | 'contested'
    | 'accepted'
    | 'withdrawn'
    | 'offset'
    | 'refunded'
    | 'paid_out'
    | 'credited'
    | 'written_off';
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties?: PartyInRole[];
  /**
   * Who handles it.
   *
   * @maxItems 50
   *
   * Items: A party and what it has to do with the case.
   */
  agents?: PartyInRole[];
  /**
   * The products that it is about.
   *
   * @maxItems 999
   *
   * Items: One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  devices?: Device[];
  /**
   * The goods, one line each.
   *
   * @maxItems 9999
   *
   * Items: A line of goods; one device where serial numbers matter.
   */
  items?: Item[];
  /**
   * Documents that it refers to.
   *
   * @maxItems 999
   *
   * Items: A document of either side.
   */
  references?: DocumentReference[];
  /**
   * Exchanges that belong to it.
   *
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  contacts?: string[];
  /**
   * Other dossiers.
   *
   * @maxItems 50
   */
  links?: DossierLink[];
  /**
   * What must have happened by when.
   *
   * @maxItems 20
   *
   * Items: By when something must have happened.
   */
  deadlines?: Deadline[];
  /**
   * Where it stood before.
   *
   * @maxItems 200
   *
   * Items: A state, in the hub's words and in the partner's.
   */
  history?: Status[];
  /**
   * Wanted by then.
   */
  requestedResolutionAt?: string;
  /**
   * When it was solved.
   */
  resolvedAt?: string;
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
 * Another dossier.
 */
export interface DossierLink {
  /**
   * Its number.
   */
  dossierNumber: string;
  /**
   * What it is to this one.
   */
  relation: string;
}
