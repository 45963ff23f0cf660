import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import type { Context } from '../scenario.ts';

/** What a process of the bench can be asked: by name, one argument, an answer. */
export type Calls = Readonly<Record<string, (argument: never) => unknown>>;

/** A process of the bench. */
export interface Worker<C extends Calls> {
  readonly pid: number;
  /** Rejects with what went wrong there, or when the process ends. */
  ask<Name extends keyof C & string>(name: Name, argument: Parameters<C[Name]>[0]): Promise<Awaited<ReturnType<C[Name]>>>;
}

/** A question and its answer on the way. */
export interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}
export interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Starts a file of `bench/processes/` in a process of its own; it ends with the scenario, or with this process. */
export function startWorker<C extends Calls>(context: Context, name: string): Worker<C> {
  const file = join(import.meta.dirname, '../processes', `${name}${extname(import.meta.filename)}`);
  const child = fork(file, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  child.on('exit', (code, signal) => {
    for (const [id, answer] of waiting) answer({ id, error: `the process ${name} ended: ${code ?? signal}` });
  });
  context.later(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  });
  return {
    pid: child.pid ?? 0,
    ask: (call, argument) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, ({ answer, error }) =>
          error === undefined ? resolve(answer as never) : reject(new Error(`${name}: ${error}`)),
        );
        child.send({ id: asked, name: call, argument } satisfies Question, (failed) => failed && reject(failed));
      }),
  };
}
