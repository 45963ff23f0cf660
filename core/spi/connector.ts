import type { Clock } from '../kernel/clock.ts';
import type { HubError } from '../kernel/errors.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { FieldTable, SettingsOf } from './fields.ts';
import type { FormatDefinition } from './format.ts';
import type { Logger } from './log.ts';

/** A document as it came: the original bytes and what the transport said about them. */
export interface RawMessage {
  readonly body: Uint8Array;
  /** Without parameters, lower case: `application/json`. */
  readonly mediaType: string;
  /** Lower-case names. Credentials are already removed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly filename?: string;
  /** What the sender gave so that a repetition is recognised; without it the hash of the bytes serves. */
  readonly idempotencyKey?: string;
}

/** What became of a document handed to `accept`. */
export interface Acceptance {
  /** `duplicate`: the same document was accepted before, under the same `messageId`; there is no second effect. */
  readonly status: 'accepted' | 'duplicate';
  readonly messageId: MessageId;
}

/** Puts a document into the ledger. Settles after the commit; only then may the source be told "received".
 *  Rejects with a HubError when nothing was stored: leave the document where it is. */
export type Accept = (message: RawMessage) => Promise<Acceptance>;

/** How far a poller has read its source: a cursor, an instant, a page. Opaque to the hub, kept in the ledger for the channel. */
export interface Bookmark {
  /** The place that was kept last; undefined before the first. */
  read(): Promise<string | undefined>;
  /** Settles after the commit. Write it only when all that stands before it is accepted: what lies behind is not read again.
   *  @param place not empty, at most 2,000 characters */
  write(place: string): Promise<void>;
}

/** What a poller is given to work with. */
export interface InboundContext {
  readonly accept: Accept;
  readonly bookmark: Bookmark;
  readonly log: Logger;
  readonly clock: Clock;
  /** A poll of the endpoint's own rhythm has ended; call it after each. Waits for nothing and never throws.
   *  @param everyMs the rhythm, in milliseconds
   *  @param thrown why it failed; undefined: it did not */
  readonly polled?: (everyMs: number, thrown?: unknown) => void;
}

/** An inbound channel that fetches. The hub calls `start` once, `poll` never by itself: the endpoint keeps its own rhythm. */
export interface PollingEndpoint {
  /** Begins to poll; returns at once. A failed poll is logged and tried again at the next beat, for ever. */
  start(context: InboundContext): void;
  /** One poll, now; settles when all that was found is accepted or left in place. Tests and the CLI call it. */
  poll(context: InboundContext): Promise<{ readonly accepted: number; readonly duplicates: number; readonly failed: number }>;
  /** Tries the connection and the rights that polling needs, without taking anything; rejects with a HubError that says what is
   *  wrong. Undefined where that cannot be tried without fetching. */
  test?(signal: AbortSignal): Promise<void>;
  /** Stops after the document in hand; releases connections. */
  stop(): Promise<void>;
}

/** An HTTP request as the door gives it to a push endpoint. */
export interface PushRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** An inbound channel that is called. Throws a HubError when the request cannot become a document. */
export interface PushEndpoint {
  /** Set where `receive` itself proves who is calling, from these headers: the door then asks for no key, and turns away what
   *  lacks them before it reads the body. */
  readonly proof?: readonly string[];
  receive(request: PushRequest): RawMessage;
}

/** An HTTP answer at the door. */
export interface DoorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A call that a service took in hand. */
export interface ServiceCall {
  readonly message: RawMessage;
  /** How long the caller waits for what the channel's `answer:` gives, in milliseconds; 0 for not at all. */
  readonly waitMs: number;
  /** The answer, once the message is committed; the same again for a repetition.
   *  @param result what the codec wrote of the channel's `answer:`; undefined where there is none (yet)
   *  @throws a HubError, to be answered by `refuse` */
  answer(acceptance: Acceptance, result: Uint8Array | undefined): DoorAnswer;
}

/** An inbound channel that is called in a protocol with answers of its own. The hub serves it at `/<kind>/{partner}/{channel}`;
 *  for each POST it asks `call`, puts the message into the ledger, waits if it is told to, and then asks for the answer. Whatever
 *  fails on the way is answered by `refuse`. */
export interface ServiceEndpoint {
  /** As for a {@link PushEndpoint}: set where `call` itself proves who is calling. */
  readonly proof?: readonly string[];
  /** Rejects with a HubError when the request cannot become a document. */
  call(request: PushRequest): Promise<ServiceCall>;
  /** What a GET asks for: the description of the service.
   *  @param address at which the caller reached the service, without query
   *  Rejects with a HubError when there is nothing of that name. */
  describe(request: PushRequest, address: string): Promise<DoorAnswer>;
  /** An error in the words of the protocol, and in the version that the request speaks, as far as that can be told.
   *  @param request without its body, where the error came before it was read
   *  @param messageId where the document was accepted all the same */
  refuse(error: HubError, request: Pick<PushRequest, 'headers'> & Partial<PushRequest>, messageId?: MessageId): DoorAnswer;
}

/** An inbound channel whose documents come in on another one. */
export interface CarriedEndpoint {
  readonly carried: true;
}

/** A document on its way to a partner. The same bytes and the same key at every attempt. */
export interface OutboundDocument {
  readonly body: Uint8Array;
  readonly mediaType: string;
  /** Constant over all attempts of one delivery. */
  readonly idempotencyKey: string;
  /** Values for the `{names}` in templates: messageId, caseId, type, controlReference and the business keys. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Where traces are recorded: the header of W3C Trace Context that says which attempt this is. */
  readonly traceparent?: string;
}

/** What the partner answered, as bytes. For SOAP the body is the result of the operation as JSON. */
export interface Answer {
  readonly status?: number;
  readonly mediaType: string;
  readonly body: Uint8Array;
}

/** What came of one attempt. `accepted` is final and good, `rejected` final and bad; `deferred` is tried again,
 *  no earlier than `retryAfterMs` if the partner gave a delay. An accepted answer may carry that delay too: it counts where the
 *  pack takes the answer for one that is not final yet. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly retryAfterMs?: number; readonly answer?: Answer }
  | { readonly kind: 'rejected'; readonly error: HubError; readonly answer?: Answer }
  | { readonly kind: 'deferred'; readonly error: HubError; readonly retryAfterMs?: number; readonly answer?: Answer };

/** An outbound channel. */
export interface OutboundEndpoint {
  /** Sends one document. Called by many workers at once; settles soon after `signal` aborts.
   *  Throwing means "I do not know whether it arrived": the hub sends again under the same idempotency key. */
  send(document: OutboundDocument, signal: AbortSignal): Promise<Outcome>;
  /** Tries the connection without sending a document; rejects with a HubError that says what is wrong. */
  test(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** One configured channel, as an endpoint gets it: settings parsed by the field table, secrets resolved. */
export interface ChannelConfig<Settings = Readonly<Record<string, unknown>>, Credentials = Readonly<Record<string, unknown>>> {
  /** `partner/channel`. */
  readonly name: string;
  readonly settings: Settings;
  readonly credentials: Credentials;
  /** How many documents may be under way at once. */
  readonly concurrency: number;
  /** A file of the partner's pack or schemas by its name: a WSDL, an XSD. Rejects with `E_CONFIG_REFERENCE`. */
  readonly resource: (name: string) => Promise<{ readonly text: string; readonly path: string }>;
  /** Of an outbound channel that another one carries ({@link ConnectorCapabilities.carriedBy}): that other's endpoint. */
  readonly carrier?: () => OutboundEndpoint;
}

/** One side of a connector: which settings it takes and how an endpoint is made. `open` makes no connection. */
export interface ConnectorSide<S extends FieldTable, C extends FieldTable, Endpoint> {
  readonly settings: S;
  readonly credentials: C;
  /** How documents are read where the protocol decides it: stands in place of the channel's `format:`, and is opened with the
   *  channel's settings. */
  readonly format?: FormatDefinition;
  open(channel: ChannelConfig<SettingsOf<S>, SettingsOf<C>>): Endpoint;
}

/** What a connector can do; the conformance suite reads here which tests do not apply, and why. */
export interface ConnectorCapabilities {
  /** `service`: it is called in a protocol with answers of its own. `pollsWith`: it polls where this setting is given, and is called where it is not. `carried`: its documents come in on the
   *  channel that {@link carriedBy} names. */
  readonly inbound: 'push' | 'service' | 'poll' | 'carried' | 'none' | { readonly pollsWith: string };
  /** The setting that names the channel, `partner/channel`, over which its documents travel: it makes no connection itself. */
  readonly carriedBy?: string;
  readonly outbound: boolean;
  /** Does the idempotency key travel to the partner? If not, say where the partner sees repetitions. */
  readonly idempotencyKey: true | { readonly no: string };
  /** Does `send` return the partner's answer? */
  readonly answers: boolean;
}

/** A side whose field types are forgotten: what the hub's registry holds. */
export interface AnySide<Endpoint> {
  readonly settings: FieldTable;
  readonly credentials: FieldTable;
  readonly format?: FormatDefinition;
  open(channel: ChannelConfig): Endpoint;
}

/** A kind of transport. One folder under `connectors/`, one descriptor; the hub learns everything from it. */
export interface ConnectorDefinition<
  In = AnySide<PushEndpoint | ServiceEndpoint | PollingEndpoint | CarriedEndpoint>,
  Out = AnySide<OutboundEndpoint>,
> {
  /** The word in `connector:` of a partner pack. */
  readonly kind: string;
  /** One sentence for people who choose a connector. */
  readonly summary: string;
  readonly capabilities: ConnectorCapabilities;
  /** Its endpoint is a {@link PushEndpoint}, a {@link ServiceEndpoint} or a {@link PollingEndpoint}, as {@link inboundManner} says. */
  readonly inbound?: In;
  readonly outbound?: Out;
}

/** Is a channel's inbound endpoint called, does it poll, or is it carried by another? */
export function inboundManner({ inbound }: ConnectorCapabilities, settings: unknown): 'push' | 'service' | 'poll' | 'carried' | 'none' {
  if (typeof inbound === 'string') return inbound;
  return (settings as Readonly<Record<string, unknown>>)[inbound.pollsWith] === undefined ? 'push' : 'poll';
}
