import type { Json } from '../kernel/json.ts';
import type { EnvelopeContext, FormatCodec } from '../spi/format.ts';

/** Writes a document, with others having their turn in between where the format can.
 *  @throws what `encode` throws */
export async function encodeDocument(
  codec: Pick<FormatCodec, 'encode' | 'encodeInTurns'>,
  tree: Json,
  context: EnvelopeContext,
): Promise<Uint8Array> {
  return codec.encodeInTurns === undefined ? codec.encode(tree, context) : codec.encodeInTurns(tree, context);
}
