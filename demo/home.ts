import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { packageRoot } from '../app/config/environment.ts';

/** A home with some of the packs that come with Relais, their schemas, and the routes between them: other packs beside them would ask for
 *  partners that are not here. Routes of a subject come with all of its partners or not at all. Whoever makes the home removes it.
 *  @returns its folder, for RELAIS_HOME */
export async function homeWith(packs: readonly string[]): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'relais-home-'));
  const source = join(packageRoot(), 'mappings');
  const target = join(home, 'mappings');
  await mkdir(target);
  for (const pack of packs) {
    await cp(join(source, pack), join(target, pack), { recursive: true });
    await cp(join(packageRoot(), 'schemas/partners', pack), join(home, 'schemas/partners', pack), { recursive: true }).catch(ifAny);
  }
  let written = await writeRoutes(target, 'routes.yaml', await among(join(source, 'routes.yaml'), packs));
  let hasSubjects = false;
  for (const subject of await readdir(join(source, 'routes'))) {
    const routes = parse(await readFile(join(source, 'routes', subject), 'utf8')) as readonly Route[];
    if (!routes.every((route) => leadsTo(route, packs))) continue;
    hasSubjects = true;
    written += await writeRoutes(target, `routes/${subject}`, routes);
  }
  // The shared code lists are those of the subjects.
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const name = entry.name.replace(/\.jsonata$/, '');
    const isUnused = name === entry.name ? entry.name === 'codes.yaml' && !hasSubjects : !written.includes(entry.name);
    if (entry.isDirectory() || entry.name === 'routes.yaml' || isUnused) continue;
    await cp(join(source, entry.name), join(target, entry.name));
    await cp(join(source, 'cases', name), join(target, 'cases', name), { recursive: true }).catch(ifAny);
  }
  return home;
}

async function among(file: string, packs: readonly string[]): Promise<readonly Route[]> {
  return (parse(await readFile(file, 'utf8')) as readonly Route[]).filter((route) => leadsTo(route, packs));
}

/** @returns what was written */
async function writeRoutes(folder: string, file: string, routes: readonly Route[]): Promise<string> {
  const text = stringify(routes);
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
  return text;
}

/** Not every pack has schemas of its own. */
function ifAny(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

interface Route {
  readonly to?: string | readonly string[];
  readonly gather?: { readonly to: string | readonly string[] };
  readonly while?: readonly string[];
}

/** Are all of its destinations there, and those for whom it is? */
function leadsTo({ to = [], gather, while: partners = [] }: Route, packs: readonly string[]): boolean {
  const places = [to, gather?.to ?? []].flat().filter((place) => !place.startsWith('$origin/'));
  return [...places.map((place) => place.slice(0, place.indexOf('/'))), ...partners].every((partner) => packs.includes(partner));
}
