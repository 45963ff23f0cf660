import type { QueueName } from '../../core/spi/transport.ts';
import { exchangeArguments, queueArguments, topology } from './topology.ts';

/** The topology in the words of a RabbitMQ definitions file (`rabbitmqctl import_definitions`, `load_definitions`). */
export interface Definitions {
  readonly exchanges: readonly Readonly<Record<string, unknown>>[];
  readonly queues: readonly Readonly<Record<string, unknown>>[];
  readonly bindings: readonly Readonly<Record<string, unknown>>[];
}

/** What hubs that serve these queues would declare themselves, as data for a broker to load at its start.
 *  @param vhost in which all of it lies. @default "/" */
export function definitions(queues: readonly QueueName[], vhost = '/'): Definitions {
  const all = topology(queues);
  return {
    exchanges: all.exchanges.map((exchange) => ({
      name: exchange.name,
      vhost,
      type: exchange.type,
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: exchangeArguments(exchange),
    })),
    queues: all.queues.map((queue) => ({ name: queue.name, vhost, durable: true, auto_delete: false, arguments: queueArguments(queue) })),
    bindings: all.bindings.map(({ from, to, toKind, key }) => ({
      source: from,
      vhost,
      destination: to,
      destination_type: toKind,
      routing_key: key,
      arguments: {},
    })),
  };
}
