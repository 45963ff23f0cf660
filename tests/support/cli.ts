import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { sharedHome } from './home.ts';

const main = resolve(import.meta.dirname, '../../dist/app/cli/main.js');

/** What a command came to. */
export interface Ran {
  readonly code: number | null;
  /** Standard output; `latin1` keeps every byte. */
  readonly out: string;
  readonly err: string;
}

/** What a command found wrong: its standard error with `--json`. */
export function errorsOf(ran: Ran | undefined): readonly Readonly<Record<string, unknown>>[] {
  return (JSON.parse(ran?.err ?? '') as { errors: Record<string, unknown>[] }).errors;
}

/** Runs `relais` as it is built, on a home with a retailer and a carrier unless the environment names another.
 *  @param options.env its environment beside PATH
 *  @param options.input for its standard input */
export async function relais(
  args: readonly string[],
  { env = {}, input = '' }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string | Uint8Array } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], RELAIS_HOME: await sharedHome(), ...env },
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('latin1').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  // A command that does not read its input closes it.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}
