/** A parcel number in the manner of UPU S10: two letters, eight digits, check digit, country.
 *  @param serial up to eight digits
 *  @returns for instance `XP900000019FR` */
export function parcelNumber(serial: number): string {
  const digits = String(serial).padStart(8, '0');
  return `XP${digits}${s10CheckDigit(digits)}FR`;
}

/** UPU S10, section 5: weights 8 6 4 2 3 5 9 7, modulo 11. */
export function s10CheckDigit(digits: string): number {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(digits[n]), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 0 : check === 11 ? 5 : check;
}

/** A reservation number: 21 digits. */
export function reservationNumber(serial: number): string {
  return `9${String(serial).padStart(20, '0')}`;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO/IEC 7064, MOD 37,36: the check character behind the number that is read from a parcel's bar code. */
export function mod3736(text: string): string {
  let product = 36;
  for (const character of text) product = (((product + ALPHABET.indexOf(character)) % 36 || 36) * 2) % 37;
  return ALPHABET[(37 - product) % 36] ?? '';
}
