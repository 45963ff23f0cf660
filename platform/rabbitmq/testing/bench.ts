import { type Channel, connect } from 'amqplib';
import { systemClock } from '../../../core/kernel/clock.ts';
import type { Logger } from '../../../core/spi/log.ts';
import type { QueueName, Transport, Work, WorkHandler } from '../../../core/spi/transport.ts';
import { type MemoryWorkSource, memoryWorkSource } from '../../../core/testing/memory-work-source.ts';
import type { Vhost } from '../../../tests/services/broker.ts';
import { type RabbitmqTransportOptions, rabbitmqTransport } from '../transport.ts';
import { clearVhost } from './clear-vhost.ts';

export const queue: QueueName = 'deliver:partner/channel';
export const otherQueue: QueueName = 'deliver:partner/other';
const LEASE_MS = 400;

/** A vhost, a ledger in memory, and what stands on them, until the test ends. */
export interface RabbitBench {
  readonly vhost: Vhost;
  readonly work: MemoryWorkSource;
  /** What was logged, as one JSON text for each line. */
  readonly logged: readonly string[];
  open(changes?: Partial<RabbitmqTransportOptions>): Promise<Transport>;
  /** Speaks to the broker directly. */
  raw<T>(use: (channel: Channel) => Promise<T>): Promise<T>;
  /** Opens, counts and finishes what it gets. */
  readonly finish: WorkHandler;
  readonly finished: readonly string[];
  close(): Promise<void>;
}

/** @param vhost emptied when the bench is closed */
export function rabbitBench(vhost: Vhost): RabbitBench {
  const work = memoryWorkSource(systemClock);
  const logged: string[] = [];
  const finished: string[] = [];
  const transports: Transport[] = [];
  const line = (fields: object, message: string): void => void logged.push(JSON.stringify({ ...fields, message }));
  const log: Logger = { debug: line, info: line, warn: line, error: line, child: () => log };
  return {
    vhost,
    work,
    logged,
    finished,
    open: async (changes) => {
      const options = { url: vhost.url, work, clock: systemClock, log, random: Math.random };
      const transport = await rabbitmqTransport({ ...options, ...changes });
      transports.push(transport);
      return transport;
    },
    raw: async (use) => {
      const connection = await connect(vhost.url);
      connection.on('error', () => undefined);
      try {
        const channel = await connection.createChannel();
        channel.on('error', () => undefined);
        return await use(channel);
      } finally {
        await connection.close();
      }
    },
    finish: async ({ ids }: Work) => {
      const mine = work.open(ids, LEASE_MS);
      finished.push(...mine);
      work.finish(mine);
    },
    close: async () => {
      await Promise.all(transports.map((transport) => transport.close(0)));
      await clearVhost(vhost.url, ['process', queue, otherQueue]);
    },
  };
}

/** The test's own time limit ends a wait for what never comes. */
export async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 5));
}
