import { type Attributes, type HrTime, type SpanContext, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { SpanRecord } from '../../core/spi/tracing.ts';
import type { OpenTracing, TracingOptions } from './tracing-options.ts';

/** Spans that wait to be sent; more are dropped: traces never keep a message waiting. */
const MOST_WAITING = 8_192;
const MOST_AT_ONCE = 512;
/** How long a span waits for others at most, in milliseconds. */
const GATHER_MS = 1_000;
const SEND_MS = 10_000;

const kinds = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;
const scope = { name: 'relais' };

/** Sends spans in batches over OTLP/HTTP (JSON). What cannot be sent is lost, and said nowhere but in the collector's absence. */
export function otlpTracing({ url, headers, resource: about, share }: TracingOptions): OpenTracing {
  const resource = resourceFromAttributes({ ...about });
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: SEND_MS });
  const processor = new BatchSpanProcessor(exporter, {
    maxQueueSize: MOST_WAITING,
    maxExportBatchSize: MOST_AT_ONCE,
    scheduledDelayMillis: GATHER_MS,
    exportTimeoutMillis: SEND_MS,
  });
  return {
    record: (span) => processor.onEnd(toReadable(span, resource)),
    samples: (traceId) => share >= 1 || (share > 0 && Number.parseInt(traceId.slice(-8), 16) < share * 2 ** 32),
    close: async () => {
      await processor.shutdown().catch(() => undefined);
    },
  };
}

function toReadable(span: SpanRecord, resource: ReadableSpan['resource']): ReadableSpan {
  const contextOf = (spanId: string): SpanContext => ({ traceId: span.traceId, spanId, traceFlags: TraceFlags.SAMPLED });
  const context = contextOf(span.spanId);
  const attributes: Attributes = { ...span.attributes, ...(span.failed === undefined ? {} : { 'error.type': span.failed }) };
  return {
    name: span.name,
    kind: kinds[span.kind],
    spanContext: () => context,
    ...(span.parentSpanId === undefined ? {} : { parentSpanContext: contextOf(span.parentSpanId) }),
    startTime: hrTime(span.startedAt),
    endTime: hrTime(span.endedAt),
    duration: hrTime(Math.max(0, span.endedAt - span.startedAt)),
    status: span.failed === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: span.failed },
    attributes,
    links: (span.links ?? []).map(({ traceId, spanId }) => ({ context: { traceId, spanId, traceFlags: TraceFlags.SAMPLED } })),
    events: [],
    ended: true,
    resource,
    instrumentationScope: scope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

function hrTime(ms: number): HrTime {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1e6)];
}
