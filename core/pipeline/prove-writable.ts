import { inTurns } from '../kernel/in-turns.ts';
import type { Json } from '../kernel/json.ts';
import type { EnvelopeContext, FormatCodec } from '../spi/format.ts';

/** So many messages are written on trial at one turn of the event loop. */
const AT_ONCE = 500;

/** Writes a tree on trial: a number that was drawn for what cannot be written would be missed by the partner. Many messages are
 *  tried in turns; which of all is at fault, only the whole can tell.
 *  @throws what `encode` throws */
export async function proveWritable(codec: Pick<FormatCodec, 'encode'>, tree: Json, trial: EnvelopeContext): Promise<void> {
  if (!Array.isArray(tree) || tree.length <= AT_ONCE) {
    codec.encode(tree, trial);
    return;
  }
  try {
    for await (const some of inTurns(tree as readonly Json[], AT_ONCE)) codec.encode(some, trial);
  } catch {
    codec.encode(tree, trial);
  }
}
