/** Lets tasks run in the order in which they came, `limit` of them at a time. A queue that waits for one turn only is
 *  served once before any other is served twice: that makes it fair. */
export function turns(limit: number): (task: () => Promise<void>) => void {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  const next = (): void => {
    const task = running < limit ? waiting.shift() : undefined;
    if (task === undefined) return;
    running += 1;
    void task().finally(() => {
      running -= 1;
      next();
    });
  };
  return (task) => {
    waiting.push(task);
    next();
  };
}
