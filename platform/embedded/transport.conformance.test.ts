import { systemClock } from '../../core/kernel/clock.ts';
import { silentLog } from '../../core/spi/log.ts';
import { memoryWorkSource } from '../../core/testing/memory-work-source.ts';
import { transportConformance } from '../../core/testing/transport.conformance.ts';
import { embeddedTransport } from './transport.ts';

transportConformance('embedded', async ({ leaseMs, sweepMs }) => {
  const work = memoryWorkSource(systemClock);
  return {
    work,
    open: async () => embeddedTransport({ work, clock: systemClock, log: silentLog, leaseMs, sweepMs }),
    release: async () => undefined,
  };
});
