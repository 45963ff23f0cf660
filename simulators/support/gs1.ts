/** GS1's check digit: weights 3 and 1 from the right (GS1 General Specifications, section 7.9). */
export function gs1CheckDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, n) => total + Number(digit) * (n % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** A GLN under 9501101, the prefix that GS1 sets aside for examples. `gln(1)` is 9501101000018.
 *  @param n 0 to 99999 */
export function gln(n: number): string {
  const digits = `9501101${String(n).padStart(5, '0')}`;
  return `${digits}${gs1CheckDigit(digits)}`;
}

/** A GTIN-14 under the same prefix: a GTIN-13 with a leading zero. `gtin14(53000)` is 09501101530003.
 *  @param item 0 to 99999 */
export function gtin14(item: number): string {
  return `0${gln(item)}`;
}
