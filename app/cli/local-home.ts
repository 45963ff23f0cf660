import { basename, dirname, join, normalize, resolve } from 'node:path';
import { connectors } from '../../connectors/index.ts';
import type { CatalogInput } from '../../core/catalog/input.ts';
import { formatResources, SchemaData } from '../../core/catalog/resources.ts';
import { formats } from '../../core/formats/index.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { FormatResources } from '../../core/spi/format.ts';
import { openSecrets } from '../../platform/secrets/secrets.ts';
import { packageRoot } from '../config/environment.ts';
import { readHome } from '../config/read-home.ts';
import { readInput } from './read-input.ts';

/** The configuration on this machine, for commands that need no hub. */
export function localConfiguration(dir?: string): CatalogInput {
  const home = homeOf(dir);
  return { files: readHome(home), env: process.env, secrets: openSecrets({ env: process.env }), connectors, formats, home };
}

/** Guides and schemas of the configuration on this machine.
 *  @param file a layout or schema that takes the place of a partner's file; what it names lies beside it */
export function localResources(file?: string): FormatResources {
  const files = readHome(homeOf(undefined));
  const resources = formatResources(files, new SchemaData(files), '');
  return file === undefined ? resources : { ...resources, partnerFile: (name) => fileBeside(file, name) };
}

/** @throws E_FILE_UNREADABLE for the file itself, E_CONFIG_REFERENCE for one that it names */
function fileBeside(file: string, name: string): string {
  if (name === basename(file)) return readInput(file).toString('utf8');
  const path = normalize(name);
  try {
    if (!path.startsWith('..')) return readInput(join(dirname(file), path)).toString('utf8');
  } catch {
    // Falls through: the file is not there.
  }
  throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name });
}

/** The folder that holds `mappings/` and `schemas/`: the one given, else RELAIS_HOME, else the package. */
function homeOf(dir: string | undefined): string {
  return resolve(dir ?? process.env['RELAIS_HOME'] ?? packageRoot());
}
