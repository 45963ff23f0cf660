import { asHubError, type Finding } from '../../kernel/errors.ts';
import type { DecodedDocument, DecodedEnd, DecodedMessage } from '../../spi/format.ts';
import { refuseTooLarge } from '../edi/limits.ts';
import { DocumentDecoder } from './document-decoder.ts';
import type { CheckedMessage, DecoderOptions } from './message-decoder.ts';
import { fileLimits, streamLimits } from './reader.ts';

/** A document decoded, with the content findings of its messages in order. */
export interface CheckedDocument {
  readonly document: DecodedDocument;
  readonly content: readonly (readonly Finding[])[];
}

/** Bytes to messages. A fault of an interchange refuses the document; where the file has several interchanges, it
 *  refuses the messages of that one. */
export function decodeEdifact(body: Uint8Array, options: DecoderOptions): CheckedDocument {
  const messages: CheckedMessage[] = [];
  const decoder = new DocumentDecoder(options, fileLimits, (message) => messages.push(message));
  const { refused, complete, ...document } = endOr(() => {
    refuseTooLarge(body);
    decoder.write(body);
    return decoder.finish();
  });
  if (!complete) return { document: { ...document, messages: [] }, content: [] };
  const whole = messages.map(({ message }) => message);
  for (const { from, to, errors } of refused) {
    for (let index = from; index < to; index += 1) {
      const message = whole[index] as DecodedMessage;
      whole[index] = { ...message, errors: [...errors, ...message.errors] };
    }
  }
  return { document: { ...document, messages: whole }, content: messages.map(({ content }) => content) };
}

/** So many bytes are decoded at one turn of the event loop: some hundredths of a second. */
const TURN = 64 * 1024;

/** Bytes to messages, as the bytes come: each message when all of it was read. Others have their turn in between.
 *  @param note gets the content findings of each message before it is given */
export async function* decodeEdifactStream(
  body: AsyncIterable<Uint8Array>,
  options: DecoderOptions,
  note: (message: DecodedMessage, content: readonly Finding[]) => void,
): AsyncGenerator<DecodedMessage, DecodedEnd> {
  let messages: DecodedMessage[] = [];
  const decoder = new DocumentDecoder(options, streamLimits, ({ message, content }) => {
    note(message, content);
    messages.push(message);
  });
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += TURN) {
      const broken = endOr(() => decoder.write(chunk.subarray(at, at + TURN)));
      yield* messages;
      messages = [];
      if (broken !== undefined) return broken;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const end = endOr(() => decoder.finish());
  yield* messages;
  return end;
}

/** What a step gives; where the file cannot be read on, its end. */
function endOr<T>(step: () => T): T | DecodedEnd {
  try {
    return step();
  } catch (thrown) {
    return { errors: [asHubError(thrown).toFinding()], refused: [], complete: false };
  }
}
