import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connectors } from '../../connectors/index.ts';

import type { LoadOptions } from '../../core/catalog/input.ts';
import { type LoadResult, loadCatalog } from '../../core/catalog/load.ts';
import { formats } from '../../core/formats/index.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { openSecrets } from '../../platform/secrets/secrets.ts';
import type { Environment } from '../config/environment.ts';
import { readHome } from '../config/read-home.ts';
import type { LoadedConfiguration } from '../configuration/configuration.ts';

type Files = ReadonlyMap<string, string>;

/** The whole configuration, checked whole (G6).
 *  @param files by path; those of the home unless they are given
 *  @throws E_CONFIG_REFUSED with every finding: file, line, column and remedy */
export function loadConfiguration(environment: Environment, files: Files = readHome(environment.home)): LoadedConfiguration {
  const result = checkConfiguration(environment, files);
  if ('catalog' in result) return { catalog: result.catalog, files, warnings: result.warnings, loadedAt: new Date() };
  const count = result.findings.filter(({ severity }) => severity === 'error').length;
  throw hubError('E_CONFIG_REFUSED', { count }, { findings: result.findings });
}

/** What these files come to, with the variables and secrets of today. */
export function checkConfiguration(environment: Environment, files: Files, options: LoadOptions = {}): LoadResult {
  return loadCatalog(configurationInput(environment, files), options);
}

/** All that a catalog is made from; secrets are read anew each time. */
export function configurationInput(environment: Environment, files: Files) {
  const file = join(environment.dataDir, 'secrets.json');
  const secrets = openSecrets({ env: environment.variables, ...(existsSync(file) ? { file } : {}) });
  return { files, env: environment.variables, secrets, connectors, formats };
}
