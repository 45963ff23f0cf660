import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = resolve(import.meta.dirname, '../..');

/** A registry that does not carry every platform's package makes npm leave those out of the lock, and `npm ci` then
 *  refuses it on every machine. */
test('the lock names every optional package of every platform', async () => {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !foldersUpwards(path).some((folder) => `${folder}node_modules/${name}` in packages)),
  );
  expect(missing).toEqual([]);
});

/** The folders in which Node looks for a package's dependencies, the nearest first. */
function foldersUpwards(path: string): string[] {
  const parts = path === '' ? [] : path.split('/node_modules/');
  const folders = parts.map((_, depth) => `${parts.slice(0, parts.length - depth).join('/node_modules/')}/`);
  return [...folders, ''];
}
