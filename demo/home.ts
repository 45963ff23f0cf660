import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { packageRoot } from '../app/config/environment.ts';

/** A home with some of the packs that come with Relais, their schemas, and the routes between them: other packs beside them would ask for
 *  partners that are not here. Whoever makes it removes it.
 *  @returns its folder, for RELAIS_HOME */
export async function homeWith(packs: readonly string[]): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'relais-home-'));
  const source = join(packageRoot(), 'mappings');
  for (const entry of await readdir(source, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== 'cases' && !packs.includes(entry.name)) continue;
    await cp(join(source, entry.name), join(home, 'mappings', entry.name), { recursive: true });
  }
  for (const pack of packs)
    await cp(join(packageRoot(), 'schemas/partners', pack), join(home, 'schemas/partners', pack), { recursive: true }).catch(ifAny);
  const routes = parse(await readFile(join(source, 'routes.yaml'), 'utf8')) as readonly Route[];
  await writeFile(join(home, 'mappings/routes.yaml'), stringify(routes.filter((route) => leadsTo(route, packs))));
  return home;
}

/** Not every pack has schemas of its own. */
function ifAny(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

interface Route {
  readonly to?: string | readonly string[];
  readonly gather?: { readonly to: string | readonly string[] };
}

/** Are all of its destinations there? */
function leadsTo({ to = [], gather }: Route, packs: readonly string[]): boolean {
  const places = [to, gather?.to ?? []].flat();
  return places.every((place) => place.startsWith('$origin/') || packs.includes(place.slice(0, place.indexOf('/'))));
}
