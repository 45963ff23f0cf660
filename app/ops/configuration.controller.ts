import { Controller, Inject, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { recordDeed } from '../acting/deeds.ts';
import { readBody } from '../api/read-body.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { ConfigurationChecked, ConfigurationFile, ConfigurationView } from '../api/views/index.ts';
import { applyChange, checkChange, reload } from '../configuration/change.ts';
import { readOnlyBecause } from '../configuration/write-files.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { found } from './request.ts';

/** The configuration in force: what it is, what a change would come to, and the change. */
@Controller()
export class ConfigurationController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('getConfiguration')
  async show(): Promise<ConfigurationView> {
    const { catalog, files, loadedAt, warnings } = this.runtime.configuration.current;
    const reason = await readOnlyBecause(this.runtime.environment.home);
    return {
      hash: catalog.hash,
      loadedAt: loadedAt.toISOString(),
      home: this.runtime.environment.home,
      writable: reason === undefined,
      ...(reason === undefined ? {} : { readOnlyBecause: reason }),
      files: [...files]
        .filter(([path]) => isOfPartners(path))
        .map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), kind: kindOf(path) })),
      findings: warnings,
    };
  }

  @Serves('getConfigurationFile')
  file(@Query() query: unknown): ConfigurationFile {
    const { path = '' } = readQuery('getConfigurationFile', query);
    const text = isOfPartners(path) ? this.runtime.configuration.current.files.get(path) : undefined;
    const codeValues = [...this.runtime.catalog().codeValues(path)].map(([list, values]) => ({ list, values }));
    return { path, text: found('file', path, text), ...(codeValues.length === 0 ? {} : { codeValues }) };
  }

  @Serves('checkConfiguration')
  check(@Req() request: FastifyRequest): Promise<ConfigurationChecked> {
    return checkChange(this.runtime, readBody('ConfigurationChange', request.body));
  }

  @Serves('changeConfiguration')
  async change(@Req() request: FastifyRequest): Promise<ConfigurationChecked> {
    const change = readBody('ConfigurationChange', request.body);
    const { basedOn, reason, files } = change;
    const details = { files: files.map(({ path }) => path).join(' '), basedOn };
    await recordDeed(this.runtime, request, {
      action: 'configuration.changed',
      subject: 'configuration',
      details,
      ...(reason === undefined ? {} : { reason }),
    });
    return applyChange(this.runtime, change);
  }

  @Serves('reloadConfiguration')
  async reload(@Req() request: FastifyRequest): Promise<ConfigurationChecked> {
    await recordDeed(this.runtime, request, { action: 'configuration.reloaded', subject: 'configuration' });
    return reload(this.runtime);
  }
}

/** What people write; the schemas that all hubs have in common are left out. */
function isOfPartners(path: string): boolean {
  return path.startsWith('mappings/') || path.startsWith('schemas/partners/');
}

function kindOf(path: string): ConfigurationView['files'][number]['kind'] {
  if (/^mappings\/([^/]+\/)?cases\//.test(path)) return 'case';
  if (path.endsWith('.jsonata')) return 'mapping';
  if (path.endsWith('codes.yaml')) return 'codes';
  if (path.endsWith('routes.yaml')) return 'routes';
  if (path.endsWith('partner.yaml')) return 'pack';
  return path.startsWith('schemas/') ? 'schema' : 'text';
}
