import { resolve } from 'node:path';
import { connectors } from '../../connectors/index.ts';
import type { CatalogInput } from '../../core/catalog/input.ts';
import { formatResources, SchemaData } from '../../core/catalog/resources.ts';
import { formats } from '../../core/formats/index.ts';
import type { FormatResources } from '../../core/spi/format.ts';
import { openSecrets } from '../../platform/secrets/secrets.ts';
import { packageRoot } from '../config/environment.ts';
import { readHome } from '../config/read-home.ts';

/** The configuration on this machine, for commands that need no hub. */
export function localConfiguration(dir?: string): CatalogInput {
  const home = homeOf(dir);
  return { files: readHome(home), env: process.env, secrets: openSecrets({ env: process.env }), connectors, formats, home };
}

/** Guides and schemas of the configuration on this machine. */
export function localResources(): FormatResources {
  const files = readHome(homeOf(undefined));
  return formatResources(files, new SchemaData(files), '');
}

/** The folder that holds `mappings/` and `schemas/`: the one given, else RELAIS_HOME, else the package. */
function homeOf(dir: string | undefined): string {
  return resolve(dir ?? process.env['RELAIS_HOME'] ?? packageRoot());
}
