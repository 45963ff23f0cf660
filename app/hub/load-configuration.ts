import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connectors } from '../../connectors/index.ts';
import { loadCatalog } from '../../core/catalog/load.ts';
import type { Catalog } from '../../core/catalog/model.ts';
import { formats } from '../../core/formats/index.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { openSecrets } from '../../platform/secrets/secrets.ts';
import type { Environment } from '../config/environment.ts';
import { readHome } from '../config/read-home.ts';

/** The whole configuration, checked whole (G6).
 *  @throws E_CONFIG_REFUSED with every finding: file, line, column and remedy */
export function loadConfiguration(environment: Environment): Catalog {
  const file = join(environment.dataDir, 'secrets.json');
  const secrets = openSecrets({ env: environment.variables, ...(existsSync(file) ? { file } : {}) });
  const result = loadCatalog({ files: readHome(environment.home), env: environment.variables, secrets, connectors, formats });
  if ('catalog' in result) return result.catalog;
  const count = result.findings.filter(({ severity }) => severity === 'error').length;
  throw hubError('E_CONFIG_REFUSED', { count }, { findings: result.findings });
}
