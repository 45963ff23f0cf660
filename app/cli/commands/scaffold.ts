import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../../config/environment.ts';
import { newConnector } from '../new-connector.ts';
import { newPartner } from '../new-partner.ts';
import { processOutput } from '../output.ts';

/** The commands that make new folders from templates. */
export function scaffoldCommands(): Command[] {
  return [
    new Command('new').description('make something new from a template').addCommand(partner()).addCommand(connector()).exitOverride(),
  ];
}

function partner(): Command {
  return new Command('partner')
    .description('make a partner pack under mappings/: it passes check and test as it is')
    .argument('<name>', 'lower case, digits and dashes, such as acme-shop')
    .option('--edifact', 'a partner that sends EDIFACT and is answered with CONTRL, instead of JSON')
    .option('--json', 'answer in JSON, for programs')
    .exitOverride()
    .action((name: string, options: { edifact?: boolean; json?: boolean }) => {
      const home = resolve(process.env['RELAIS_HOME'] ?? packageRoot());
      const files = newPartner(name, home, options.edifact === true ? 'edifact' : 'json');
      const first = existsSync(join(home, 'mappings', 'hub.yaml')) ? '' : 'write mappings/hub.yaml, which says who you are (name: …), ';
      const next = `Made in ${home}. Next: ${first}npx relais check, npx relais test ${name}, and docs/partner-packs.md.`;
      processOutput(options.json === true).result({ partner: name, files }, [...files, next].join('\n'));
    });
}

function connector(): Command {
  return new Command('connector')
    .description('for developers of the hub: make a kind of connector under connectors/ that works and passes its conformance suite')
    .argument('<name>', 'lower case, digits and dashes, such as message-queue')
    .option('--json', 'answer in JSON, for programs')
    .exitOverride()
    .action((name: string, options: { json?: boolean }) => {
      const files = newConnector(name, packageRoot());
      const next = `Next: npm run gen, npx vitest run connectors/${name}, and docs/connectors.md.`;
      processOutput(options.json === true).result({ connector: name, files }, [...files, next].join('\n'));
    });
}
