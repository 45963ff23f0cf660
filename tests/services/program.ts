import { execFile } from 'node:child_process';

/** What a program came to. */
export interface Ran {
  /** -1: it could not be started, or a signal ended it. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end. Never rejects.
 *  @param options.env its whole environment; by default ours
 *  @param options.input for its standard input */
export function run(
  [program = '', ...args]: readonly string[],
  { env = process.env, input = '' }: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { env, cwd: '/', maxBuffer: 16 * 1024 * 1024 }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, out, err: err === '' && error !== null ? error.message : err });
    });
    // A program that does not read its input closes it.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Runs a program that has to succeed. @returns its standard output. Rejects with what it said */
export async function mustRun(command: readonly string[], options: Parameters<typeof run>[1] = {}): Promise<string> {
  const { code, out, err } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${err.trim() || out.trim()}`);
  return out;
}
