import type { Language } from '../canonical/code-types.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { CodeLists, Mapping } from '../mapping/mapping.ts';
import type { ChannelConfig, ConnectorDefinition } from '../spi/connector.ts';
import type { SettingsOf } from '../spi/fields.ts';
import type { FormatCodec, FormatDefinition } from '../spi/format.ts';
import type { Rhythm } from '../spi/rhythm.ts';
import type { AlertSettings } from './alerts/alert-model.ts';
import type { BatchPolicy } from './batch-policy.ts';
import type { interchangeFields } from './interchange-fields.ts';
import type { Retained } from './retention.ts';

/** The roles that a partner can have. */
export const partnerRoles = [
  'retailer',
  'supplier',
  'insurer',
  'repairer',
  'carrier',
  'buyer',
  'registry',
  'eco-organism',
  'payments',
  'marketplace',
  'crm',
  'messaging',
] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/** A mapping of a pack, compiled. */
export interface PackMapping {
  /** `acme-shop/in/retann.jsonata`. */
  readonly name: string;
  readonly run: Mapping;
}

/** How far documents may differ. */
export interface Tolerance {
  /** Pieces. */
  readonly quantity: number;
  /** Hundredths of a percent of the earlier sum; or minor units of one currency, sums of others being exact. */
  readonly amount: { readonly basisPoints: number } | { readonly minor: number; readonly currency: string };
}

/** Something is expected on a channel in a rhythm, on the clocks of its partner. */
export interface ExpectedRhythm {
  readonly rhythm: Rhythm;
  /** Name of a calendar of holidays. */
  readonly calendar: string;
}

/** A partner with everything resolved: environment variables put in, secrets looked up, mappings compiled. */
export interface Partner {
  readonly name: string;
  readonly title: string;
  readonly role: PartnerRole;
  /** `{ gln: "…" }` and others. */
  readonly identifiers: Readonly<Record<string, string>>;
  /** IANA name. */
  readonly timezone: string;
  /** The partner's address book: `parties:` of the pack. */
  readonly parties: JsonObject;
  readonly codes: CodeLists;
  /** How far the documents of a case may differ that began with the partner. */
  readonly tolerance: Tolerance;
  readonly channels: ReadonlyMap<string, Channel>;
  /** What switches the partner off: the variable that `enabled:` names, or the place of `enabled`. Absent: it is on. The channels
   *  of one that is off must not be opened: their settings and credentials may be incomplete. */
  readonly switchedOffBy?: string;
  /** A variable that is not set, though the partner's documents are made with it: none can be written until it is. Only of one that is
   *  switched off; else the configuration is refused. */
  readonly missing?: string;
}

/** What is kept in order on an outbound channel: nothing, or the deliveries of each case. */
export const orderings = ['none', 'case'] as const;

/** Retry policy; see core/delivery. Delays in milliseconds, the first attempt not counted. */
export interface RetryPolicy {
  readonly delaysMs: readonly number[];
  /** 0.2 = ±20 %. */
  readonly jitter: number;
}

/** What is agreed about the interchanges of an inbound channel. */
export type InterchangeAgreement = SettingsOf<typeof interchangeFields>;

/** What the partner is answered, and on which of its channels. */
export interface AcknowledgeAgreement {
  readonly technical: 'never' | 'errors' | 'always';
  readonly application: 'never' | 'errors' | 'always';
  /** A channel of the same partner. */
  readonly to: string;
}

/** What the partner is expected to answer to what it is sent: how long it may take, in milliseconds. */
export interface AwaitedAnswers {
  readonly technical?: number;
  readonly application?: number;
  /** Does it settle the technical acknowledgement that the partner says no more than "received"? */
  readonly receiptSuffices: boolean;
}

/** What channels of both directions have. */
export interface ChannelBase {
  /** Without the partner: `labels`. */
  readonly name: string;
  /** `swift/labels`. */
  readonly fullName: string;
  readonly partner: Partner;
  readonly connector: ConnectorDefinition;
  readonly config: ChannelConfig;
  /** How long its contents are kept, where that differs from the hub's. */
  readonly retention: Partial<Retained>;
  /** The channel, `partner/channel`, over which its documents travel, where it makes no connection itself. */
  readonly carrier?: string;
  /** `parameters:` of the channel, handed to its mappings as `$channel`. */
  readonly parameters: JsonObject;
  readonly formatDefinition: FormatDefinition;
  readonly codec: FormatCodec;
}

/** A channel on which documents come in. */
export interface InboundChannel extends ChannelBase {
  readonly direction: 'in';
  /** Undefined on a channel that brings nothing but acknowledgements. */
  readonly mapping?: PackMapping;
  readonly emits: readonly string[];
  /** What is agreed about the envelopes that come; without effect on formats that have none. */
  readonly interchange: InterchangeAgreement;
  readonly acknowledge?: AcknowledgeAgreement;
  /** When something is expected on it; a partner that is silent for longer is late. */
  readonly expect?: ExpectedRhythm;
  /** What a caller who waits (`Prefer: wait`) is answered with: canonical types that may come of its document, each with the mapping
   *  that makes the answer, in the order in which they are looked for. Empty: with the state alone. */
  readonly answers: ReadonlyMap<string, PackMapping>;
  /** Media types that the door takes. */
  readonly accepts: readonly string[];
}

/** A channel on which documents go out. */
export interface OutboundChannel extends ChannelBase {
  readonly direction: 'out';
  /** Canonical types that the channel takes, each with its mapping. Empty for a channel that only carries acknowledgements. */
  readonly requests: ReadonlyMap<string, PackMapping>;
  readonly reply?: {
    /** Undefined where answers bring nothing but acknowledgements, or are only judged. */
    readonly mapping?: PackMapping;
    readonly emits: readonly string[];
    /** `classify:`: says of an accepted answer's tree "accepted", "rejected" or "deferred". */
    readonly classify?: PackMapping;
    readonly codec: FormatCodec;
  };
  /** Acknowledgements that are expected; one that does not come is overdue. */
  readonly awaits?: AwaitedAnswers;
  readonly limits: { readonly concurrency: number /** Documents a second. */; readonly ratePerSecond?: number; readonly timeoutMs: number };
  readonly retry: RetryPolicy;
  /** `case`: a delivery is sent after every earlier one of its case to this channel (G4). */
  readonly ordering: (typeof orderings)[number];
  /** What `requests` make waits, and is sent together. */
  readonly batch?: BatchPolicy;
}

export type Channel = InboundChannel | OutboundChannel;

/** `gather:` of a route: several channels are asked, and a mapping makes one of their answers (Scatter-Gather, Aggregator). */
export interface Gather {
  /** As in {@link Route.to}. */
  readonly to: readonly string[];
  readonly withinMs: number;
  /** So many useful answers are enough; without it all channels have to come to their end. */
  readonly wanted?: number;
  readonly mapping: PackMapping;
  readonly emits: readonly string[];
  /** Canonical types that make an answer useful; empty: any. */
  readonly useful: readonly string[];
}

/** A route. */
export interface Route {
  readonly name: string;
  /** `mappings/routes.yaml` or the pack's own; with the line. */
  readonly where: string;
  /** Canonical type. */
  readonly on: string;
  /** Only for messages that began with, or come from, this partner: the routes of a pack. */
  readonly scope?: string;
  /** True for messages that the route takes; input is the body, `$envelope` the rest. */
  readonly when?: PackMapping;
  /** Taken at most once in a case. */
  readonly once?: 'case';
  /** As long as all of these partners are switched off, the route is not there. */
  readonly while?: readonly string[];
  /** Destinations: `partner/channel` or `$origin/channel`. */
  readonly to: readonly string[];
  /** A canonical message made from this one (Message Translator). */
  readonly emit?: {
    readonly type: string;
    readonly mapping: PackMapping;
    /** Canonical types of the case that the mapping needs. */
    readonly using: readonly string[];
    /** Those that may be a linked case's, where the case has none. */
    readonly usingLinked: readonly string[];
  };
  /** Instead of `to`. */
  readonly gather?: Gather;
}

/** After a message of one type, another one is expected within a time. */
export interface ExpectationSetting {
  readonly name: string;
  /** `mappings/expectations.yaml`, or the pack's `partner.yaml`; with the line. */
  readonly where: string;
  /** The canonical type that opens it; those that `when` is true for, where it is there. */
  readonly on: string;
  readonly when?: PackMapping;
  /** The canonical types of which the first one meets it; those that `untilWhen` is true for, where it is there. */
  readonly until: readonly string[];
  readonly untilWhen?: PackMapping;
  /** `48h`, `28d`, `2 working days`, `3 months`. */
  readonly within: string;
  /** Path of a field of the opening message that holds the instant, where it is set there. */
  readonly dueFrom?: string;
  readonly calendar: string;
  /** IANA name. */
  readonly timezone: string;
  readonly say: string;
  /** What it is called. */
  readonly labels: Readonly<Partial<Record<Language, string>>>;
  /** `say`, in the languages that have it. */
  readonly says: Readonly<Partial<Record<Language, string>>>;
}

/** The whole configuration, checked and frozen. Never changed in place: a new one replaces it. */
export interface Catalog {
  /** SHA-256 over all files, hex, first 16 characters; recorded on every message. */
  readonly hash: string;
  readonly hub: {
    readonly name: string;
    readonly identifiers: Readonly<Record<string, string>>;
    /** Corrections and actions on many take a second person. Absent: no. */
    readonly fourEyes?: boolean;
    /** How long contents are kept where a channel says nothing else. */
    readonly retention: Retained;
  };
  readonly partners: ReadonlyMap<string, Partner>;
  readonly routes: readonly Route[];
  readonly expectations: readonly ExpectationSetting[];
  /** What alarms, and who is told. */
  readonly alerts: AlertSettings;
  /** `partner/channel`, or undefined. */
  channel(fullName: string): Channel | undefined;
  /** The inbound channels whose documents come in on this one. */
  carriedBy(fullName: string): readonly InboundChannel[];
  /** The canonical values that the code lists of a file may give, by list; a list for which the mappings do not show it is not there.
   *  @param file `mappings/acme/codes.yaml` */
  codeValues(file: string): ReadonlyMap<string, readonly string[]>;
}

/** A canonical message as an inbound mapping gives it. */
export interface MappedMessage {
  readonly type: string;
  readonly occurredAt?: string;
  readonly businessKeys: Readonly<Record<string, string>>;
  readonly body: Json;
}
