// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, ExternalRef, ExternalState } from './common.ts';

/**
 * Something that was expected has not come. Emitted by the hub itself, once for each expectation.
 */
export interface CaseLate {
  /**
   * The case.
   */
  caseId: string;
  /**
   * Its name.
   */
  expectation: string;
  /**
   * What a case is about.
   */
  kind: 'return' | 'repair' | 'claim' | 'tradein' | 'dispute' | 'unknown';
  openedBy?: OpenedBy;
  /**
   * Canonical types; any of them would have done.
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  waitingFor: [string, ...string[]];
  /**
   * At the latest.
   */
  dueAt: string;
  /**
   * When the hub noticed.
   */
  lateSince: string;
  /**
   * Who is late.
   */
  partner?: string;
  /**
   * In words.
   */
  say?: string;
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
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
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
 * The message that began the waiting.
 */
export interface OpenedBy {
  /**
   * The canonical message.
   */
  messageId: string;
  /**
   * Its canonical type.
   */
  type: string;
  /**
   * When.
   */
  at: string;
}
