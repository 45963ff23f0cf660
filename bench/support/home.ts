import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../app/config/environment.ts';
import type { Context } from '../scenario.ts';
import { freshFolder } from './folder.ts';

/** Documents under way to one partner at once. */
const CONCURRENCY = 64;

/** A home with as many packs as there are partners: each posts returns, and gets its own back as events.
 *  @param urls where each partner listens
 *  @returns the folder, for RELAIS_HOME */
export async function benchHome(context: Context, urls: readonly string[], concurrency = CONCURRENCY): Promise<string> {
  const home = await freshFolder(context, 'home');
  const data = join(packageRoot(), 'bench/home');
  await mkdir(join(home, 'mappings'));
  await symlink(join(packageRoot(), 'schemas'), join(home, 'schemas'));
  for (const file of ['hub.yaml', 'routes.yaml']) await cp(join(data, file), join(home, 'mappings', file));
  const pack = await readFile(join(data, 'partner/partner.yaml'), 'utf8');
  for (const [index, url] of urls.entries()) {
    const folder = join(home, 'mappings', partnerName(index));
    await cp(join(data, 'partner'), folder, { recursive: true });
    const values: Readonly<Record<string, string>> = { partner: partnerName(index), url, concurrency: String(concurrency) };
    await writeFile(
      join(folder, 'partner.yaml'),
      pack.replace(/__(\w+?)__/g, (_, name: string) => values[name] ?? ''),
    );
  }
  return home;
}

/** The name of the pack of this partner. */
export function partnerName(index: number): string {
  return `partner-${String(index + 1).padStart(2, '0')}`;
}
