import type { HttpReceiver } from './receivers.ts';

/** A span as OTLP/HTTP has it in JSON. */
export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

interface Export {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[] }[];
}

/** The spans of a trace that a collector got. */
export function spansIn(collector: HttpReceiver, traceId: string): readonly OtlpSpan[] {
  return collector.received
    .flatMap(({ body }) => (JSON.parse(body) as Export).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .filter((span) => span.traceId === traceId);
}

/** Is one of the attributes this id? */
export function speaksOf(attributes: OtlpSpan['attributes'], id: string): boolean {
  return attributes.some(({ value }) => Object.values(value).includes(id));
}
