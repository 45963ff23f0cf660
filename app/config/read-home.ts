import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from './environment.ts';

/** What partners have in common. */
const COMMON = ['canonical', 'edifact', 'x12'];

/** The text files under `mappings/` and `schemas/` of a home folder, by path with forward slashes; names with a dot in front are left to
 *  editors and the like. Guides and schemas that the
 *  home has not are those of the package: a home needs none of its own, and one that has some keeps to them.
 *  @param base the package; its partners are not taken */
export function readHome(home: string, base = packageRoot()): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (home !== base) for (const folder of COMMON) collect(base, join(base, 'schemas', folder), files);
  for (const folder of ['mappings', 'schemas']) collect(home, join(home, folder), files);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect(home: string, folder: string, files: Map<string, string>): void {
  for (const entry of entriesOf(folder)) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) collect(home, path, files);
    else if (entry.isFile()) files.set(relative(home, path).split(sep).join('/'), readFileSync(path, 'utf8'));
  }
}

/** A folder that is not there holds nothing: the catalog says what is missing, with a remedy. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
