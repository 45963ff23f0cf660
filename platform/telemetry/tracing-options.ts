import type { Tracing } from '../../core/spi/tracing.ts';

/** Where spans go, and how to stop: what is still in hand is sent first. */
export interface OpenTracing extends Tracing {
  close(): Promise<void>;
}

/** How traces are sent, by the names of OpenTelemetry's specification ("Environment Variable Specification"). */
export interface TracingOptions {
  /** OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, or OTEL_EXPORTER_OTLP_ENDPOINT with /v1/traces. */
  readonly url: string;
  /** OTEL_EXPORTER_OTLP_HEADERS. */
  readonly headers: Readonly<Record<string, string>>;
  /** OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES. */
  readonly resource: Readonly<Record<string, string>>;
  /** From 0 to 1: of the traces that no sender has decided on. OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG. */
  readonly share: number;
}
