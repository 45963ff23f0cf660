import type { OutboundChannel } from '../catalog/model.ts';
import type { AwaitedInterchange } from '../spi/acknowledgements.ts';

/** What the partner will have to acknowledge of a document that goes to it: its messages under their references, read from the
 *  very bytes that are sent. Undefined on a channel that awaits nothing. */
export function awaitedInterchange({ awaits, codec }: OutboundChannel, body: Uint8Array): AwaitedInterchange | undefined {
  if (awaits === undefined) return undefined;
  const { technical, application, receiptSuffices } = awaits;
  const { controlReference: interchange, messages } = codec.decode(body);
  if (interchange === undefined) return undefined;
  return {
    messages: messages.map(({ type, group, reference, document }) => ({
      type,
      interchange,
      ...(group === undefined ? {} : { group }),
      ...(reference === undefined ? {} : { reference }),
      ...(document === undefined ? {} : { document }),
    })),
    within: { ...(technical === undefined ? {} : { technical }), ...(application === undefined ? {} : { application }) },
    receiptSuffices,
  };
}
