import type { InboundChannel, OutboundChannel } from '../catalog/model.ts';
import type { DecodedDocument, FormatCodec } from '../spi/format.ts';

/** A partner's answer, by the format of the channel's reply. An empty body says yes and no more: mappings see null. */
export function readAnswer(codec: FormatCodec, body: Uint8Array): DecodedDocument {
  if (body.length === 0) return { messages: [{ type: '', tree: null, errors: [] }], errors: [] };
  return codec.decode(body);
}

/** How what comes by a channel is read: documents by its format, answers by the format of its reply. */
export function codecFor(channel: InboundChannel | OutboundChannel): FormatCodec | undefined {
  return channel.direction === 'in' ? channel.codec : channel.reply?.codec;
}
