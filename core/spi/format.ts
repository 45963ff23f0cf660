import type { Finding } from '../kernel/errors.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { FieldTable } from './fields.ts';

/** One message of a decoded document. */
export interface DecodedMessage {
  /** The type in the words of the format: `RETANN`, or the name of the schema; empty where the format has none. */
  readonly type: string;
  /** The sender's reference of this message (UNH 0062), if the format has one. */
  readonly reference?: string;
  /** What the inbound mapping gets as its input. */
  readonly tree: Json;
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
  /** The same as `decode` for a document of any size, in bounded memory: gives each message when all of it was read, and
   *  lets others have their turn in between. Whatever it gave must not be acted on before the end is known: `errors` refuse
   *  all messages, `refused` some. How the body is cut into chunks changes nothing. Rejects only when the body does;
   *  chunks must not be changed after they were given. Undefined where the format reads only whole documents. */
  decodeStream?(body: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedMessage, DecodedEnd>;
  /** What is wrong with the content of one decoded message: guide or schema, code lists; all at once. */
  validate(message: DecodedMessage): readonly Finding[];
  /** The result of an outbound mapping to bytes. Throws a HubError with findings when it cannot be written. */
  encode(tree: Json, context: EnvelopeContext): Uint8Array;
  /** The technical acknowledgement (CONTRL, 997) of what was decoded and validated; undefined where the format has none.
   *  @param findings for each message in order, what validation found */
  acknowledge?(document: DecodedDocument, findings: readonly (readonly Finding[])[], context: EnvelopeContext): Uint8Array | undefined;
}

/** What a format may read while it is opened: guides and schemas by name (`d01b/RETANN`, `return.schema.json`). */
export interface FormatResources {
  /** JSON data under `schemas/`, by path relative to it. Throws `E_CONFIG_REFERENCE`. */
  data(path: string): Json;
  /** A file of the partner under `schemas/partners/<partner>/`. Throws `E_CONFIG_REFERENCE`. */
  partnerFile(name: string): string;
}

/** A format: `json`, `xml`, `edifact`, `x12`. */
export interface FormatDefinition {
  readonly kind: string;
  readonly summary: string;
  /** Media types taken at the door; the first is what the hub writes. */
  readonly mediaTypes: readonly string[];
  /** File extension of what the hub writes, with its dot. */
  readonly extension: string;
  /** True when what it writes carries a control reference, which the hub counts for each partner. */
  readonly numbered?: boolean;
  readonly settings: FieldTable;
  /** JSON Schemas of the partner's files that its settings name, for editors: by name, such as `csv-layout`. */
  readonly files?: Readonly<Record<string, JsonObject>>;
  /** Checks the settings and prepares a codec. */
  open(settings: Readonly<Record<string, unknown>>, resources: FormatResources): FormatCodec;
}
