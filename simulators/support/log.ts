import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a simulator saw and did, in order. */
export interface SimulatorLog<Entry> {
  /** Keeps an entry; with a file, it is on the disk when this returns. */
  append(entry: Entry): void;
  entries(): readonly Entry[];
  close(): void;
}

/** An append-only log, one JSON object a line. Written and fsync'd before the simulator answers, so that a checker can trust
 *  it after any crash. A file that is there already is read first: a simulator that starts again remembers.
 *  @param file without it the log lives in memory */
export function openLog<Entry extends object>(file?: string): SimulatorLog<Entry> {
  const entries: Entry[] = file !== undefined && existsSync(file) ? readLines(file) : [];
  const handle = file === undefined ? undefined : openSync(file, 'a');
  return {
    append: (entry) => {
      entries.push(entry);
      if (handle === undefined) return;
      writeSync(handle, `${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
    },
    entries: () => entries,
    close: () => {
      if (handle !== undefined) closeSync(handle);
    },
  };
}

/** The entries of a log file. A last line without its end was being written when the machine stopped: it is left out. */
export function readLines<Entry>(file: string): Entry[] {
  const whole = readFileSync(file, 'utf8');
  const lines = whole.slice(0, whole.lastIndexOf('\n') + 1).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Entry);
}
