import { Counter, Histogram, type Metric } from 'prom-client';
import type { Meters } from '../../core/spi/meters.ts';

/** What this process counts while it works, for Prometheus. */
export interface PrometheusMeters extends Meters {
  /** To be registered where they are asked for. */
  readonly metrics: readonly Metric[];
  /** A request was answered. @param route as it is declared, `/in/:partner/:channel`: addresses themselves are without number */
  answered(route: string, status: number, seconds: number): void;
}

/** From half a millisecond to ten seconds. */
const STAGE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 10];
/** From five milliseconds to a minute. */
const EXCHANGE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Fresh counters, of one hub. */
export function prometheusMeters(): PrometheusMeters {
  const counter = (name: string, help: string, labelNames: readonly string[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [] });
  const histogram = (name: string, help: string, labelNames: readonly string[], buckets: number[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets, registers: [] });

  const received = counter('relais_messages_received_total', 'Documents taken in by this process, by channel and status.', [
    'channel',
    'status',
  ]);
  const processed = counter('relais_messages_processed_total', 'Messages that went through the flow here, by channel and outcome.', [
    'channel',
    'outcome',
  ]);
  const stages = histogram('relais_stage_seconds', 'How long stages took in this process.', ['stage'], STAGE_BUCKETS);
  const attempts = counter('relais_delivery_attempts_total', 'Attempts at deliveries by this process, by channel and outcome.', [
    'channel',
    'outcome',
  ]);
  const exchanges = histogram('relais_delivery_seconds', 'How long partners took to answer.', ['channel'], EXCHANGE_BUCKETS);
  const requests = histogram('relais_http_request_seconds', 'Requests answered by this process.', ['route', 'status'], EXCHANGE_BUCKETS);
  return {
    metrics: [received, processed, stages, attempts, exchanges, requests],
    received: (channel, status) => received.inc({ channel, status }),
    stage: (stage, seconds) => stages.observe({ stage }, seconds),
    processed: (channel, outcome) => processed.inc({ channel, outcome }),
    attempted: (channel, outcome, seconds) => {
      attempts.inc({ channel, outcome });
      exchanges.observe({ channel }, seconds);
    },
    answered: (route, status, seconds) => requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
  };
}
