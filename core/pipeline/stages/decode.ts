import { asHubError, finding, hubError } from '../../kernel/errors.ts';
import { isJsonObject } from '../../kernel/json.ts';
import type { DecodedDocument, DecodedMessage } from '../../spi/format.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';
import { sha256 } from '../gateway.ts';
import { readAnswer } from '../read-answer.ts';

/** Bytes to messages, by the channel's format. A document whose control reference came before is a repetition when
 *  the bytes are the same, and a fault of the sender when they are not (ISO 9735-1, data element 0020: unique between
 *  two partners). A replay is meant to repeat and is not asked. */
export function decodeStage(ports: PipelinePorts): Stage {
  return {
    name: 'decode',
    run: async (context) => {
      const document = read(context);
      const types = document.messages.map((message) => message.type).filter((type) => type !== '');
      const decoded: Context = { ...context, document, types: [...new Set([...context.types, ...types])] };
      return refuseRepetition(ports, decoded, document);
    },
  };
}

function read(context: Context): DecodedDocument {
  const { content, entry } = context.message;
  if (entry === 'part') return { messages: [partOf(content.body)], errors: [] };
  if (entry === 'document') return context.channel.codec.decode(content.body);
  if (context.channel.direction !== 'out' || context.channel.reply === undefined) {
    throw hubError('E_CONFIG_REFERENCE', { what: 'The reply mapping of channel', name: context.channel.fullName });
  }
  return readAnswer(context.channel.reply.codec, content.body);
}

function partOf(body: Uint8Array): DecodedMessage {
  try {
    const part: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (isJsonObject(part) && 'tree' in part) return part as unknown as DecodedMessage;
  } catch (thrown) {
    throw asHubError(thrown);
  }
  throw hubError('E_INTERNAL', { name: 'part without a tree' });
}

async function refuseRepetition(ports: PipelinePorts, context: Context, document: DecodedDocument): Promise<Context> {
  const { message } = context;
  if (document.controlReference === undefined || message.source === 'replay' || message.entry !== 'document') return context;
  const scope = `${message.partner}:${document.sender ?? ''}:${document.recipient ?? ''}`;
  const earlier = await ports.ledger.claimControlReference(scope, document.controlReference, message.id, sha256(message.content.body));
  if (earlier === undefined) return context;
  if (earlier.sameContent) return { ...context, duplicateOf: earlier.messageId };
  const clash = finding(
    'E_CONTROL_REFERENCE_USED',
    { reference: document.controlReference, messageId: earlier.messageId },
    { segment: 1, tag: 'UNB', element: 5 },
  );
  return { ...context, document: { ...document, errors: [...document.errors, clash] } };
}
