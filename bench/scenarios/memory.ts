import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DecodeCalls } from '../processes/decode.ts';
import type { Context, Row, Scenario } from '../scenario.ts';
import { freshFolder } from '../support/folder.ts';
import { largeInterchange } from '../support/interchanges.ts';
import { within } from '../support/scope.ts';
import { startWorker } from '../support/worker.ts';

const MEGABYTE = 1_000_000;

/** How much memory a large interchange takes. */
export const memory: Scenario = {
  name: 'memory',
  tells: 'peak memory of a process that decodes and validates one EDIFACT interchange, message by message',
  run: async (context) => {
    const sizes = context.pick([10, 100], [1]);
    const rows: Row[] = [];
    for (const size of sizes) rows.push(await within(context, (part) => decode(part, size)));
    return rows;
  },
};

async function decode(context: Context, megabytes: number): Promise<Row> {
  const file = join(await freshFolder(context, 'interchange'), 'large.edi');
  await write(file, megabytes * MEGABYTE, context.seed);
  const worker = startWorker<DecodeCalls>(context, 'decode');
  const peak = watchPeak(worker.pid);
  const decoded = await worker.ask('decode', { file, guide: 'eancom-d01b/RETANN' }).catch((thrown: Error) => ({ fault: thrown.message }));
  const figure = (await peak()) / MEGABYTE;
  const note = decoded.fault === undefined ? {} : { note: `it was not decoded: ${decoded.fault.split('\n')[0]}` };
  const size = Math.round((await stat(file)).size / MEGABYTE);
  return {
    what: `interchange of ${size} MB: peak memory`,
    figure,
    unit: 'MB',
    ...(megabytes === 100 ? { target: { atMost: 300 } } : {}),
    ...note,
  };
}

async function write(file: string, bytes: number, seed: number): Promise<void> {
  const handle = await open(file, 'w');
  for (const piece of largeInterchange(bytes, seed)) await handle.write(piece, undefined, 'latin1');
  await handle.close();
}

/** Follows the most memory that a process ever had resident, also until it dies of it. @returns what it was, in bytes */
function watchPeak(pid: number): () => Promise<number> {
  let peak = Number.NaN;
  let watching = true;
  const look = async (): Promise<void> => {
    const text = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(text)?.[1];
    if (kilobytes !== undefined) peak = Number(kilobytes) * 1024;
  };
  const watch = (async () => {
    while (watching) {
      await look();
      await pause(50);
    }
  })();
  return async () => {
    watching = false;
    await watch;
    await look();
    return peak;
  };
}
