import type { Context } from '../scenario.ts';

/** Runs a part of a scenario, and closes what it opened before the next part begins; the last opened first. */
export async function within<T>(context: Omit<Context, 'later'>, part: (context: Context) => Promise<T>): Promise<T> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    return await part({ ...context, later: (close) => void closing.push(close) });
  } finally {
    for (const close of closing.reverse()) await close().catch((thrown: unknown) => context.say(`could not close: ${String(thrown)}`));
  }
}
