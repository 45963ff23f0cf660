/** A UUID with the last 16 characters of a name in it. */
export function idOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').slice(-32).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Ids by names of at most 16 characters. */
export const named = (...names: readonly string[]): readonly string[] => names.map(idOf);

/** So many ids, in order. */
export const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => idOf(String(index).padStart(6, '0')));
