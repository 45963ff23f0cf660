import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A copy of the packs and schemas, for a hub with a configuration of its own. */
export interface Home {
  /** For RELAIS_HOME. */
  readonly path: string;
  /** Replaces a piece of a file, wherever it occurs. Rejects when it is not there: a test must not pass on what it did not change. */
  edit(file: string, piece: string | RegExp, by: string): Promise<void>;
  remove(): Promise<void>;
}

export async function copyHome(): Promise<Home> {
  const path = await mkdtemp(join(tmpdir(), 'relais-home-'));
  for (const folder of ['mappings', 'schemas']) await cp(join(root, folder), join(path, folder), { recursive: true });
  return {
    path,
    edit: async (file, piece, by) => {
      const text = await readFile(join(path, file), 'utf8');
      const edited = text.replaceAll(typeof piece === 'string' ? piece : new RegExp(piece, 'g'), by);
      if (edited === text) throw new Error(`${file} has no ${piece}`);
      await writeFile(join(path, file), edited);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
