import { asHubError, type Finding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { EnvelopeContext, FormatCodec } from '../../spi/format.ts';
import { encodeDocument } from '../encode-document.ts';

/** The first so many trees as one document; or why the first of them cannot be written even alone. */
export type WrittenBatch = { readonly count: number; readonly body: Uint8Array } | { readonly refused: Finding };

/** Writes trees as one document. What cannot be written together is written in halves: it ends with a document of some, or with
 *  one tree that is at fault by itself. Writing is pure, so whatever is thrown would be thrown again.
 *  @param trees at least one; a format that holds one thing only gets the first alone */
export async function writeBatch(
  codec: Pick<FormatCodec, 'encode' | 'encodeInTurns' | 'join'>,
  trees: readonly Json[],
  envelope: EnvelopeContext,
): Promise<WrittenBatch> {
  for (let count = codec.join === undefined ? 1 : trees.length; ; count = Math.ceil(count / 2)) {
    try {
      return { count, body: await encodeDocument(codec, joined(codec, trees.slice(0, count)), envelope) };
    } catch (thrown) {
      if (count > 1) continue;
      const error = asHubError(thrown);
      return { refused: error.findings[0] ?? error.toFinding() };
    }
  }
}

/** Trees as the one that a document is written from. */
export function joined({ join }: Pick<FormatCodec, 'join'>, trees: readonly Json[]): Json {
  return join === undefined ? (trees[0] ?? null) : join(trees);
}
