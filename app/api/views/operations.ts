import type { Finding } from '../../../core/kernel/errors.ts';

/** A partner, or the hub, on the map. */
export interface MapNode {
  /** Name of the partner; `hub` for the hub. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** Messages that came from it, and deliveries to it that ended, in the window. */
  readonly received: number;
  readonly delivered: number;
  readonly dead: number;
  readonly open: number;
  readonly held: number;
  readonly breakerOpen: boolean;
  readonly paused: boolean;
  readonly silent: boolean;
}

/** A flow from a partner to a partner. */
export interface MapFlow {
  readonly from: string;
  readonly to: string;
  /** Deliveries of the window. */
  readonly count: number;
  readonly dead: number;
  /** Canonical types, the most frequent first; at most 5. */
  readonly types: readonly string[];
}

/** Counts of a stretch of time. */
export interface TrendPoint {
  /** ISO 8601: its beginning. */
  readonly at: string;
  readonly received: number;
  readonly delivered: number;
  readonly dead: number;
}

/** How everything stands. */
export interface Overview {
  readonly window: '15m' | '1h' | '24h' | '7d';
  readonly at: string;
  readonly nodes: readonly MapNode[];
  readonly flows: readonly MapFlow[];
  /** 60 points or fewer. */
  readonly trend: readonly TrendPoint[];
  readonly totals: {
    readonly received: number;
    readonly delivered: number;
    /** Share of messages that ended dead, from 0 to 1. */
    readonly failureRate: number;
    readonly medianMs?: number;
    readonly p95Ms?: number;
  };
  readonly attention: {
    readonly dead: number;
    readonly held: number;
    readonly late: number;
    readonly overdueAcknowledgements: number;
    readonly stoppedChannels: number;
    readonly openBreakers: number;
    readonly openAlerts: number;
    readonly backlog: number;
    readonly backlogAgeSeconds: number;
  };
}

/** An OpenAPI document (3.1). */
export type OpenApiDocument = Readonly<Record<string, unknown>>;

/** A process of the hub. */
export interface InstanceView {
  readonly id: string;
  readonly role: string;
  readonly startedAt: string;
  readonly seenAt: string;
  /** Of the configuration that it works by; absent where it does not say. */
  readonly configHash?: string;
}

/** The hub. */
/** How one of the hub's own jobs stands. */
export interface JobView {
  /** `alerts`, `poll partner/channel`, `tell target`. */
  readonly name: string;
  /** How often it should run; absent: whenever there is something to do. */
  readonly everySeconds?: number;
  readonly ranAt: string;
  readonly succeededAt?: string;
  readonly failingSince?: string;
  /** Code of the error of the last run, where it failed. */
  readonly failed?: string;
}

export interface HubView {
  readonly version: string;
  readonly configHash: string;
  readonly transport: { readonly kind: string; readonly state: 'up' | 'degraded' | 'down'; readonly reason?: string };
  readonly instances: readonly InstanceView[];
  readonly fourEyes: boolean;
  readonly languages: readonly string[];
  /** The hub's own jobs, by name. */
  readonly jobs?: readonly JobView[];
}

/** What each code means. */
export interface ErrorTable {
  readonly items: readonly {
    readonly code: string;
    readonly status: number;
    readonly transient: boolean;
    readonly text: string;
    readonly remedy: string;
  }[];
}

/** Something that alarms. open → acknowledged → ended. */
export interface Alert {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'warning' | 'critical';
  readonly state: 'open' | 'acknowledged' | 'ended';
  /** What it is about: a fingerprint, `partner/channel`, a job. */
  readonly subject: string;
  readonly say: string;
  readonly remedy: string;
  readonly count: number;
  readonly openedAt: string;
  readonly lastAt: string;
  readonly endedAt?: string;
  readonly acknowledgedBy?: string;
  /** Until when nothing of it is told, and who said so. */
  readonly mutedUntil?: string;
  readonly mutedBy?: string;
  /** Where it was told, and when. */
  readonly told: readonly { readonly target: string; readonly at: string; readonly failed?: string }[];
  /** Path of the console that shows it. */
  readonly link: string;
}

/** For how long nothing of an alert is told. */
export interface MuteRequest {
  /** 0: it is told again from now on.
   *  @minimum 0 @maximum 168 */
  readonly hours: number;
}

/** A page of alerts. */
export interface AlertPage {
  readonly items: readonly Alert[];
  readonly nextCursor?: string;
}

/** A rule in force. */
export interface AlertRuleView {
  readonly name: string;
  readonly on: 'failures' | 'failure-rate' | 'late' | 'silence' | 'acknowledgements' | 'breaker' | 'backlog' | 'disk' | 'job';
  readonly severity: 'warning' | 'critical';
  readonly builtIn: boolean;
  readonly threshold?: number;
  readonly within?: string;
  readonly suppress: string;
  readonly partner?: string;
  readonly channel?: string;
  readonly to: readonly string[];
  readonly say: string;
}

/** Rules, and where alerts can be told. */
export interface AlertRules {
  readonly rules: readonly AlertRuleView[];
  readonly targets: readonly { readonly name: string; readonly kind: 'webhook' | 'email' | 'channel'; readonly to: string }[];
}

/** What a test alert came to. */
export interface AlertTargetTested {
  readonly target: string;
  readonly sent: boolean;
  readonly finding?: Finding;
}

/** How long content of one class is kept on a channel. */
export interface RetentionRule {
  /** `partner/channel`, `partner/*` or `*`. */
  readonly channel: string;
  readonly content: 'original' | 'stages' | 'sent' | 'answers' | 'documents';
  readonly keep: string;
}

/** What is kept, and what the last run came to. */
export interface RetentionView {
  readonly rules: readonly RetentionRule[];
  readonly lastRun?: {
    readonly startedAt: string;
    readonly endedAt?: string;
    readonly removed: number;
    readonly bytes: number;
    readonly failed?: Finding;
  };
  /** When a run last came to its end without a failure. */
  readonly lastSuccessAt?: string;
  readonly nextRunAt?: string;
}

/** What is to be erased: everything of a case, or of a person by what identifies them. */
export type ErasureRequest = CaseErasure | PersonErasure;

/** Everything of one case. */
export interface CaseErasure {
  /** @pattern ^[0-9a-fA-F-]{36}$ */
  readonly caseId: string;
  /** @minLength 3 @maxLength 500 */
  readonly reason: string;
}

/** Everything in which a person is named. */
export interface PersonErasure {
  readonly person: SoughtPerson;
  /** @minLength 3 @maxLength 500 */
  readonly reason: string;
}

/** Who is to be forgotten. */
export interface SoughtPerson {
  /** An e-mail address, telephone number or name, as documents have it.
   *  @minLength 4 @maxLength 200 */
  readonly value: string;
}

/** An erasure. */
export interface Erasure {
  readonly id: string;
  /** `case 0190…`, or `person` with the hash of what was looked for. */
  readonly subject: string;
  readonly reason: string;
  readonly state: 'planned' | 'running' | 'done' | 'failed';
  readonly plannedBy: string;
  readonly plannedAt: string;
  readonly endedAt?: string;
  readonly messages: number;
  readonly cases: number;
  readonly contents: number;
  /** Of a person: canonical messages older than this were not looked at; the rest took too long. */
  readonly searchedTo?: string;
  readonly failed?: Finding;
}

/** A page of erasures. */
export interface ErasurePage {
  readonly items: readonly Erasure[];
  readonly nextCursor?: string;
}
