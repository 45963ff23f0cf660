import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../..');

const notOurs = new Set(['node_modules', 'dist', 'var', 'coverage', '.git']);

/** Every file that belongs to the repository, relative to its folder, with forward slashes. */
export function repositoryFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : repositoryFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Is it there for tests only? */
export function isForTests(path: string): boolean {
  return /\.(test|fixture)\.ts$|(^|\/)(testing|fixtures)\/|^tests\//.test(path);
}

/** The names of the partner packs that come with Relais: folders under `mappings/`. */
export function packNames(): readonly string[] {
  return repositoryFiles('mappings').flatMap((path) => /^mappings\/([^_/][^/]*)\/partner\.yaml$/.exec(path)?.[1] ?? []);
}
