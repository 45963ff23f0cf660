import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json } from '../kernel/json.ts';
import type { FormatResources } from '../spi/format.ts';
import { repositoryResources } from './format-resources.ts';

const folder = fileURLToPath(new URL('../../schemas/edifact/', import.meta.url));

/** Every guide under `schemas/edifact/`: `d01b/RETANN`. */
export const guideNames: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => /^([a-z0-9-]+)[/\\]messages[/\\]([A-Z]{6})\.json$/.exec(path))
  .flatMap((match) => (match === null ? [] : [`${match[1]}/${match[2]}`]))
  .sort();

/** The repository's resources with each file read once, as the hub reads them. */
export function sharedResources(partnerFiles: Readonly<Record<string, string>> = {}): FormatResources {
  const { data, partnerFile } = repositoryResources(partnerFiles);
  const files = new Map<string, Json>();
  return {
    partnerFile,
    data: (path) => {
      const file = files.get(path) ?? data(path);
      files.set(path, file);
      return file;
    },
  };
}
