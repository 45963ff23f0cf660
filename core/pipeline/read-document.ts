import type { Finding } from '../kernel/errors.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { DecodedDocument, DecodedMessage, FormatCodec } from '../spi/format.ts';
import type { SplitMessage } from '../spi/ledger/ledger.ts';
import type { Parted, PipelinePorts } from './context.ts';
import { mentionsOf } from './mentions.ts';

/** Documents up to this size are decoded at one go: some hundredths of a second. */
export const AT_ONCE_BYTES = 256 * 1024;

/** A document and, where it was large, its parts. */
export interface ReadDocument {
  readonly document: DecodedDocument;
  readonly parted?: Parted;
}

/** Decodes a document. A large one is decoded, checked and taken apart in turns, so that others have theirs, and without
 *  holding more of it than its parts need. */
export async function readDocument(ports: Pick<PipelinePorts, 'ids'>, codec: FormatCodec, body: Uint8Array): Promise<ReadDocument> {
  if (body.length <= AT_ONCE_BYTES) return { document: codec.decode(body) };
  if (codec.decodeStream === undefined) return { document: (await codec.decodeInTurns?.(body)) ?? codec.decode(body) };
  const messages: DecodedMessage[] = [];
  const parts: SplitMessage[] = [];
  const findings: (readonly Finding[])[] = [];
  const stream = codec.decodeStream(whole(body));
  for (;;) {
    const step = await stream.next();
    if (step.done !== true) {
      const errors = [...step.value.errors, ...codec.validate(step.value)];
      findings.push(errors);
      parts.push(partOf(ports, step.value, errors));
      messages.push({ ...step.value, tree: null });
      continue;
    }
    const { refused, complete, ...document } = step.value;
    if (!complete) return { document: { ...document, messages: [] } };
    for (const { from, to, errors } of refused)
      for (let index = from; index < to; index += 1) findings[index] = [...errors, ...(findings[index] ?? [])];
    return {
      document: { ...document, messages },
      parted: { parts: parts.map((part, index) => ({ ...part, errors: findings[index] ?? [] })), findings },
    };
  }
}

/** A message as a part: the JSON of what was decoded. */
export function partOf(ports: Pick<PipelinePorts, 'ids'>, message: DecodedMessage, errors: readonly Finding[] = []): SplitMessage {
  return {
    id: ports.ids.next<MessageId>(),
    type: message.type,
    ...(message.reference === undefined ? {} : { reference: message.reference }),
    entry: 'part',
    content: { mediaType: 'application/json', body: Buffer.from(JSON.stringify({ ...message, errors: [] })) },
    errors,
    ...(errors.length === 0 ? {} : { mentions: mentionsOf(message.tree) }),
  };
}

async function* whole(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
