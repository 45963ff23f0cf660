// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { CaseNumbers, Device, DeviceCheck, Document, ExternalRef, ExternalState, Status } from './common.ts';

/**
 * Registries are asked about a device.
 */
export interface DeviceCheckRequested {
  /**
   * Our number of the question.
   */
  checkNumber: string;
  /**
   * One product, as it is declared: what is found on receipt is another fact (receivedDevice).
   */
  device: Device;
  /**
   * What is to be checked.
   *
   * @minItems 1
   * @maxItems 8
   *
   * Items: What a device is checked for.
   */
  kinds: [
    (
      | 'blacklist'
      | 'find_my_device'
      | 'factory_reset_protection'
      | 'sim_lock'
      | 'mobile_device_management'
      | 'warranty'
      | 'check_digit'
      | 'model'
    ),
    ...(
      | 'blacklist'
      | 'find_my_device'
      | 'factory_reset_protection'
      | 'sim_lock'
      | 'mobile_device_management'
      | 'warranty'
      | 'check_digit'
      | 'model'
    )[]
  ];
  /**
   * What for.
   */
  purpose?: 'payout' | 'intake' | 'claim' | 'repair' | 'resale';
  /**
   * The place that asks, in the registry's numbering.
   */
  store?: string;
  /**
   * The number of the claim at the registry.
   */
  claimReference?: string;
  /**
   * An answer is wanted by then.
   */
  answerBy?: string;
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
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
 * What registries say of a device.
 */
export interface DeviceChecked {
  /**
   * Our number of the question.
   */
  checkNumber?: string;
  /**
   * What was asked about.
   */
  device: Device;
  /**
   * When.
   */
  checkedAt: string;
  /**
   * The worst of the checks.
   */
  result: 'pass' | 'caution' | 'fail' | 'unknown' | 'error';
  /**
   * One row for each check.
   *
   * @minItems 1
   * @maxItems 20
   *
   * Items: What a registry says of a device. Only the verdict is kept where its terms forbid more.
   */
  checks: [DeviceCheck, ...DeviceCheck[]];
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
