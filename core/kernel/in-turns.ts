/** Items piece by piece, each at a turn of the event loop of its own: others have theirs in between. */
export async function* inTurns<Item>(items: Iterable<Item>, atOnce = 1_000): AsyncGenerator<readonly Item[]> {
  let some: Item[] = [];
  for (const item of items) {
    if (some.length === atOnce) {
      yield some;
      await new Promise((resolve) => setImmediate(resolve));
      some = [];
    }
    some.push(item);
  }
  if (some.length > 0) yield some;
}
