import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks of /proc, in a second: the same on every Linux that Node runs on. */
const TICKS = 100;

interface ProcessTimes {
  readonly parent: number;
  /** Ticks of the process itself, and of its children that have ended. */
  readonly own: number;
  readonly ended: number;
}

/** Processor time that a process and its children have used so far, in milliseconds; NaN where there is no /proc.
 *  @param withChildren PostgreSQL is one process for each connection */
export async function processorMs(pid: number, withChildren = false): Promise<number> {
  const root = await timesOf(String(pid));
  if (root === undefined) return Number.NaN;
  if (!withChildren) return (root.own * 1000) / TICKS;
  const others = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(timesOf));
  const children = others.filter((one) => one?.parent === pid).reduce((sum, one) => sum + (one?.own ?? 0), 0);
  return ((root.own + root.ended + children) * 1000) / TICKS;
}

/** proc_pid_stat(5): fields 4 ppid, 14 utime, 15 stime, 16 cutime, 17 cstime. The name, field 2, may hold anything. */
async function timesOf(pid: string): Promise<ProcessTimes | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const field = (number: number) => fields[number - 3] ?? Number.NaN;
  return { parent: field(4), own: field(14) + field(15), ended: field(16) + field(17) };
}
