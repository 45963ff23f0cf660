import { asHubError, hubError } from '../../kernel/errors.ts';
import type { MessageId } from '../../kernel/ids.ts';
import { isJsonObject } from '../../kernel/json.ts';
import type { DecodedDocument, DecodedMessage } from '../../spi/format.ts';
import type { SplitMessage } from '../../spi/ledger/ledger.ts';
import { gatheredAnswers } from '../aggregator.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';
import { dispatchCarried } from '../dispatch-carried.ts';
import { judgeInterchange } from '../judge-interchange.ts';
import { codecFor, readAnswer } from '../read-answer.ts';
import { type ReadDocument, readDocument } from '../read-document.ts';

/** Bytes to messages, by the channel's format. A file of several interchanges is split: each is a document of its own, with
 *  its own number, answer and fate (Splitter). */
export function decodeStage(ports: PipelinePorts): Stage {
  return {
    name: 'decode',
    run: async (context) => {
      const interchanges = splitFile(ports, context);
      if (interchanges.length > 1) return { ...context, parts: interchanges, settled: 'split' };
      const { document, parted } = await read(ports, context);
      refuseUnsplit(context, document);
      const types = document.messages.map((message) => message.type).filter((type) => type !== '');
      const known = [...new Set([...context.types, ...types])];
      const decoded = { ...context, document, types: known, ...(parted === undefined ? {} : { parted }) };
      return dispatchCarried(ports, decoded, document) ?? judgeInterchange(ports, decoded, document);
    },
  };
}

function splitFile(ports: PipelinePorts, { message, channel }: Context): SplitMessage[] {
  const { entry, content } = message;
  if (entry === 'part') return [];
  const { body, mediaType } = content;
  const interchanges = codecFor(channel)?.split?.(body) ?? [];
  if (interchanges.length < 2) return [];
  return interchanges.map((interchange) => ({
    id: ports.ids.next<MessageId>(),
    type: '',
    entry,
    content: { mediaType, body: interchange },
    errors: [],
  }));
}

/** A file of more interchanges than are split would be taken by the sender and the number of its first: whatever stood behind
 *  that would be nobody's, and could come again and again.
 *  @throws E_DOCUMENT_LIMIT */
function refuseUnsplit({ message }: Context, { interchanges = 1 }: DecodedDocument): void {
  if (message.entry !== 'part' && interchanges > 1)
    throw hubError('E_DOCUMENT_LIMIT', { limit: `interchanges in one file, and it has ${interchanges}` });
}

async function read(ports: PipelinePorts, context: Context): Promise<ReadDocument> {
  const { content, entry } = context.message;
  if (entry === 'gather') return { document: { messages: [gatheredAnswers(context)], errors: [] } };
  if (entry === 'part') return { document: { messages: [messageOf(content.body)], errors: [] } };
  if (entry === 'document') return readDocument(ports, context.channel.codec, content.body);
  const codec = codecFor(context.channel);
  if (codec === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The reply of channel', name: context.channel.fullName });
  return { document: readAnswer(codec, content.body) };
}

function messageOf(body: Uint8Array): DecodedMessage {
  try {
    const part: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (isJsonObject(part) && 'tree' in part) return part as unknown as DecodedMessage;
  } catch (thrown) {
    throw asHubError(thrown);
  }
  throw hubError('E_INTERNAL', { name: 'part without a tree' });
}
