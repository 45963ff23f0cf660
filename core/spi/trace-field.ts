import type { Field } from './fields.ts';

/** Of outbound channels over HTTP. */
export const traceField = {
  type: 'boolean',
  description:
    'Unless false, and where traces are recorded, requests carry the header traceparent (W3C Trace Context), so that the partner can join the trace: an identifier and nothing else.',
} as const satisfies Field;
