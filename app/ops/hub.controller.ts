import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Inject, Query } from '@nestjs/common';
import { languages } from '../../core/canonical/code-types.ts';
import { errorTable } from '../../core/kernel/error-table.ts';
import type { JobStanding } from '../../core/spi/ledger/jobs.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { ErrorTable, HubView, JobView, Overview } from '../api/views/index.ts';
import { packageRoot } from '../config/environment.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { overviewOf } from './overview.ts';

const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { readonly version: string };

/** The hub as a whole. */
@Controller()
export class HubController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('getOverview')
  overview(@Query() query: unknown): Promise<Overview> {
    return overviewOf(this.runtime, readQuery('getOverview', query).window ?? '1h');
  }

  @Serves('getHub')
  async show(): Promise<HubView> {
    const { ledger, transport, transportKind, instances, catalog } = this.runtime;
    const jobs = await ledger.jobs();
    return {
      version,
      configHash: catalog().hash,
      transport: { kind: transportKind, ...transport.health() },
      instances: instances.all().map(({ id, role, startedAt, seenAt, configHash }) => ({
        ...{ id, role },
        startedAt: startedAt.toISOString(),
        seenAt: seenAt.toISOString(),
        ...(configHash === '' ? {} : { configHash }),
      })),
      fourEyes: catalog().hub.fourEyes === true,
      languages,
      jobs: jobs.map(jobView),
    };
  }

  @Serves('listErrors')
  errors(@Query() query: unknown): ErrorTable {
    readQuery('listErrors', query);
    return {
      items: Object.entries(errorTable).map(([code, { status, transient, text, remedy }]) => ({ code, status, transient, text, remedy })),
    };
  }
}

function jobView({ job, everyMs, ranAt, succeededAt, failingSince, failed }: JobStanding): JobView {
  return {
    name: job,
    ...(everyMs === 0 ? {} : { everySeconds: everyMs / 1_000 }),
    ranAt: ranAt.toISOString(),
    ...(succeededAt === undefined ? {} : { succeededAt: succeededAt.toISOString() }),
    ...(failingSince === undefined ? {} : { failingSince: failingSince.toISOString() }),
    ...(failed === undefined ? {} : { failed }),
  };
}
