import { systemClock } from '../../core/kernel/clock.ts';
import { silentLog } from '../../core/spi/log.ts';
import { memoryWorkSource } from '../../core/testing/memory-work-source.ts';
import { transportConformance } from '../../core/testing/transport.conformance.ts';
import { testBroker } from './testing/broker.ts';
import { rabbitmqTransport } from './transport.ts';

transportConformance('RabbitMQ', async ({ sweepMs, longestDelayMs }) => {
  const vhost = await testBroker().vhost();
  const work = memoryWorkSource(systemClock);
  const options = { url: vhost.url, work, clock: systemClock, log: silentLog, random: Math.random };
  return {
    work,
    open: () => rabbitmqTransport({ ...options, sweepMs, graceMs: 300, maxInBrokerMs: longestDelayMs }),
    release: () => vhost.remove(),
  };
});
