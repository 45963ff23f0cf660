import type { IdSource } from '../kernel/ids.ts';
import type { Json, JsonObject } from '../kernel/json.ts';

/** What a mapping may see beside its input. It sees nothing else: no clock, no file, no network. */
export interface MappingBindings {
  /** `$now()` and `$millis()`: one instant for the whole evaluation. */
  readonly now: Date;
  readonly ids: IdSource;
  /** `$partner`: the pack's identity: `{ partner, name, role, identifiers, timezone }`. For an outbound mapping, the destination's. */
  readonly partner: JsonObject;
  /** `$hub`: the hub's own identity: `{ name, identifiers }`. */
  readonly hub: JsonObject;
  /** `$code(list, value)`: the pack's code lists. */
  readonly codes: CodeLists;
  /** `$envelope`: the canonical message around the input; outbound and emitting mappings. */
  readonly envelope?: JsonObject;
  /** `$request`: the canonical message that the partner answers; reply mappings. */
  readonly request?: JsonObject;
  /** `$case`: what the case of the canonical message has come to: routes and outbound mappings that mention it. */
  readonly case?: JsonObject;
  /** `$parties`: the pack's address book: name → party. For `$party(role)`. */
  readonly parties?: JsonObject;
  /** `$latest(type)`: bodies of canonical messages that the route asked for with `using`. */
  readonly latest?: Readonly<Record<string, JsonObject>>;
  /** `$content(documentId)`: base64 of a kept document. */
  readonly documents?: ReadonlyMap<string, { readonly mediaType: string; readonly body: Uint8Array }>;
  /** `$channel`: settings that the pack hands to its mappings (`parameters:` of the channel). */
  readonly channel?: JsonObject;
}

/** A file that a mapping asked to keep with `$document(base64, { type, mediaType, filename })`. */
export interface MappedDocument {
  readonly id: string;
  readonly type: string;
  readonly mediaType: string;
  readonly filename: string;
  readonly body: Uint8Array;
}

/** What a mapping gave. */
export interface MappingResult {
  readonly output: Json | undefined;
  readonly documents: readonly MappedDocument[];
  /** Codes that no list knew and that were let through raw: shown to operators. */
  readonly unknownCodes: readonly { readonly list: string; readonly code: string }[];
}

/** A compiled mapping. Rejects with `E_MAP_FAILED`, `E_MAP_LIMIT` or `E_CODE_UNKNOWN`, each with the place in the mapping. */
export interface Mapping {
  (input: Json, bindings: MappingBindings): Promise<MappingResult>;
  /** What evaluates it: its own code, or JSONata's evaluator, which is many times slower, for the few things that the compiler
   *  leaves to it. Results are the same. */
  readonly engine: 'compiled' | 'reference';
  /** The variables and functions that it mentions, without `$`. */
  readonly names: ReadonlySet<string>;
}

/** Dated, two-way code lists of one pack. */
export interface CodeLists {
  /** Partner's code → canonical value on that date. */
  toCanonical(list: string, code: string, on: Date): string | undefined;
  /** Canonical value → partner's code on that date: the entry marked `preferred`, else the first. */
  toPartner(list: string, value: string, on: Date): string | undefined;
  has(list: string): boolean;
}
