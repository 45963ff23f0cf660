import type { OutboundChannel } from '../catalog/model.ts';
import { hubError } from '../kernel/errors.ts';
import type { DecodedMessage, FormatCodec } from '../spi/format.ts';
import { type AwaitedInterchange, MOST_AWAITED, type SentMessage } from '../spi/ledger/acknowledgements.ts';

/** What the partner will have to acknowledge of a document that goes to it: its messages under their references, read from the
 *  very bytes that are sent. Undefined on a channel that awaits nothing.
 *  @throws E_DOCUMENT_LIMIT for more messages than can be awaited of one interchange */
export async function awaitedInterchange({ awaits, codec }: OutboundChannel, body: Uint8Array): Promise<AwaitedInterchange | undefined> {
  if (awaits === undefined) return undefined;
  const { technical, application, receiptSuffices } = awaits;
  const { interchange, messages } = await readBack(codec, body);
  if (interchange === undefined) return undefined;
  if (messages.length > MOST_AWAITED)
    throw hubError('E_DOCUMENT_LIMIT', { limit: `${MOST_AWAITED} messages that one interchange can await acknowledgements of` });
  return {
    messages: messages.map((message) => ({ ...message, interchange })),
    within: { ...(technical === undefined ? {} : { technical }), ...(application === undefined ? {} : { application }) },
    receiptSuffices,
  };
}

/** In turns, where the format can, so that a large document keeps nobody waiting; of each message only its references are kept. */
async function readBack(codec: FormatCodec, body: Uint8Array) {
  const messages: Omit<SentMessage, 'interchange'>[] = [];
  if (codec.decodeStream === undefined) {
    const document = (await codec.decodeInTurns?.(body)) ?? codec.decode(body);
    return { interchange: document.controlReference, messages: document.messages.map(references) };
  }
  const stream = codec.decodeStream(whole(body));
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return { interchange: step.value.controlReference, messages };
    messages.push(references(step.value));
  }
}

function references({ type, group, reference, document }: DecodedMessage): Omit<SentMessage, 'interchange'> {
  return {
    type,
    ...(group === undefined ? {} : { group }),
    ...(reference === undefined ? {} : { reference }),
    ...(document === undefined ? {} : { document }),
  };
}

async function* whole(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
