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
  /** Checks the settings and prepares a codec. */
  open(settings: Readonly<Record<string, unknown>>, resources: FormatResources): FormatCodec;
}
