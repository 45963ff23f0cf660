/** A function of texts that remembers what the last of them gave, so that what has not changed is not made twice. What it gives is
 *  shared by all who ask, who must not change it; what it throws is thrown again each time.
 *  @param most how many are remembered: the one that was not asked for the longest goes first */
export function remembered<T>(most: number, make: (...texts: readonly string[]) => T): (...texts: readonly string[]) => T {
  const known = new Map<string, T>();
  return (...texts) => {
    const key = texts.join('\0');
    const value = known.has(key) ? (known.get(key) as T) : make(...texts);
    known.delete(key);
    known.set(key, value);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return value;
  };
}
