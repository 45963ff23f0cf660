import { Command } from 'commander';
import { ApiClient, type ApiOptions } from './api-client.ts';

/** What every command that talks to a hub is told. */
export type RemoteOptions = ApiOptions & { readonly json?: boolean };

/** A command that talks to a running hub. */
export function remote(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--url <url>', 'address of the hub (default: http://HOST:PORT)')
    .option('--token <token>', 'admin token (default: RELAIS_ADMIN_TOKEN, else the file in the data folder)');
}

/** The hub that the options name. */
export function hubOf(options: ApiOptions): ApiClient {
  return new ApiClient(options, process.env);
}

/** A command that has others. */
export function group(name: string, description: string, commands: readonly Command[]): Command {
  const all = new Command(name).description(description).exitOverride();
  for (const command of commands) all.addCommand(command.option('--json', 'answer in JSON, for programs').exitOverride());
  return all;
}
