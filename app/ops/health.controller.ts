import { Controller, Get, Inject } from '@nestjs/common';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

/** For load balancers and supervisors; without authentication, without details. */
@Controller('health')
export class HealthController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** The process runs. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can accept documents. Otherwise 503 with the reason. */
  @Get('ready')
  async ready(): Promise<{ status: 'ready'; configHash: string }> {
    await this.runtime.ledger.ping();
    return { status: 'ready', configHash: this.runtime.catalog().hash };
  }
}
