#!/usr/bin/env node
import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { asHubError } from '../../core/kernel/errors.ts';
import { allCommands } from './commands/all.ts';
import { findingsOf, processOutput } from './output.ts';

/** Builds the whole command line. */
function program(): Command {
  const root = new Command('relais')
    .description('Integration hub for returns, repairs, insurance claims and trade-ins')
    .option('--json', 'answer in JSON, for programs')
    .showHelpAfterError('(relais --help lists what there is)')
    .exitOverride()
    // `relais --json check` is the same as `relais check --json`.
    .hook('preAction', (_root, command) => {
      if (command.optsWithGlobals()['json'] === true) command.setOptionValue('json', true);
    });
  for (const command of allCommands()) {
    root.addCommand(
      command.option('--json', 'answer in JSON, for programs').exitOverride().showHelpAfterError('(relais --help lists what there is)'),
    );
  }
  return root;
}

/** Runs the command line. Exit code: 0 good, 1 findings, 2 wrong usage. */
async function main(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      process.exitCode = thrown.exitCode === 0 ? 0 : 2;
      return;
    }
    processOutput(args.includes('--json')).findings(findingsOf(asHubError(thrown)));
    process.exitCode = 1;
  }
}

await main(process.argv.slice(2));
