import { setTimeout as pause } from 'node:timers/promises';
import type { Catalog } from '../catalog/model.ts';
import { asHubError, finding, hubError } from '../kernel/errors.ts';
import type { MessageInWork, ProcessedMessage } from '../spi/ledger/ledger.ts';
import { stopwatch } from '../spi/tracing.ts';
import type { LetGo, Transport, WorkHandler } from '../spi/transport.ts';
import { answerContent } from './answer-content.ts';
import { compose, failureOf, limitTime, logTiming, recordFailure, type Stage, type StageRun, takeTurns } from './compose.ts';
import type { Context, PipelinePorts } from './context.ts';
import { mentionsOf } from './mentions.ts';
import { oneByOne } from './one-by-one.ts';
import { AT_ONCE_BYTES } from './read-document.ts';
import { acknowledgeStage } from './stages/acknowledge.ts';
import { correlateStage } from './stages/correlate.ts';
import { decodeStage } from './stages/decode.ts';
import { normalizeStage } from './stages/normalize.ts';
import { routeStage } from './stages/route.ts';
import { takeCanonicalStage } from './stages/take-canonical.ts';
import { translateStage } from './stages/translate.ts';
import { validateStage } from './stages/validate.ts';
import { traceProcessed, traceStages } from './traces.ts';

/** A message that was begun so often without an end is dead: whatever stops the hub there must not stop it for ever. */
const MAX_STARTS = 16;
/** How long a message may take from *decode* to *translate*, in milliseconds. */
const FLOW_LIMIT_MS = 45_000;
/** How long to wait before a message is given back again while the ledger is away, in milliseconds. */
const GIVE_BACK_AGAIN_MS = 250;

/** What the processing worker needs. `catalog` is asked for each message: a new configuration takes effect at once. */
export interface ProcessPorts extends PipelinePorts {
  readonly transport: Transport;
  readonly catalog: () => Catalog;
  /** The configuration of another day, for replays that are made by it. @throws when there is none of that hash any more */
  readonly catalogAsOf?: (hash: string) => Promise<Catalog>;
  /** How long a worker may hold a message before another may take it, in milliseconds. */
  readonly leaseMs: number;
}

/** The whole flow from *decode* to *translate*, in its order, with what cuts across. What the hub says by itself is canonical as it is,
 *  and goes from *correlate* on. */
export function processingFlow(ports: PipelinePorts): StageRun {
  const composed = (first: readonly ((ports: PipelinePorts) => Stage)[]) =>
    compose(
      [...first, correlateStage, routeStage, translateStage].map((stage) => stage(ports)),
      [
        takeTurns(AT_ONCE_BYTES),
        ...(ports.tracing === undefined ? [] : [traceStages(ports.tracing)]),
        recordFailure(),
        logTiming(ports.log, ports.meters),
      ],
    );
  const flow = composed([decodeStage, validateStage, acknowledgeStage, normalizeStage]);
  const ownFlow = composed([takeCanonicalStage]);
  return limitTime(
    async (context) => (context.message.entry === 'canonical' ? ownFlow(context) : answerContent(ports, await flow(context))),
    FLOW_LIMIT_MS,
  );
}

/** The worker on `process`: takes each message through the flow and writes what it came to in one commit, then rings
 *  for what became due. A crash before the commit leaves nothing behind; the lease ends and another worker begins anew. */
export function processWorker(ports: ProcessPorts): WorkHandler {
  const run: Run = { flow: processingFlow(ports), oneByOne: oneByOne() };
  return async (work, _signal, letGo = () => undefined) => {
    const messages = await ports.ledger.openMessages(work.ids, ports.leaseMs);
    const open = new Set<string>(messages.map(({ id }) => id));
    letGo(work.ids.filter((id) => !open.has(id)));
    await Promise.all(messages.map((message) => processOne(ports, run, message, letGo)));
  };
}

/** How one worker takes messages through the flow. */
interface Run {
  readonly flow: StageRun;
  readonly oneByOne: ReturnType<typeof oneByOne>;
}

async function processOne(ports: ProcessPorts, run: Run, message: MessageInWork, letGo: LetGo): Promise<void> {
  const startedAt = ports.tracing === undefined ? 0 : stopwatch().startedAt;
  try {
    const { context, due } = await complete(ports, run, message);
    if (ports.tracing !== undefined) traceProcessed(ports.tracing, message, startedAt, outcomeOf(context));
    ports.meters?.processed(`${message.partner}/${message.channel}`, countedAs(context));
    if (context.failure !== undefined) tellFailure(ports, context, context.failure);
    for (const [queue, ids] of due) ports.transport.ring({ v: 1, queue, ids });
    for (const { id, withinMs } of gatheringsOf(context)) ports.transport.ring({ v: 1, queue: 'process', ids: [id] }, withinMs);
  } catch (thrown) {
    const error = asHubError(thrown);
    if (ports.tracing !== undefined) traceProcessed(ports.tracing, message, startedAt, { givenBack: error.code });
    ports.meters?.processed(`${message.partner}/${message.channel}`, 'given back');
    const afterMs = 1000 * 2 ** Math.min(message.attempt, 6);
    const dueAt = new Date(ports.clock.now().getTime() + afterMs);
    ports.log.warn({ messageId: message.id, attempt: message.attempt, code: error.code, cause: error.cause }, 'message given back');
    await giveBack(ports, message, dueAt);
    letGo([message.id]);
    ports.transport.ring({ v: 1, queue: 'process', ids: [message.id] }, afterMs);
  }
}

function outcomeOf({ failure }: Context): { readonly failed?: string } {
  return failure === undefined ? {} : { failed: failure.findings[0]?.code ?? 'E_INTERNAL' };
}

function countedAs({ failure, duplicateOf }: Context): 'processed' | 'dead' | 'duplicate' {
  if (failure !== undefined) return 'dead';
  return duplicateOf === undefined ? 'processed' : 'duplicate';
}

type Completed = Required<Awaited<ReturnType<typeof tryOnce>>>;

/** Takes a message through the flow and writes what it came to. When another message was first with a route that a case takes once,
 *  or brought something to the case by which this one was routed, it goes through the flow again and sees what the other did: each
 *  round that is lost was won by another, so it ends. Those that lost for the same case go one by one: many at a time would lose
 *  to each other again and again. */
async function complete(ports: ProcessPorts, run: Run, message: MessageInWork): Promise<Completed> {
  const first = await tryOnce(ports, run.flow, message);
  if (isDone(first)) return first;
  const { takenRoutes = [], seenCases = [] } = first.context;
  const [key = message.id] = [...seenCases, ...takenRoutes].map(({ caseId }) => caseId);
  return run.oneByOne(key, async () => {
    for (;;) {
      const again = await tryOnce(ports, run.flow, message);
      if (isDone(again)) return again;
    }
  });
}

async function tryOnce(ports: ProcessPorts, flow: StageRun, message: MessageInWork) {
  const context = await flow(await beginBy(ports, message));
  try {
    return { context, due: await ports.ledger.commitProcessed(resultOf(ports, context)) };
  } catch (thrown) {
    if (asHubError(thrown).code !== 'E_STATE_CONFLICT') throw thrown;
    return { context };
  }
}

function isDone(tried: Awaited<ReturnType<typeof tryOnce>>): tried is Completed {
  return tried.due !== undefined;
}

/** Gives a message back; while the ledger is away, again and again until its lease ends. A lease that is not given back
 *  would keep the message, and what waits for it in its case, for as long as it lasts. */
async function giveBack(ports: ProcessPorts, { id, lease }: MessageInWork, dueAt: Date): Promise<void> {
  const until = ports.clock.now().getTime() + ports.leaseMs;
  for (;;) {
    try {
      return await ports.ledger.releaseMessage(id, lease, dueAt);
    } catch (thrown) {
      if (!asHubError(thrown).transient || ports.clock.now().getTime() > until) throw thrown;
      await pause(GIVE_BACK_AGAIN_MS);
    }
  }
}

/** One line for each message that now needs a person; positions and codes only, never what the document says. */
function tellFailure(ports: ProcessPorts, { message }: Context, { stage, findings }: NonNullable<Context['failure']>): void {
  const channel = `${message.partner}/${message.channel}`;
  const [first] = findings;
  ports.log.error(
    { messageId: message.id, channel, stage, code: first?.code, at: first?.at, findings: findings.length },
    'message is dead',
  );
}

/** By the configuration in force, unless the message asks for that of another day. One that cannot be had is the message's failure. */
async function beginBy({ catalog, catalogAsOf }: ProcessPorts, message: MessageInWork): Promise<Context> {
  if (message.asOf === undefined) return begin(catalog(), message);
  try {
    if (catalogAsOf === undefined) throw hubError('E_CONFIGURATION_GONE', { hash: message.asOf });
    return begin(await catalogAsOf(message.asOf), message);
  } catch (thrown) {
    return { ...begin(catalog(), message), failure: failureOf('decode', thrown) };
  }
}

/** A message at the beginning of the flow. */
export function begin(catalog: Catalog, message: MessageInWork): Context {
  const channel = catalog.channel(`${message.partner}/${message.channel}`);
  const blank = { message, catalog, types: [], envelopes: [], routed: [], deliveries: [], parts: [], documents: [], contents: [] };
  if (message.attempt > MAX_STARTS) {
    const failure = { stage: 'decode' as const, findings: [finding('E_GIVEN_UP', { attempts: message.attempt - 1 }, {})] };
    return { ...blank, channel: channel ?? missing, failure };
  }
  if (channel === undefined) {
    const error = hubError('E_CONFIG_REFERENCE', { what: 'The channel', name: `${message.partner}/${message.channel}` });
    return { ...blank, channel: missing, failure: { stage: 'decode', findings: [error.toFinding()] } };
  }
  return { ...blank, channel };
}

/** Stands where there is no channel: a context that has failed is never given to a stage. */
const missing = {} as Context['channel'];

function resultOf(ports: ProcessPorts, context: Context): ProcessedMessage {
  const { message, document, failure, duplicateOf } = context;
  const caseId = context.envelopes.find((envelope) => envelope.caseRef !== '')?.caseRef ?? message.caseId;
  const failed = failure !== undefined;
  return {
    id: message.id,
    lease: message.lease,
    at: ports.clock.now(),
    configHash: context.catalog.hash,
    types: context.types,
    envelopes: failed ? [] : context.envelopes,
    deliveries: failed ? context.deliveries.filter((delivery) => delivery.envelopeId === undefined) : context.deliveries,
    parts: context.parts,
    documents: failed ? [] : context.documents,
    contents: [...decoded(context), ...context.contents],
    ...(document?.controlReference === undefined ? {} : { controlReference: document.controlReference }),
    ...(caseId === undefined ? {} : { caseId }),
    seenCases: context.seenCases ?? [],
    ...(failed
      ? { failure, mentions: mentionsOf(context.document?.messages[0]?.tree, context.envelopes) }
      : { gatherings: gatheringsOf(context), takenRoutes: context.takenRoutes ?? [] }),
    ...answerOf(context),
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
  };
}

function gatheringsOf({ failure, gatherings = [] }: Context) {
  return failure === undefined ? gatherings : [];
}

/** A reply to a gathering that failed is no answer, but has come to its end. */
function answerOf({ message: { gathering }, failure, answers }: Context): Pick<ProcessedMessage, 'answerOf'> {
  if (gathering === undefined) return {};
  return { answerOf: { gathering, ...(failure !== undefined || answers === undefined ? {} : { envelopes: answers }) } };
}

/** The decoded tree is kept only where people will need it: when the message failed after it could be read. */
function decoded(context: Context): ProcessedMessage['contents'] {
  const tree = context.document?.messages[0]?.tree;
  if (context.parted !== undefined || tree === undefined) return [];
  if (context.failure === undefined || context.message.entry === 'part' || context.document?.messages.length !== 1) return [];
  return [{ stage: 'decode', mediaType: 'application/json', body: Buffer.from(JSON.stringify(tree)) }];
}
