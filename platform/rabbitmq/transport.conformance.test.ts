import { afterAll, beforeAll } from 'vitest';
import { systemClock } from '../../core/kernel/clock.ts';
import { silentLog } from '../../core/spi/log.ts';
import { memoryWorkSource } from '../../core/testing/memory-work-source.ts';
import { conformanceQueues, transportConformance } from '../../core/testing/transport.conformance.ts';
import type { Vhost } from '../../tests/services/broker.ts';
import { testBroker } from '../../tests/services/test-broker.ts';
import { clearVhost } from './testing/clear-vhost.ts';
import { rabbitmqTransport } from './transport.ts';

let vhost: Vhost;
beforeAll(async () => {
  vhost = await testBroker().vhost();
});
afterAll(() => vhost.remove());

transportConformance('RabbitMQ', async ({ sweepMs, longestDelayMs }) => {
  const work = memoryWorkSource(systemClock);
  const options = { url: vhost.url, work, clock: systemClock, log: silentLog, random: Math.random };
  return {
    work,
    open: () => rabbitmqTransport({ ...options, sweepMs, graceMs: 300, maxInBrokerMs: longestDelayMs }),
    release: () => clearVhost(vhost.url, conformanceQueues),
  };
});
