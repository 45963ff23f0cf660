import { basename, dirname, join, normalize, resolve } from 'node:path';
import { formatResources, SchemaData } from '../../core/catalog/resources.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { FormatResources } from '../../core/spi/format.ts';
import { packageRoot } from '../config/environment.ts';
import { readHome } from '../config/read-home.ts';
import { readInput } from './read-input.ts';

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
export function homeOf(dir: string | undefined): string {
  return resolve(dir ?? process.env['RELAIS_HOME'] ?? packageRoot());
}
