import { spawn } from 'node:child_process';

/** Under whom a program runs; empty: under the user of the hub. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

const MAX_OUTPUT = 64 * 1024;

/** Runs a program to its end. Never rejects: a program that cannot be started gives code -1 and the reason as output.
 *  @returns the exit code (-1 after a signal) and what it printed on both outputs, cut at 64 KiB */
export function run(
  program: string,
  args: readonly string[],
  options: RunAs & { readonly env: NodeJS.ProcessEnv },
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const keep = (chunk: Buffer): void => {
      if (output.length < MAX_OUTPUT) output += chunk.toString('utf8');
    };
    try {
      // The working directory is the root folder: the user may not be allowed into ours.
      const child = spawn(program, args, { ...options, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      child.once('error', (error) => resolve({ code: -1, output: error.message }));
      child.once('close', (code) => resolve({ code: code ?? -1, output }));
    } catch (error) {
      resolve({ code: -1, output: error instanceof Error ? error.message : 'unknown' });
    }
  });
}

/** The environment of PostgreSQL's programs: nothing of ours, as `PGDATA`, `PGPORT` or a locale would change what they do. */
export const bareEnvironment: NodeJS.ProcessEnv = {
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};
