import type { DecodedDocument, FormatCodec } from '../spi/format.ts';

/** A partner's answer, by the format of the channel's reply. An empty body says yes and no more: mappings see null. */
export function readAnswer(codec: FormatCodec, body: Uint8Array): DecodedDocument {
  if (body.length === 0) return { messages: [{ type: '', tree: null, errors: [] }], errors: [] };
  return codec.decode(body);
}
