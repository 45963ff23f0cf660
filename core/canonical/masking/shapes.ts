import { parseIdentifier } from '../identifiers.ts';

const EMAIL = /[^\s@<>]@[^\s@<>]+\.[^\s@<>]/;
const INTERNATIONAL_PHONE = /(^|[^\d+])(\+|00)[1-9][\d ().-]{7,20}$/;
const FRENCH_OR_GERMAN_PHONE = /^0[1-9]([ .-]?\d\d){4}$|^0\d{2,5}[ /-]\d{4,9}$/;
const NUMBER = /^[+-]?\d{1,20}([.,]\d{1,10})?$|^[+-]?\d{1,3}([ .,\u00a0]\d{3})+([.,]\d{1,4})?$/;
const TIME =
  /^\d{4}-?\d\d-?\d\d([T ]?\d\d:?\d\d(:?\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$|^\d\d[./-]\d\d[./-](\d\d){1,2}$|^\d\d:\d\d(:\d\d)?$/;
const DURATION = /^P[\dTYMWDHS.]+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CODE = /^[A-Z0-9]{1,3}$/;
const CONSTANT = /^(true|false|null|yes|no|Y|N|oui|non)$/;
const TOKEN = /^[A-Za-z0-9][\w./:#+-]{0,79}$/;

/** What the look of a value alone tells. `personal`: an e-mail address, an international telephone number, an account, an equipment
 *  identity. `perhaps`: digits that may be a national telephone number. `harmless`: an amount, a date, a code, a number of a document. */
export function shapeOf(value: string): 'personal' | 'perhaps' | 'harmless' | 'unknown' {
  if (EMAIL.test(value) || INTERNATIONAL_PHONE.test(value) || isIdentity(value)) return 'personal';
  if (FRENCH_OR_GERMAN_PHONE.test(value)) return 'perhaps';
  const isHarmless = [NUMBER, TIME, DURATION, UUID, CODE, CONSTANT].some((shape) => shape.test(value));
  return isHarmless || isDocumentNumber(value) ? 'harmless' : 'unknown';
}

/** One word without blanks, as codes and numbers are written. */
export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

function isIdentity(value: string): boolean {
  if (/^\d{15}$/.test(value)) return parseIdentifier('imei', value).valid;
  return /^[A-Z]{2}\d{2}[A-Z\d ]{11,40}$/.test(value) && parseIdentifier('iban', value).valid;
}

/** More figures than letters: `RA-2026-00012`. */
function isDocumentNumber(value: string): boolean {
  if (!TOKEN.test(value)) return false;
  const digits = value.replace(/\D/g, '').length;
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  return digits >= 2 && digits > letters;
}
