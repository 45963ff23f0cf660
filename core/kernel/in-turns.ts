/** Items piece by piece, each at a turn of the event loop of its own: others have theirs in between. */
export async function* inTurns<Item>(items: readonly Item[], atOnce = 1_000): AsyncGenerator<readonly Item[]> {
  for (let at = 0; at < items.length; at += atOnce) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    yield at === 0 && items.length <= atOnce ? items : items.slice(at, at + atOnce);
  }
}
