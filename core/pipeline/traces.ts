import type { Finding } from '../kernel/errors.ts';
import type { AttemptRecord, DeliveryInWork, MessageInWork } from '../spi/ledger/ledger.ts';
import {
  isSampled,
  readTraceparent,
  spanIdOf,
  stopwatch,
  type TraceOrigin,
  type Tracing,
  traceOf,
  writeTraceparent,
} from '../spi/tracing.ts';
import type { Middleware } from './compose.ts';

/** A message was received: the first span of its way through the hub, under that of its sender where it named one. */
export function traceReceived(
  tracing: Tracing,
  message: { readonly id: string; readonly partner: string; readonly channel: string; readonly traceparent?: string | undefined },
  startedAt: number,
  status: 'accepted' | 'duplicate',
): void {
  const { id, partner, channel, traceparent } = message;
  const origin: TraceOrigin = { rootId: id, ...(traceparent === undefined ? {} : { traceparent }) };
  if (!isSampled(tracing, origin)) return;
  const sender = readTraceparent(traceparent);
  tracing.record({
    traceId: traceOf(origin).traceId,
    // A repetition has the id of the first one; it is another call all the same.
    spanId: spanIdOf(id, status === 'accepted' ? 'receive' : `duplicate ${startedAt}`),
    ...(sender === undefined ? {} : { parentSpanId: sender.spanId }),
    name: `receive ${partner}/${channel}`,
    kind: 'server',
    startedAt,
    endedAt: stopwatch().startedAt,
    attributes: { 'relais.message.id': id, 'relais.partner': partner, 'relais.channel': channel, 'relais.status': status },
  });
}

/** Puts a span around each stage. */
export function traceStages(tracing: Tracing): Middleware {
  return (stage) => ({
    name: stage.name,
    run: async (context) => {
      const { message } = context;
      const { trace } = message;
      if (trace === undefined || !isSampled(tracing, trace)) return stage.run(context);
      const watch = stopwatch();
      const record = (failed: string | undefined) =>
        tracing.record({
          traceId: traceOf(trace).traceId,
          spanId: spanIdOf(message.id, `${stage.name} ${watch.startedAt}`),
          parentSpanId: spanIdOf(message.id, 'process'),
          name: stage.name,
          kind: 'internal',
          startedAt: watch.startedAt,
          endedAt: watch.now(),
          attributes: { 'relais.message.id': message.id, 'relais.stage': stage.name },
          ...(failed === undefined ? {} : { failed }),
        });
      try {
        const after = await stage.run(context);
        record(after.failure === undefined ? undefined : (after.failure.findings[0]?.code ?? 'E_INTERNAL'));
        return after;
      } catch (thrown) {
        record((thrown as Partial<Finding>).code ?? 'E_INTERNAL');
        throw thrown;
      }
    },
  });
}

/** A message was processed, or given back: what its stages and deliveries hang on.
 *  @param givenBack code of the passing fault; the message comes again */
export function traceProcessed(
  tracing: Tracing,
  message: MessageInWork,
  startedAt: number,
  outcome: { readonly failed?: string; readonly givenBack?: string },
): void {
  const { id, trace, partner, channel, source, attempt } = message;
  if (trace === undefined || !isSampled(tracing, trace)) return;
  const parentSpanId = parentOf(message, trace);
  const failed = outcome.givenBack ?? outcome.failed;
  tracing.record({
    traceId: traceOf(trace).traceId,
    spanId: spanIdOf(id, outcome.givenBack === undefined ? 'process' : `process ${attempt}`),
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    name: `process ${partner}/${channel}`,
    kind: 'internal',
    startedAt,
    endedAt: stopwatch().startedAt,
    attributes: {
      ...{ 'relais.message.id': id, 'relais.partner': partner, 'relais.channel': channel },
      ...{ 'relais.source': source, 'relais.attempt': attempt },
    },
    ...(failed === undefined ? {} : { failed }),
  });
}

/** What came in hangs on its receipt, a part on the processing of the whole, an answer on the attempt that it answers. */
function parentOf({ id, source }: MessageInWork, { rootId, parentId, traceparent }: TraceOrigin): string | undefined {
  if (source === 'received' || source === 'reply') return spanIdOf(id, 'receive');
  // What is replayed begins anew, unless its sender's trace goes on.
  if (parentId === undefined || (rootId === id && readTraceparent(traceparent) === undefined)) return undefined;
  return spanIdOf(parentId, 'process');
}

/** The header that goes with an attempt, so that the partner's spans hang on it. Undefined where the trace is not recorded. */
export function traceparentOf(tracing: Tracing, { id, trace, attempt }: DeliveryInWork): string | undefined {
  if (trace === undefined || !isSampled(tracing, trace)) return undefined;
  return writeTraceparent({ traceId: traceOf(trace).traceId, spanId: spanIdOf(id, `attempt ${attempt}`), sampled: true });
}

/** An attempt has ended; the partner's answer, where it becomes a message, is received here. */
export function traceAttempt(tracing: Tracing, delivery: DeliveryInWork, startedAt: number, record: AttemptRecord): void {
  const { id, trace, messageId, partner, channel, attempt } = delivery;
  if (trace === undefined || !isSampled(tracing, trace)) return;
  const { traceId } = traceOf(trace);
  const spanId = spanIdOf(id, `attempt ${attempt}`);
  const endedAt = stopwatch().startedAt;
  const place = { 'relais.partner': partner, 'relais.channel': channel };
  tracing.record({
    ...{ traceId, spanId, parentSpanId: spanIdOf(messageId, 'process') },
    name: `deliver ${partner}/${channel}`,
    kind: 'client',
    ...{ startedAt, endedAt },
    attributes: {
      ...place,
      ...{ 'relais.message.id': messageId, 'relais.delivery.id': id, 'relais.attempt': attempt, 'relais.outcome': record.outcome },
      ...(record.answer?.status === undefined ? {} : { 'http.response.status_code': record.answer.status }),
    },
    ...(record.error === undefined ? {} : { failed: record.error.code }),
  });
  if (record.reply === undefined) return;
  tracing.record({
    ...{ traceId, spanId: spanIdOf(record.reply.id, 'receive'), parentSpanId: spanId },
    name: `receive answer of ${partner}/${channel}`,
    kind: 'internal',
    startedAt: endedAt,
    endedAt,
    attributes: { ...place, 'relais.message.id': record.reply.id },
  });
}
