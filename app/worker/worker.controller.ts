import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { WorkHandler } from '../../core/spi/transport.ts';
import type { Job } from './transport-server.ts';

/** Tokens of the two handlers; the composition root provides them. */
export const PROCESS_HANDLER = Symbol('process handler');
export const DELIVER_HANDLER = Symbol('deliver handler');

/** The worker's two jobs. The same for every transport. */
@Controller()
export class WorkerController {
  constructor(
    @Inject(PROCESS_HANDLER) private readonly processHandler: WorkHandler,
    @Inject(DELIVER_HANDLER) private readonly deliverHandler: WorkHandler,
  ) {}

  @EventPattern('process')
  process(@Payload() job: Job): Promise<void> {
    return this.processHandler(job.work, job.signal, job.letGo);
  }

  @EventPattern('deliver')
  deliver(@Payload() job: Job): Promise<void> {
    return this.deliverHandler(job.work, job.signal, job.letGo);
  }
}
