// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Device, Document, DocumentReference, ExternalRef, ExternalState, Money, Party, PartyIdentifier, PartyInRole, Reason, Status } from './common.ts';

/**
 * Somebody is to be told something: by e-mail, SMS or webhook.
 */
export interface ContactNotificationRequested {
  /**
   * Our number of the notification.
   */
  notificationId: string;
  /**
   * How.
   */
  channel: 'email' | 'sms' | 'webhook' | 'letter' | 'push';
  /**
   * Whom.
   */
  to: Party;
  /**
   * The words, by name.
   */
  template: string;
  /**
   * Language tag (BCP 47).
   */
  language?: string;
  /**
   * Values for the words.
   *
   * @maxItems 100
   */
  values?: TemplateValue[];
  /**
   * Subject, where there is no template.
   */
  subject?: string;
  /**
   * Text, where there is no template.
   */
  text?: string;
  /**
   * Not before.
   */
  notBefore?: string;
  /**
   * Useless after this.
   */
  notAfter?: string;
  /**
   * A page for the recipient.
   */
  link?: string;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * Files that belong to the message.
   *
   * @maxItems 200
   *
   * Items: A file that belongs to the case; kept by the hub, or to be fetched.
   */
  documents?: Document[];
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
 * A value for the words.
 */
export interface TemplateValue {
  /**
   * The name in the template.
   */
  name: string;
  /**
   * The value.
   */
  value: string;
}

/**
 * What became of a notification.
 */
export interface ContactNotified {
  /**
   * Our number of the notification.
   */
  notificationId: string;
  /**
   * When.
   */
  at: string;
  /**
   * How.
   */
  channel: 'email' | 'sms' | 'webhook' | 'letter' | 'push';
  /**
   * What became of it.
   */
  result: 'sent' | 'delivered' | 'opened' | 'bounced' | 'refused' | 'failed';
  /**
   * The gateway's number.
   */
  gatewayId?: string;
  /**
   * The words, by name.
   */
  template?: string;
  /**
   * What it cost.
   */
  price?: Money;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * Whom.
   */
  to?: Party;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * The state at the partner at this moment.
   */
  status?: Status;
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
 * One exchange with a customer or partner, as the CRM keeps it.
 */
export interface ContactRecorded {
  /**
   * Its number in the CRM.
   */
  contactNumber: string;
  /**
   * When.
   */
  at: string;
  /**
   * How.
   */
  mode: 'telephone' | 'front_desk' | 'mail' | 'internet' | 'email' | 'chat' | 'sms';
  /**
   * Who began.
   */
  direction: 'in' | 'out';
  /**
   * The CRM's kind of exchange.
   */
  type?: string;
  /**
   * What about.
   */
  subject?: string;
  /**
   * What was said.
   */
  text?: string;
  /**
   * Language tag (BCP 47).
   */
  language?: string;
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties: PartyInRole[];
  /**
   * Who took part on our side.
   *
   * @maxItems 20
   *
   * Items: Name of a person.
   */
  agents?: string[];
  /**
   * Their numbers in the CRM.
   *
   * @maxItems 20
   *
   * Items: A number under which some system knows the party.
   */
  agentIds?: PartyIdentifier[];
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
   * Dossiers that it belongs to.
   *
   * @maxItems 50
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  dossiers?: string[];
  /**
   * What the CRM does next.
   */
  actionPlan?: string;
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
