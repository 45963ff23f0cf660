import type { Finding } from '../../../core/kernel/errors.ts';

/** A channel in a list. */
export interface ChannelSummary {
  readonly channel: string;
  readonly direction: 'in' | 'out';
  readonly connector: string;
  /** Of an outbound channel, or of one that is switched off. */
  readonly state?: 'active' | 'paused' | 'disabled';
  readonly reason?: string;
  readonly since?: string;
  readonly failingSince?: string;
  readonly breaker?: 'closed' | 'open';
  /** Deliveries that are not settled. */
  readonly open?: number;
  readonly held?: number;
  readonly batch?: { readonly waiting: number; readonly closesAt?: string };
}

/** A partner in a list. */
export interface PartnerSummary {
  readonly partner: string;
  readonly name: string;
  readonly role: string;
  readonly enabled: boolean;
  readonly switchedOffBy?: string;
  readonly channels: readonly ChannelSummary[];
}

/** All partners. */
export interface PartnerList {
  readonly configHash: string;
  readonly items: readonly PartnerSummary[];
}

/** A channel with everything that is set for it. */
export interface ChannelDetail extends ChannelSummary {
  readonly format?: string;
  /** Canonical types that it takes or gives. */
  readonly types: readonly string[];
  readonly mapping?: string;
  /** Settings as the pack has them, secrets masked. */
  readonly settings: readonly { readonly name: string; readonly value: string; readonly secret: boolean; readonly says: string }[];
  readonly limits?: { readonly rate?: string; readonly concurrency?: number };
  /** Waits between attempts, in words: `5s`, `5m`. */
  readonly retry?: readonly string[];
  readonly ordering?: string;
  readonly rhythm?: string;
  readonly lastArrivalAt?: string;
  readonly acknowledgements: { readonly waiting: number; readonly overdue: number; readonly rejected: number };
  /** Of the period: documents that came, or deliveries that ended. */
  readonly traffic: { readonly total: number; readonly failed: number; readonly medianMs?: number; readonly p95Ms?: number };
}

/** How a partner does, of a period. */
export interface Scorecard {
  readonly from: string;
  readonly to: string;
  /** Documents that it sent, and the share that was taken as it came, from 0 to 1. */
  readonly documents: number;
  readonly firstTimeRight?: number;
  /** Deliveries to it, and the share that it accepted at the first attempt. */
  readonly deliveries: number;
  readonly acceptedAtOnce?: number;
  readonly answerMedianMs?: number;
  readonly answerP95Ms?: number;
  readonly acknowledgementsOverdue: number;
  readonly lateExpectations: number;
}

/** One partner. */
export interface PartnerView extends Omit<PartnerSummary, 'channels'> {
  readonly identifiers: Readonly<Record<string, string>>;
  readonly timezone: string;
  readonly channels: readonly ChannelDetail[];
  readonly scorecard: Scorecard;
  /** Its README, as Markdown. */
  readonly readme?: string;
}

/** Why a channel is stopped. */
export interface PauseRequest {
  /** @minLength 1 @maxLength 500 */
  readonly reason?: string;
}

/** What became of a channel. */
export interface ChannelActed {
  readonly channel: string;
  readonly state: 'active' | 'paused';
  readonly since?: string;
  /** How many held deliveries were let go. */
  readonly released?: number;
}

/** Batches that went out. */
export interface BatchesClosed {
  readonly channel: string;
  readonly batches: readonly { readonly messageId: string; readonly deliveryId: string; readonly members: number }[];
}

/** What trying a connection came to. */
export interface ChannelTested {
  readonly channel: string;
  readonly status: 'reachable';
  readonly ms: number;
}

/** A finding of the check: an error refuses the configuration, a warning asks to be looked at. */
export interface ConfigurationFinding extends Finding {
  readonly severity?: 'error' | 'warning';
}

/** The configuration in force. */
export interface ConfigurationView {
  readonly hash: string;
  readonly loadedAt: string;
  /** The folder that the hub reads. */
  readonly home?: string;
  /** Can files be changed here? If not, why. */
  readonly writable: boolean;
  readonly readOnlyBecause?: string;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly kind: 'pack' | 'codes' | 'mapping' | 'routes' | 'schema' | 'case' | 'text';
  }[];
  /** Warnings of the check. */
  readonly findings: readonly ConfigurationFinding[];
}

/** One file. */
export interface ConfigurationFile {
  readonly path: string;
  readonly text: string;
  /** Of a file of code lists: the canonical values that each list may give, where the mappings show it. */
  readonly codeValues?: readonly { readonly list: string; readonly values: readonly string[] }[];
}

/** Files as they would be. */
export interface ConfigurationChange {
  /** @minItems 1 @maxItems 50 */
  readonly files: readonly { /** @maxLength 400 */ readonly path: string /** @maxLength 1000000 */; readonly text: string }[];
  /** Hash of the configuration that the change was made from: refused when another is in force by now. */
  readonly basedOn: string;
  /** @minLength 3 @maxLength 500 */
  readonly reason?: string;
}

/** What a check came to. */
export interface ConfigurationChecked {
  /** Would it hold? */
  readonly holds: boolean;
  readonly findings: readonly ConfigurationFinding[];
  /** Mapping cases of the packs concerned. */
  readonly cases: {
    readonly passed: number;
    readonly failed: number;
    /** How many were not run in the time that a check has; then it does not hold. */
    readonly left?: number;
    readonly failures: readonly { readonly name: string; readonly say: string }[];
  };
  /** The configuration in force now. */
  readonly hash: string;
}
