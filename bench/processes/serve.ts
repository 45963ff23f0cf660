import type { Calls, Question, Reply } from '../support/worker.ts';

/** Answers what the bench asks this process, until the bench is gone. */
export function serve(calls: Calls): void {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, name, argument }: Question) => {
    void answerTo(id, async () => calls[name]?.(argument as never)).then((reply) => process.send?.(reply));
  });
}

async function answerTo(id: number, call: () => Promise<unknown>): Promise<Reply> {
  try {
    return { id, answer: await call() };
  } catch (thrown) {
    return { id, error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}
