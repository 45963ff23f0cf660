import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The text files under `mappings/` and `schemas/` of a home folder, by path with forward slashes. */
export function readHome(home: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of ['mappings', 'schemas']) collect(home, join(home, folder), files);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect(home: string, folder: string, files: Map<string, string>): void {
  for (const entry of entriesOf(folder)) {
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
