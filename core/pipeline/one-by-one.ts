/** Runs tasks that share a key one after the other, in the order in which they came; others are not kept waiting. */
export function oneByOne(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(task);
    const ended = mine.catch(() => undefined).then(() => void (last.get(key) === ended && last.delete(key)));
    last.set(key, ended);
    return mine;
  };
}
