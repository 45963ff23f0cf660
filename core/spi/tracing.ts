import { createHash } from 'node:crypto';

/* Traces: which work was done for a message, and when. The identifiers of traces and spans follow from those of messages and
   deliveries, so that processes that never meet draw one tree, and nothing has to be kept for it. */

/** A span that has ended. Attributes hold identifiers, names of the configuration, numbers and codes; never content. */
export interface SpanRecord {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly parentSpanId?: string;
  /** `process acme/returns`, `validate`. */
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Code of the error, where what it covers failed. */
  readonly failed?: string;
  /** Spans of other traces from which it came (OpenTelemetry: links). */
  readonly links?: readonly Pick<TracePlace, 'traceId' | 'spanId'>[];
}

/** Where spans go. Absent where nobody asked for traces: then nothing is measured. */
export interface Tracing {
  /** Waits for nothing, never throws. */
  record(span: SpanRecord): void;
  /** Is this trace recorded? The same answer in every process. */
  samples(traceId: string): boolean;
}

/** What a trace is known by: of a message, the one with which it all began. */
export interface TraceOrigin {
  readonly rootId: string;
  /** Absent: it is the root, or came of itself. */
  readonly parentId?: string;
  /** As it came with the root (W3C Trace Context). */
  readonly traceparent?: string;
}

/** A place in a trace. */
export interface TracePlace {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Reads the header `traceparent` (W3C Trace Context, section 3.2). What is not one is as if it were not there. */
export function readTraceparent(header: string | undefined): TracePlace | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(header?.trim() ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Writes the header `traceparent`, version 00. */
export function writeTraceparent({ traceId, spanId, sampled }: TracePlace): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** The trace of a message: the one that its sender began, else one of its own, whose id is that of the message without hyphens.
 *  @returns `sampled: undefined` where the sender has not said */
export function traceOf({ rootId, traceparent }: TraceOrigin): { readonly traceId: string; readonly sampled: boolean | undefined } {
  const place = readTraceparent(traceparent);
  return place === undefined
    ? { traceId: rootId.replaceAll('-', ''), sampled: undefined }
    : { traceId: place.traceId, sampled: place.sampled };
}

/** Is the trace recorded? As its sender said, else as the hub's own rule says. */
export function isSampled(tracing: Tracing, origin: TraceOrigin): boolean {
  const { traceId, sampled } = traceOf(origin);
  return sampled ?? tracing.samples(traceId);
}

/** The id of a span: of what is done to a message or a delivery.
 *  @param what `receive`, `process`, `attempt 2` */
export function spanIdOf(id: string, what: string): string {
  return createHash('sha256').update(`${id} ${what}`).digest('hex').slice(0, 16);
}

/** Measures from now on; in milliseconds since 1970, finer than the clock. */
export function stopwatch(): { readonly startedAt: number; readonly now: () => number } {
  const now = () => performance.timeOrigin + performance.now();
  return { startedAt: now(), now };
}
