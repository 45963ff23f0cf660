import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { hubError } from '../../../core/kernel/errors.ts';
import { packageRoot } from '../../config/environment.ts';
import { readHome } from '../../config/read-home.ts';
import { processOutput } from '../output.ts';

/** The command that makes new folders from templates. */
export function scaffoldCommands(): Command[] {
  const group = new Command('new').description('make something new from a template');
  group.addCommand(
    new Command('partner')
      .description('make a partner pack under mappings/: it passes check and test as it is')
      .argument('<name>', 'lower case, digits and dashes, such as acme-shop')
      .option('--json', 'answer in JSON, for programs')
      .exitOverride()
      .action((name: string, options: { json?: boolean }) => {
        const files = newPartner(name, resolve(process.env['RELAIS_HOME'] ?? packageRoot()));
        const next = `Next: npx relais check, npx relais test ${name}, and docs/partner-packs.md.`;
        processOutput(options.json === true).result({ partner: name, files }, [...files, next].join('\n'));
      }),
  );
  return [group.exitOverride()];
}

/** Copies the template, with the partner's name put in.
 *  @returns the files made, relative to the home
 *  @throws E_REQUEST_INVALID for a name that cannot be a folder's, or that is taken */
export function newPartner(name: string, home: string): readonly string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw hubError('E_REQUEST_INVALID', { reason: 'a partner is named in lower case, digits and dashes, such as acme-shop' });
  if (existsSync(join(home, 'mappings', name))) throw hubError('E_REQUEST_INVALID', { reason: `mappings/${name} is there already` });
  const template = 'mappings/_template/';
  const fill = (text: string) => text.replaceAll('__partner__', name).replaceAll('__PARTNER__', name.toUpperCase().replaceAll('-', '_'));
  const made: string[] = [];
  for (const [path, text] of readHome(home)) {
    if (!path.startsWith(template)) continue;
    const target = `mappings/${name}/${fill(path.slice(template.length))}`;
    mkdirSync(dirname(join(home, target)), { recursive: true });
    writeFileSync(join(home, target), fill(text));
    made.push(target);
  }
  return made;
}
