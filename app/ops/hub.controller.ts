import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Inject, Query } from '@nestjs/common';
import { languages } from '../../core/canonical/code-types.ts';
import { errorTable } from '../../core/kernel/error-table.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { ErrorTable, HubView, Overview } from '../api/views/index.ts';
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
  show(): HubView {
    const { transport, transportKind, instances, catalog } = this.runtime;
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
