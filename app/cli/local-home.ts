import { connectors } from '../../connectors/index.ts';
import type { CatalogInput } from '../../core/catalog/input.ts';
import { formats } from '../../core/formats/index.ts';
import { openSecrets } from '../../platform/secrets/secrets.ts';
import { readHome } from '../config/read-home.ts';
import { homeOf } from './local-resources.ts';

/** The configuration on this machine, for commands that need no hub. */
export function localConfiguration(dir?: string): CatalogInput {
  const home = homeOf(dir);
  return { files: readHome(home), env: process.env, secrets: openSecrets({ env: process.env }), connectors, formats, home };
}
