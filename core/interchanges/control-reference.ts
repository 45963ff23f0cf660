/** The references that the one before this may have had: one less, written as long as this one or without leading zeros.
 *  Empty for a reference that is no number, and for the first of all numbers. */
export function predecessorsOf(reference: string): readonly string[] {
  if (!/^\d{1,15}$/.test(reference)) return [];
  const before = Number(reference) - 1;
  if (before < 1) return [];
  const plain = String(before);
  return [...new Set([plain, plain.padStart(reference.length, '0')])];
}
