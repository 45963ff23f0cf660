import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import { packageRoot } from '../config/environment.ts';
import { readHome } from '../config/read-home.ts';
import { copyTemplate, KEBAB_CASE } from './template.ts';

/** What a new pack begins with. */
export type PartnerTemplate = 'json' | 'edifact';

const folders: Readonly<Record<PartnerTemplate, string>> = { json: 'mappings/_template/', edifact: 'mappings/_template-edifact/' };

/** Copies the template of a partner pack, with the partner's name put in. A home may have templates of its own; else they are those
 *  that come with the hub.
 *  @returns the files made, relative to the home
 *  @throws E_NAME_REFUSED for a name that cannot be a folder's, or that is taken */
export function newPartner(name: string, home: string, template: PartnerTemplate): readonly string[] {
  if (!KEBAB_CASE.test(name))
    throw hubError('E_NAME_REFUSED', { name, reason: 'a partner is named in lower case, digits and dashes, such as acme-shop' });
  if (existsSync(join(home, 'mappings', name))) throw hubError('E_NAME_REFUSED', { name, reason: `mappings/${name} is there already` });
  const folder = folders[template];
  const source = existsSync(join(home, folder)) ? home : packageRoot();
  const files = [...readHome(source)].flatMap(([path, text]) =>
    path.startsWith(folder) ? [[path.slice(folder.length), text] as const] : [],
  );
  const words = { __partner__: name, __PARTNER__: name.toUpperCase().replaceAll('-', '_') };
  return copyTemplate(new Map(files), words, home, `mappings/${name}`);
}
