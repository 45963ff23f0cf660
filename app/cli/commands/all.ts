import type { Command } from 'commander';
import { accessCommands } from './access.ts';
import { acknowledgementCommands } from './acknowledgements.ts';
import { caseCommands } from './cases.ts';
import { channelCommands } from './channels.ts';
import { documentCommands } from './documents.ts';
import { mappingCommands } from './mappings.ts';
import { mendingCommands } from './mending.ts';
import { operationCommands } from './operations.ts';
import { reportCommands } from './reports.ts';
import { scaffoldCommands } from './scaffold.ts';
import { startCommand } from './start.ts';

/** Every command of `relais`. */
export function allCommands(): readonly Command[] {
  return [
    startCommand(),
    ...mappingCommands(),
    ...documentCommands(),
    ...operationCommands(),
    ...mendingCommands(),
    ...caseCommands(),
    ...reportCommands(),
    ...channelCommands(),
    ...acknowledgementCommands(),
    ...accessCommands(),
    ...scaffoldCommands(),
  ];
}
