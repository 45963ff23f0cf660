/** Work of which many pieces follow each other: yields after each, where others may have their turn. */
export type Steps<Result> = Generator<undefined, Result>;

/** How long a turn lasts before others have theirs, in milliseconds. */
const TURN_MS = 20;

/** Does all of it at one go. */
export function atOneGo<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Does it at several turns of the event loop: others have theirs in between, however much there is to do. */
export async function stepByStep<Result>(steps: Steps<Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}

/** One step for each item. */
export function* eachInSteps<Item, Result>(items: readonly Item[], work: (item: Item, index: number) => Result): Steps<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    results.push(work(item, index));
    yield;
  }
  return results;
}
