import { readFile } from 'node:fs/promises';

/** The processors' times since the start of the machine, in ticks; undefined where there is no /proc. */
interface Times {
  readonly busy: number;
  readonly stolen: number;
}

/** Begins to watch how much of the processor time asked for the host of a virtual machine gave to others: figures of a run
 *  with much of it say little. @returns asks for the share, from 0 to 1; NaN where the machine does not tell */
export async function watchStolen(): Promise<() => Promise<number>> {
  const before = await times();
  return async () => {
    const after = await times();
    if (before === undefined || after === undefined) return Number.NaN;
    const stolen = after.stolen - before.stolen;
    return stolen / Math.max(1, after.busy - before.busy + stolen);
  };
}

/** proc_stat(5), line `cpu`: user, nice, system, idle, iowait, irq, softirq, steal. */
async function times(): Promise<Times | undefined> {
  const text = await readFile('/proc/stat', 'latin1').catch(() => undefined);
  const fields = text?.split('\n')[0]?.trim().split(/\s+/).slice(1).map(Number);
  if (fields === undefined || fields.length < 8) return undefined;
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = fields;
  return { busy: user + nice + system + irq + softirq, stolen };
}
