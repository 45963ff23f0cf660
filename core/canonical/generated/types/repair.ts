// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Accessory, Answer, Assessment, CaseNumbers, Device, DeviceCheck, Document, DocumentReference, ExternalRef, ExternalState, Fault, Money, Party, PartyInRole, PickupSlot, Policy, Reason, ReceivedDevice, RepairWork, SparePart, Status } from './common.ts';

/**
 * The repairer has found what is wrong.
 */
export interface RepairAssessed {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * The repairer's own number.
   */
  repairerNumber?: string;
  /**
   * What an inspection found: expected and received, condition, grade, and what follows.
   */
  assessment: Assessment;
  /**
   * What is wrong with a device.
   */
  fault?: Fault;
  /**
   * Parts that are needed or were used.
   *
   * @maxItems 200
   *
   * Items: A part that is needed or was used.
   */
  parts?: SparePart[];
  /**
   * When.
   */
  assessedAt: string;
  /**
   * The same fault within the guarantee on the repair.
   */
  repeatRepair?: boolean;
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
 * The device is repaired.
 */
export interface RepairCompleted {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * The repairer's own number.
   */
  repairerNumber?: string;
  /**
   * When.
   */
  completedAt: string;
  /**
   * What was done to a device.
   */
  work: RepairWork;
  /**
   * As it is now.
   */
  device?: Device;
  /**
   * Nobody pays.
   */
  underWarranty?: boolean;
  /**
   * What it cost, with tax.
   */
  total?: Money;
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
 * The device cannot be repaired, or not at a sensible price.
 */
export interface RepairIrreparable {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * The repairer's own number.
   */
  repairerNumber?: string;
  /**
   * When.
   */
  decidedAt: string;
  /**
   * Why.
   */
  cause: 'technical' | 'economic' | 'parts_unavailable' | 'safety';
  /**
   * What an inspection found: expected and received, condition, grade, and what follows.
   */
  assessment?: Assessment;
  /**
   * What the repairer proposes.
   */
  proposedOutcome?:
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
   * With tax.
   */
  repairWouldCost?: Money;
  /**
   * What the device is still worth.
   */
  residualValue?: Money;
  /**
   * The attestation.
   */
  certificate?: Document;
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
 * A repairer is asked to repair.
 */
export interface RepairOrdered {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * When.
   */
  orderedAt: string;
  /**
   * Who pays, and why.
   */
  kind?: 'warranty' | 'insurance' | 'paid' | 'repeat' | 'recall' | 'goodwill';
  /**
   * Who orders.
   */
  orderedBy?: Party;
  /**
   * Whose device it is.
   */
  customer?: Party;
  /**
   * Who repairs.
   */
  repairer?: Party;
  /**
   * Who has to do with the case.
   *
   * @maxItems 100
   *
   * Items: A party and what it has to do with the case.
   */
  parties?: PartyInRole[];
  /**
   * One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  device: Device;
  /**
   * What is wrong with a device.
   */
  fault: Fault;
  /**
   * What registries said of the device before.
   *
   * @maxItems 20
   *
   * Items: What a registry says of a device. Only the verdict is kept where its terms forbid more.
   */
  checks?: DeviceCheck[];
  /**
   * What is ordered.
   */
  serviceKind?: 'quote_only' | 'quote_and_perform' | 'service_only' | 'replacement';
  /**
   * Up to this no approval is needed.
   */
  approvalLimit?: Money;
  /**
   * Where.
   */
  place?: 'workshop' | 'home' | 'remote' | 'store';
  /**
   * To be done by then.
   */
  dueOn?: string;
  /**
   * Data may be deleted.
   */
  eraseData?: boolean;
  /**
   * Where the device goes afterwards.
   */
  shipBackTo?: Party;
  /**
   * An insurance contract.
   */
  policy?: Policy;
  /**
   * The repair that it repeats.
   */
  previousRepair?: DocumentReference;
  /**
   * The parcels that bring it.
   *
   * @minItems 1
   * @maxItems 999
   *
   * Items: A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.
   */
  shipment?: [string, ...string[]];
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
 * The repair stands elsewhere.
 */
export interface RepairProgressed {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * The repairer's own number.
   */
  repairerNumber?: string;
  /**
   * When.
   */
  at: string;
  /**
   * Where a repair stands.
   */
  progress:
    | 'ordered'
    | 'awaiting_device'
    | 'received'
    | 'diagnosing'
    | 'awaiting_approval'
    | 'awaiting_parts'
    | 'in_repair'
    | 'testing'
    | 'repaired'
    | 'irreparable'
    | 'cancelled'
    | 'sent_back';
  /**
   * Parts that are needed or were used.
   *
   * @maxItems 200
   *
   * Items: A part that is needed or was used.
   */
  parts?: SparePart[];
  /**
   * Done by then.
   */
  expectedDone?: string;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason?: Reason;
  /**
   * When the technician comes.
   */
  appointment?: PickupSlot;
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
 * The repairer has the device.
 */
export interface RepairReceived {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * The repairer's own number.
   */
  repairerNumber?: string;
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
   * Control points at check-in.
   *
   * @maxItems 100
   *
   * Items: An answer to a question about the goods.
   */
  checkpoints?: Answer[];
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
 * The repairer does not take the order.
 */
export interface RepairRefused {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * The repairer's own number.
   */
  repairerNumber?: string;
  /**
   * When.
   */
  refusedAt: string;
  /**
   * A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.
   */
  reason: Reason;
  /**
   * A corrected order may be sent again.
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
 * The device is on its way back, repaired or not.
 */
export interface RepairSentBack {
  /**
   * The number of the repair order, given by whoever orders.
   */
  repairOrderNumber: string;
  /**
   * The repairer's own number.
   */
  repairerNumber?: string;
  /**
   * When.
   */
  sentAt: string;
  /**
   * It was repaired.
   */
  repaired: boolean;
  /**
   * A partner pack's name.
   */
  carrier?: string;
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
   * Where it goes.
   */
  to?: Party;
  /**
   * What is sent.
   */
  device?: Device;
  /**
   * What goes with it.
   *
   * @maxItems 100
   *
   * Items: What belongs to the product.
   */
  accessories?: Accessory[];
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
