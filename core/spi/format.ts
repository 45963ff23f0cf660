import type { Finding } from '../kernel/errors.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Position } from '../kernel/position.ts';
import type { FieldTable } from './fields.ts';

/** One message of a decoded document. */
export interface DecodedMessage {
  /** The type in the words of the format: `RETANN`, or the name of the schema; empty where the format has none. */
  readonly type: string;
  /** The sender's reference of this message (UNH 0062), if the format has one. */
  readonly reference?: string;
  /** The sender's reference of the group that it came in (UNG 0048, GS06), if there was one. */
  readonly group?: string;
  /** The number that the business document gives itself (BGM 1004; BIG02, BAK03 and their like in X12), if it has one. */
  readonly document?: string;
  /** What the inbound mapping gets as its input. */
  readonly tree: Json;
  /** It came in an interchange that was a test (UNB 0035, ISA15): a part does not have the envelope to tell. */
  readonly test?: boolean;
  /** All that is wrong with this message, each with its position. Empty means valid so far. */
  readonly errors: readonly Finding[];
}

/** A document after decoding. */
export interface DecodedDocument {
  readonly messages: readonly DecodedMessage[];
  /** What is wrong with the document as a whole; when not empty, none of its messages is taken. */
  readonly errors: readonly Finding[];
  /** The sender's reference of the whole (UNB 0020): the key by which a repetition is recognised. */
  readonly controlReference?: string;
  /** Who sent it to whom, as the document says (UNB S002, S003). */
  readonly sender?: string;
  readonly recipient?: string;
  readonly test?: boolean;
  /** How many interchanges it holds; absent for one, and for formats without envelopes. The facts above are of the first. */
  readonly interchanges?: number;
  /** The envelope as data: what an acknowledgement needs. Opaque outside the format. */
  readonly envelope?: JsonObject;
}

/** What is known of a document only when all of it was read. */
export interface DecodedEnd extends Omit<DecodedDocument, 'messages'> {
  /** Faults of a part of the document, one interchange of several: each refuses the messages from one index up to, but not with, another. */
  readonly refused: readonly { readonly from: number; readonly to: number; readonly errors: readonly Finding[] }[];
  /** False when reading stopped at a fault behind which nothing can be told; `errors` has it. */
  readonly complete: boolean;
}

/** Acknowledgements of the syntax (CONTRL, TA1, 997, 999) and of the content (APERAK, 824) are different things. */
export type AcknowledgementLevel = 'technical' | 'application';

/** What a partner says of something that it was sent. One message may say several such things. */
export interface ReceivedAcknowledgement {
  /** The message that says so: `CONTRL`, `APERAK`, `TA1`, `997`, `999`, `824`. */
  readonly kind: string;
  readonly level: AcknowledgementLevel;
  /** What it speaks of, in the references of what was sent; the narrowest that is given decides. Empty ones are absent. */
  readonly subject: {
    /** UNB 0020, ISA13; as sent, leading zeros kept. */
    readonly interchange?: string;
    /** UNG 0048, GS06. */
    readonly group?: string;
    /** UNH 0062, ST02. An APERAK names it by RFF+ACW, where some partners give the number of the document instead. */
    readonly message?: string;
    /** The number of the business document: BGM 1004 and its like. */
    readonly document?: string;
  };
  /** Holds for what it names and all inside that no other one names. `received` says only that it came, and that its envelope is
   *  good (CONTRL action 8, TA1 without refusal); more may follow. */
  readonly verdict: 'received' | 'accepted' | 'accepted with errors' | 'rejected';
  /** What the partner found: its own code, where, and a sentence from its code list or free text. */
  readonly findings: readonly { readonly code: string; readonly at: Position; readonly message: string }[];
}

/** Who writes to whom and under which number; the formats without envelopes ignore it. */
export interface EnvelopeContext {
  readonly sender: PartyIdentifier;
  readonly recipient: PartyIdentifier;
  /** Unique for this pair of parties: the number of the interchange (UNB 0020). */
  readonly controlReference: string;
  readonly preparedAt: Date;
  readonly test?: boolean;
}

/** A party in an envelope: for GS1, its GLN with qualifier 14 (UNB S002 0007). */
export interface PartyIdentifier {
  readonly id: string;
  readonly qualifier?: string;
}

/** Reads and writes one format with one channel's settings. Pure: no clock, no I/O. */
export interface FormatCodec {
  /** Bytes to messages. Never throws on any input: what cannot be read is an error in the result. */
  decode(body: Uint8Array): DecodedDocument;
  /** The same as `decode`, with others having their turn in between. Undefined where there is no need, or a `decodeStream`. */
  decodeInTurns?(body: Uint8Array): Promise<DecodedDocument>;
  /** The same as `decode` for a document of any size, in bounded memory: gives each message when all of it was read, and
   *  lets others have their turn in between. Whatever it gave must not be acted on before the end is known: `errors` refuse
   *  all messages, `refused` some. How the body is cut into chunks changes nothing. Rejects only when the body does;
   *  chunks must not be changed after they were given. Undefined where the format reads only whole documents. */
  decodeStream?(body: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedMessage, DecodedEnd>;
  /** What is wrong with the content of one decoded message: guide or schema, code lists; all at once. */
  validate(message: DecodedMessage): readonly Finding[];
  /** The result of an outbound mapping to bytes. Throws a HubError with findings when it cannot be written. */
  encode(tree: Json, context: EnvelopeContext): Uint8Array;
  /** The same as `encode`, with others having their turn in between: a list may have tens of thousands of messages, which must not be
   *  changed meanwhile. Undefined where a document of the format holds one thing. */
  encodeInTurns?(tree: Json, context: EnvelopeContext): Promise<Uint8Array>;
  /** The tree of one document that holds what these trees hold, in their order: what `encode` writes a batch from. Never throws.
   *  Undefined where a document of the format, with these settings, holds one thing only. */
  join?(trees: readonly Json[]): Json;
  /** The interchanges of a file that holds several, each as a document of its own that decodes as it did in the file, in
   *  order; what belongs to none may be a piece too. Every byte of the file is in one piece; what holds for all of it (a byte
   *  order mark, a UNA that goes on) is repeated. A file that holds one, or that cannot be read, is given back as it is.
   *  Undefined where a format has no interchanges. */
  split?(body: Uint8Array): readonly Uint8Array[];
  /** What the components of the elements of a segment are called in its directory, by position: `[["3035"], ["3039", "1131", "3055"], …]`, in X12
   *  `[["N101"], ["N102"], …]`. For people to look at. Undefined for a segment that no guide of the channel has, and for formats without. */
  elementsOf?(tag: string): readonly (readonly string[])[] | undefined;
  /** What a decoded message acknowledges, at least one thing, the widest first; undefined for one that is no acknowledgement.
   *  @param message has no errors; perhaps read back from JSON */
  acknowledgements?(message: DecodedMessage): readonly ReceivedAcknowledgement[] | undefined;
  /** The application acknowledgement (APERAK, 824) of one decoded message: positive without findings.
   *  Undefined for a message that must not be acknowledged: an acknowledgement itself, one without envelope.
   *  @param message perhaps read back from JSON */
  acknowledgeContent?(message: DecodedMessage, findings: readonly Finding[], context: EnvelopeContext): Uint8Array | undefined;
  /** The technical acknowledgement (CONTRL, 997) of what was decoded and validated; undefined where the format has none.
   *  @param findings for each message in order, what validation found */
  acknowledge?(document: DecodedDocument, findings: readonly (readonly Finding[])[], context: EnvelopeContext): Uint8Array | undefined;
}

/** What a format may read while it is opened: guides and schemas by name (`d01b/RETANN`, `return.schema.json`). */
export interface FormatResources {
  /** JSON data under `schemas/`, by path relative to it. May be read later too: what only a message that came needs.
   *  Throws `E_CONFIG_REFERENCE`. */
  data(path: string): Json;
  /** The paths of what {@link data} gives; to say what was meant by a name that is none. */
  readonly paths?: () => Iterable<string>;
  /** A file of the partner under `schemas/partners/<partner>/`. Throws `E_CONFIG_REFERENCE`. */
  partnerFile(name: string): string;
}

/** Where the envelope of a format says what; for findings about it. */
export interface EnvelopePlaces {
  readonly controlReference: Position;
  readonly sender: Position;
  readonly recipient: Position;
  readonly test: Position;
}

/** What is common to the envelopes of a format. */
export interface EnvelopeFacts {
  readonly places: EnvelopePlaces;
  /** The identifier in what a channel's format gives as `sender` or `recipient`: without its qualifier. */
  readonly identifierIn: (written: string) => string;
  /** What its acknowledgements are called: `CONTRL` and `APERAK`. */
  readonly acknowledgements: Readonly<Record<AcknowledgementLevel, string>>;
}

/** A format: `json`, `xml`, `edifact`, `x12`. */
export interface FormatDefinition {
  readonly kind: string;
  readonly summary: string;
  /** Media types taken at the door; the first is what the hub writes. */
  readonly mediaTypes: readonly string[];
  /** File extension of what the hub writes, with its dot. */
  readonly extension: string;
  /** Given when its documents are interchanges: they carry a control reference, which the hub counts for each partner. */
  readonly envelope?: EnvelopeFacts;
  readonly settings: FieldTable;
  /** JSON Schemas of the partner's files that its settings name, for editors: by name, such as `csv-layout`. */
  readonly files?: Readonly<Record<string, JsonObject>>;
  /** Checks the settings and prepares a codec. */
  open(settings: Readonly<Record<string, unknown>>, resources: FormatResources): FormatCodec;
}
