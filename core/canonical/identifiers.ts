/** Kinds of identifiers that can be checked without asking anybody. */
export const identifierKinds = ['gtin', 'gln', 'sscc', 'imei', 'siret', 'iban'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** An identifier as canonical bodies carry it: what the partner wrote stays beside what it means. */
export interface Identifier {
  /** Without separators, in capitals; two identifiers are the same if their values are. */
  readonly value: string;
  /** As the partner wrote it. */
  readonly raw: string;
  readonly valid: boolean;
}

/** An identifier and, when it is not valid, why. */
export interface ParsedIdentifier extends Identifier {
  /** What is wrong, without the value itself. */
  readonly reason?: string;
}

/** Reads an identifier. Never fails: what is wrong with it is data. */
export function parseIdentifier(kind: IdentifierKind, raw: string): ParsedIdentifier {
  const value = raw.replace(separators, '').toUpperCase();
  const reason = rules[kind](value);
  return reason === undefined ? { value, raw, valid: true } : { value, raw, valid: false, reason };
}

const separators = /[\s\u00a0\-./]/g;

/** What is wrong with a value of this kind; undefined: nothing. */
const rules: Readonly<Record<IdentifierKind, (value: string) => string | undefined>> = {
  gtin: (value) => checkDigits(value, [8, 12, 13, 14], isGs1),
  gln: (value) => checkDigits(value, [13], isGs1),
  sscc: (value) => checkDigits(value, [18], isGs1),
  // 3GPP TS 23.003, section 6.2: the IMEI ends in a Luhn digit, the IMEISV in a software version without one.
  imei: (value) => checkDigits(value, [15, 16], (digits) => digits.length === 16 || isLuhn(digits)),
  // The establishments of one company, the French post (SIREN 356000000), outgrew Luhn: the sum of their digits is a multiple of 5 instead (INSEE).
  siret: (value) => checkDigits(value, [14], (digits) => isLuhn(digits) || (digits.startsWith('356000000') && digitSum(digits) % 5 === 0)),
  iban: checkIban,
};

function checkDigits(value: string, lengths: readonly number[], isRight: (digits: string) => boolean): string | undefined {
  if (!/^[0-9]*$/.test(value)) return 'it has characters other than digits';
  if (!lengths.includes(value.length)) return `it has ${value.length} digits instead of ${lengths.join(', ')}`;
  return isRight(value) ? undefined : 'its check digit is wrong';
}

/** GS1 General Specifications, section 7.9: weights 3, 1, 3, … from the right, check digit apart; modulo 10. */
function isGs1(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const fromRight = digits.length - 1 - index;
    sum += digitAt(digits, index) * (fromRight % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const fromRight = digits.length - 1 - index;
    const doubled = digitAt(digits, index) * (fromRight % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616-1: the first four characters to the end, letters as 10 to 35, remainder 1 modulo 97 (ISO/IEC 7064). */
function checkIban(value: string): string | undefined {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(value)) return 'it is not two letters, two digits and 11 to 30 letters or digits';
  const moved = value.slice(4) + value.slice(0, 4);
  let remainder = 0;
  for (const character of moved) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1 ? undefined : 'its check digits are wrong';
}

function digitSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) sum += digitAt(digits, index);
  return sum;
}

function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - 48;
}
