import { Controller, Inject, Param, Query } from '@nestjs/common';
import { cureOf } from '../../core/kernel/cure.ts';
import type { FailureCluster } from '../../core/spi/ledger/failures.ts';
import type { Stage } from '../../core/spi/ledger/ledger.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { FailureGroup, FailurePage } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { found } from './request.ts';

/** What failed, by what it has in common. */
@Controller()
export class FailuresController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listFailures')
  async list(@Query() query: unknown): Promise<FailurePage> {
    const { ledger, clock } = this.runtime;
    const { items, ...rest } = await ledger.failures(readQuery('listFailures', query), clock.now());
    return { ...rest, items: items.map(withCure) };
  }

  @Serves('getFailure')
  async show(@Param('fingerprint') fingerprint: string): Promise<FailureGroup> {
    const { ledger, clock } = this.runtime;
    return withCure(found('failure', fingerprint, await ledger.failure(fingerprint, clock.now())));
  }
}

/** What to do is the remedy of the newest of them: it names what is to be mended. */
function withCure(cluster: FailureCluster): FailureGroup {
  const { code, stage, example } = cluster;
  const verb = cureOf(code, stage, example.deliveryId !== undefined);
  return { ...cluster, stage: stage as Stage, cure: { verb, say: example.finding.remedy } };
}
