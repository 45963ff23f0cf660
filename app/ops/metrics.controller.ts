import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { metricsRegistry } from './metrics.ts';

/** For Prometheus, with the admin token as its bearer token. */
@Controller('metrics')
export class MetricsController {
  readonly #registry: Registry;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#registry = metricsRegistry(runtime);
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.#registry.metrics();
  }
}
