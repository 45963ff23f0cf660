import type { InboundChannel } from '../../catalog/model.ts';
import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import type { DecodedDocument, DecodedMessage } from '../../spi/format.ts';
import type { PlannedDelivery, SplitMessage } from '../../spi/ledger/ledger.ts';
import { contentPlan } from '../answer-content.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';
import { type AcknowledgementPlan, planAcknowledgement } from '../plan-acknowledgement.ts';
import { codecFor } from '../read-answer.ts';
import { partOf } from '../read-document.ts';

/** Each message against its guide or schema; all errors at once, each with its position. An interchange is
 *  acknowledged and split here: what is valid goes on as messages of their own, what is not is dead by itself
 *  (Splitter, Message Filter). Documents without an envelope go on whole. */
export function validateStage(ports: PipelinePorts): Stage {
  return {
    name: 'validate',
    run: async (context) => {
      const document = context.document;
      if (document === undefined) return context;
      // The hub wrote it itself.
      if (context.message.entry === 'gather') return context;
      if (context.message.entry === 'part') return checkedPart(context, document);
      if (context.message.entry === 'reply') return checkedReply(ports, context, document);
      const channel = context.channel as InboundChannel;
      const findings =
        context.parted?.findings ?? document.messages.map((message) => [...message.errors, ...channel.codec.validate(message)]);
      const agreed = allOrNone(channel, document, findings);
      const answered = await answer(ports, context, channel, agreed, findings);
      if (agreed.errors.length > 0) return { ...answered, failure: { stage: 'decode', findings: [...agreed.errors, ...findings.flat()] } };
      if (isSplit(document)) return splitted(ports, answered, channel, document, findings);
      const errors = findings.flat();
      if (errors.length > 0) return { ...answered, failure: { stage: 'validate', findings: errors } };
      if (document.messages.length === 0) throw hubError('E_SCHEMA', { reason: 'holds no message' });
      return answered;
    },
  };
}

/** A part was checked when it came apart. Replayed, it is held against the guide of today: perhaps it was mended, perhaps not.
 *  One of a test goes no further then either. */
function checkedPart(context: Context, { messages }: DecodedDocument): Context {
  if (!context.message.isReplay) return context;
  const errors = messages.flatMap((message) => errorsIn(context, message));
  if (errors.length > 0) return { ...context, failure: { stage: 'validate', findings: errors } };
  const { channel } = context;
  const isTest = channel.direction === 'in' && channel.interchange.test !== 'accept' && messages.some(({ test }) => test === true);
  return isTest ? { ...context, settled: 'test' } : context;
}

/** Where all of an interchange is taken or none, one message with errors refuses it. */
function allOrNone({ interchange }: InboundChannel, document: DecodedDocument, findings: readonly (readonly Finding[])[]): DecodedDocument {
  const isRefused = !interchange.partial && isSplit(document) && findings.some((found) => found.length > 0);
  return isRefused ? { ...document, errors: [...document.errors, finding('E_INTERCHANGE_PARTLY', {}, {})] } : document;
}

/** An answer is not acknowledged, but it has to be readable: a mapping that got nothing would guess. Several messages of one
 *  answer are messages of their own, as those of a document are. */
function checkedReply(ports: PipelinePorts, context: Context, document: DecodedDocument): Context {
  const { messages } = document;
  if (messages.length > 1 && document.errors.length === 0) {
    const parts = messages.map((message) => partOf(ports, message, [...message.errors, ...errorsIn(context, message)]));
    return { ...context, parts, settled: 'split' };
  }
  const unreadable = [...document.errors, ...messages.flatMap((message) => message.errors)];
  if (unreadable.length > 0) return { ...context, failure: { stage: 'decode', findings: unreadable } };
  if (context.message.content.body.length === 0) return context;
  const errors = messages.flatMap((message) => errorsIn(context, message));
  return errors.length > 0 ? { ...context, failure: { stage: 'validate', findings: errors } } : context;
}

function errorsIn({ channel }: Context, message: DecodedMessage): readonly Finding[] {
  return codecFor(channel)?.validate(message) ?? [];
}

function isSplit(document: DecodedDocument): boolean {
  return document.controlReference !== undefined || document.messages.length > 1;
}

/** The valid messages of a test go no further, unless tests are agreed to be as good as the real thing. */
function splitted(
  ports: PipelinePorts,
  context: Context,
  { interchange }: InboundChannel,
  { messages, test }: DecodedDocument,
  findings: readonly (readonly Finding[])[],
): Context {
  const parts = context.parted?.parts ?? messages.map((message, index) => partOf(ports, message, findings[index]));
  if (test !== true || interchange.test === 'accept') return { ...context, parts, settled: 'split' };
  return { ...context, parts: parts.filter(({ errors }) => errors.length > 0).map(asTest), settled: 'test' };
}

/** A faulty message of a test is kept for a person, who may replay it. */
function asTest(part: SplitMessage): SplitMessage {
  const message = JSON.parse(Buffer.from(part.content.body).toString('utf8')) as DecodedMessage;
  return { ...part, content: { ...part.content, body: Buffer.from(JSON.stringify({ ...message, test: true })) } };
}

/** The technical acknowledgement of the interchange; where there is none, errors of content are told message by message. */
async function answer(
  ports: PipelinePorts,
  context: Context,
  channel: InboundChannel,
  document: DecodedDocument,
  findings: readonly (readonly Finding[])[],
): Promise<Context> {
  const { technical = 'never', application = 'never' } = channel.acknowledge ?? {};
  const isFaulty = document.errors.length > 0 || findings.some((found) => found.length > 0);
  const plans =
    technical === 'never'
      ? application === 'never'
        ? []
        : contentPlans(context, document, findings)
      : technical === 'errors' && !isFaulty
        ? []
        : [technicalPlan(channel, document, findings)];
  const planned: (PlannedDelivery | undefined)[] = [];
  for (let at = 0; at < plans.length; at += AT_ONCE) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    const some = plans.slice(at, at + AT_ONCE);
    planned.push(...(await Promise.all(some.map((plan) => planAcknowledgement(ports, context, channel, plan)))));
  }
  return { ...context, deliveries: [...context.deliveries, ...planned.filter((delivery) => delivery !== undefined)] };
}

/** An interchange may have tens of thousands of messages, each to be answered by itself: so many answers are written at one turn
 *  of the event loop. */
const AT_ONCE = 100;

function technicalPlan(channel: InboundChannel, document: DecodedDocument, findings: readonly (readonly Finding[])[]): AcknowledgementPlan {
  const { codec, formatDefinition } = channel;
  return {
    route: 'acknowledge',
    type: formatDefinition.envelope?.acknowledgements.technical ?? '',
    ...(document.controlReference === undefined ? {} : { reference: document.controlReference }),
    write: (envelope) => codec.acknowledge?.(document, findings, envelope),
  };
}

function contentPlans(context: Context, document: DecodedDocument, findings: readonly (readonly Finding[])[]): AcknowledgementPlan[] {
  return document.messages.flatMap((message, index) => {
    const found = findings[index] ?? [];
    if (found.length === 0) return [];
    const part = context.parted?.parts[index];
    const told = () => (part === undefined ? message : (JSON.parse(Buffer.from(part.content.body).toString('utf8')) as DecodedMessage));
    return [contentPlan(context, message, found, `acknowledge content ${index + 1}`, told)];
  });
}
