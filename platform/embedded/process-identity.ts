import { readdir, readFile, readlink } from 'node:fs/promises';
import { run } from './command.ts';

/** When a process began, in words of the system that are only good for comparing: a pid alone is used again, pid and
 *  beginning together are not. Undefined when there is no such process, or only the remains of one (a zombie). */
export async function startOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
}

/** proc(5): field 3 is the state, field 22 the start in clock ticks since boot; the name (field 2) may hold blanks and brackets. */
async function startFromProc(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields[19];
  if (fields[0] === 'Z' || fields[0] === 'X' || ticks === undefined) return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}:${ticks}`;
}

async function startFromPs(pid: number): Promise<string | undefined> {
  const { code, output } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C', PATH: process.env['PATH'] } });
  return code === 0 && output.trim() !== '' ? output.trim() : undefined;
}

/** Does this process work in this folder? A postmaster's working directory is its data directory. Where the system
 *  does not tell, the name of the program has to do. */
export async function worksIn(pid: number, folder: string): Promise<boolean> {
  if ((await startOf(pid)) === undefined) return false;
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === folder;
  const { output } = await run('ps', ['-o', 'command=', '-p', String(pid)], { env: { LC_ALL: 'C', PATH: process.env['PATH'] } });
  return output.includes('postgres');
}

/** The living processes that work in this folder: the server and its helpers. Empty where the system does not tell. */
export async function processesIn(folder: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const here = await Promise.all(pids.map((pid) => worksIn(pid, folder)));
  return pids.filter((_, index) => here[index]);
}

/** Waits until the process has ended. @returns false when it still runs after `timeoutMs` */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  const start = await startOf(pid);
  const deadline = performance.now() + timeoutMs;
  while (start !== undefined && (await startOf(pid)) === start) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // gone, or not ours: whoever waits for its end finds out
  }
}

/** Settles after `ms` milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
