import { Controller, Get, Inject } from '@nestjs/common';
import type { TransportHealth } from '../../core/spi/transport.ts';
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

  /** The process can accept documents. Otherwise 503 with the reason. A transport that is degraded does not refuse
   *  documents: the ledger keeps them and rings later. */
  @Get('ready')
  async ready(): Promise<{ status: 'ready'; configHash: string; transport: TransportHealth }> {
    const { ledger, transport, catalog } = this.runtime;
    await ledger.ping();
    return { status: 'ready', configHash: catalog().hash, transport: transport.health() };
  }
}
