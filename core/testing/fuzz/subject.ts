import type { Json } from '../../kernel/json.ts';
import type { FormatCodec } from '../../spi/format.ts';
import type { MutationHints } from './mutate.ts';
import type { Random } from './random.ts';

/** A lawful document whose frame says something wrong. */
export interface Falsified {
  readonly text: string;
  /** What was changed, in words. */
  readonly what: string;
  /** Index of the message that must be refused; undefined: all of them. */
  readonly message?: number;
}

/** A format as the fuzzer sees it. */
export interface FuzzSubject extends MutationHints {
  readonly name: string;
  readonly codec: FormatCodec;
  /** Lawful documents that the codec takes without a finding. */
  readonly documents: readonly Uint8Array[];
  /** What of a message's tree is the message itself: without what its envelope says. Undefined for a message that is not
   *  written by itself. */
  readonly body: (tree: Json) => Json | undefined;
  /** Codes with which a message that was read may yet be refused to be written: what its envelope could not carry. */
  readonly unwritable?: readonly string[];
  /** Codes of findings that concern the document as a whole, and so have no place. */
  readonly withoutPlace: readonly string[];
  /** Writes what was read, byte for byte; may throw what the reader throws. */
  readonly rewrite?: (bytes: Uint8Array) => Uint8Array;
  /** A wrong count or reference in a lawful document. */
  readonly falsify?: (random: Random) => Falsified;
}
