import { rmSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { homeWith } from '../../demo/home.ts';
import { returns } from '../../simulators/cast/returns.ts';

const root = resolve(import.meta.dirname, '../..');

/** A copy of a retailer's and a carrier's pack and of the schemas, for a hub with a configuration of its own. */
export interface Home {
  /** For RELAIS_HOME. */
  readonly path: string;
  /** Replaces a piece of a file, wherever it occurs. Rejects when it is not there: a test must not pass on what it did not change. */
  edit(file: string, piece: string | RegExp, by: string): Promise<void>;
  remove(): Promise<void>;
}

export async function copyHome(): Promise<Home> {
  const path = await homeWith(returns.packs);
  await cp(join(root, 'schemas'), join(path, 'schemas'), { recursive: true });
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

let shared: Promise<string> | undefined;

/** The same without the schemas that the hub has itself; for hubs that change nothing. One for each test file. */
export function sharedHome(): Promise<string> {
  shared ??= homeWith(returns.packs).then((path) => {
    process.once('exit', () => rmSync(path, { recursive: true, force: true }));
    return path;
  });
  return shared;
}
