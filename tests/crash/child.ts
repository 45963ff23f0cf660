import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const hooks = pathToFileURL(resolve(import.meta.dirname, '../../tools/typescript.mjs')).href;

/** A part of the suite in a process of its own: what it has logged survives whatever happens to the others. */
export interface Child<Ready, Result> {
  /** What it said when it was ready. */
  readonly ready: Ready;
  /** Asks it to come to its end. Settles with what it came to. */
  finish(): Promise<Result>;
  /** Ends it at once. Settles when it is gone. */
  kill(): Promise<void>;
}

/** Starts `<name>.ts` of this folder, and waits until it is ready. */
export async function startChild<Config, Ready, Result>(name: 'driver' | 'partner', config: Config): Promise<Child<Ready, Result>> {
  const child = fork(join(import.meta.dirname, `${name}.ts`), [JSON.stringify(config)], { execArgv: ['--import', hooks] });
  const ready = await said<Ready>(child, name);
  return {
    ready,
    finish: async () => {
      const result = said<Result>(child, name);
      child.send('finish');
      const given = await result;
      await end(child);
      return given;
    },
    kill: () => end(child),
  };
}

/** In a child: its configuration, and how to speak with the suite. */
export function childSide<Config>(): {
  readonly config: Config;
  /** Says that it is ready, or what it came to. */
  say(what: object): void;
  readonly finish: Promise<void>;
} {
  return {
    config: JSON.parse(process.argv[2] ?? '{}') as Config,
    say: (what) => process.send?.(what),
    finish: new Promise((resolve) => {
      process.once('message', () => resolve());
      // A suite that is gone needs nothing more.
      process.once('disconnect', () => process.exit(1));
    }),
  };
}

async function said<T>(child: ChildProcess, name: string): Promise<T> {
  const gone = new AbortController();
  const ended = (code: number | null) => gone.abort(new Error(`the ${name} ended with ${code}`));
  child.once('exit', ended);
  try {
    const [message] = (await once(child, 'message', { signal: gone.signal })) as [T];
    return message;
  } catch {
    throw gone.signal.reason;
  } finally {
    child.off('exit', ended);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
