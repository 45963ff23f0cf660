import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOf } from '../../platform/embedded/process-identity.ts';

/** A server process that any process of the test run may stop: its file in a folder says which one it is. */
interface Identity {
  readonly pid: number;
  /** When it began: a pid alone is used again. */
  readonly start: string;
}

const SUFFIX = '.identity';
const fileOf = (folder: string, name: string) => join(folder, `${name}${SUFFIX}`);

/** Starts a server in a session of its own, which ends with {@link endServer} and not with the process that started it.
 *  Writes its output to `<name>.log` in the folder. */
export async function startServer(
  folder: string,
  name: string,
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const output = openSync(join(folder, `${name}.log`), 'a', 0o600);
  const child = spawn(program, args, { cwd: folder, env, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.unref();
  const { pid } = child;
  const know = (start: string) =>
    pid !== undefined && writeFileSync(fileOf(folder, name), JSON.stringify({ pid, start } satisfies Identity));
  // Known at once: the run may be interrupted before the system has told when it began.
  know('');
  await once(child, 'spawn');
  know((await startOf(pid ?? 0)) ?? '');
}

/** Is it alive? */
export async function isRunning(folder: string, name: string): Promise<boolean> {
  return (await runningPid(folder, name)) !== undefined;
}

/** Ends a server, if it runs. Settles when it is gone. SIGTERM is followed by SIGKILL when patience is over. */
export async function endServer(folder: string, name: string, signal: 'SIGTERM' | 'SIGKILL', patienceMs = 20_000): Promise<void> {
  const pid = await runningPid(folder, name);
  if (pid === undefined) return;
  send(pid, signal);
  const deadline = performance.now() + patienceMs;
  while (await isRunning(folder, name)) {
    if (performance.now() > deadline) send(pid, 'SIGKILL');
    await pause(20);
  }
  // What it started itself, and has not ended yet.
  send(-pid, 'SIGKILL');
  rmSync(fileOf(folder, name), { force: true });
}

/** Ends all servers that were started in a folder or in one below it. */
export async function endServers(folder: string): Promise<void> {
  await Promise.all(serversUnder(folder).map((server) => endServer(dirname(server), basename(server, SUFFIX), 'SIGTERM')));
}

/** As {@link endServers}, at once: for the last moment of a process. */
export function killServersNow(folder: string): void {
  for (const server of serversUnder(folder)) {
    const identity = read(dirname(server), basename(server, SUFFIX));
    if (identity !== undefined) send(-identity.pid, 'SIGKILL');
  }
}

function serversUnder(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(SUFFIX));
  return files.map((file) => join(folder, file));
}

/** The last lines that it wrote. */
export function logOf(folder: string, name: string): string {
  return readFileSync(join(folder, `${name}.log`), 'utf8')
    .split('\n')
    .slice(-30)
    .join('\n');
}

async function runningPid(folder: string, name: string): Promise<number | undefined> {
  const identity = read(folder, name);
  return identity !== undefined && (await startOf(identity.pid)) === identity.start ? identity.pid : undefined;
}

function read(folder: string, name: string): Identity | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(folder, name), 'utf8')) as Identity;
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}
