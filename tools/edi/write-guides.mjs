import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** Writes what a generator of guides gives: `--facts DIR --out DIR [--check]`. With --check it writes nothing and exits 1
 *  where a committed file differs.
 *  @param generate folder of the facts → path → text of all that is generated */
export async function writeGuides(generate) {
  const { values: options } = parseArgs({ options: { facts: { type: 'string' }, out: { type: 'string' }, check: { type: 'boolean' } } });
  if (options.facts === undefined || options.out === undefined) {
    console.error('usage: generate-guides.mjs --facts DIR --out DIR [--check]');
    process.exit(2);
  }
  for (const [path, text] of await generate(options.facts)) {
    const place = join(options.out, path);
    if (options.check) await compare(place, text);
    else await write(place, text);
  }
}

/** The text of a JSON file. */
export function print(value) {
  return `${JSON.stringify(value, null, 1)}\n`;
}

async function write(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function compare(path, text) {
  const committed = await readFile(path, 'utf8').catch(() => '');
  if (committed === text) return;
  console.error(`${path} differs from what the facts give`);
  process.exitCode = 1;
}
