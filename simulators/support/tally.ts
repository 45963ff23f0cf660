/** How often each name came up. */
export interface Tally {
  /** Counts one more; returns how many that makes. */
  count(name: string): number;
  counts(): Readonly<Record<string, number>>;
}

/** @param names those of an earlier run */
export function openTally(names: Iterable<string> = []): Tally {
  const counts = new Map<string, number>();
  const count = (name: string): number => {
    const made = (counts.get(name) ?? 0) + 1;
    counts.set(name, made);
    return made;
  };
  for (const name of names) count(name);
  return { count, counts: () => Object.fromEntries(counts) };
}
