import { currencyExponent } from './currencies.ts';

/** An amount in minor units of its currency (ISO 4217): 12.50 EUR is 1250. Never negative: the field that holds it says the direction. */
export interface MoneyAmount {
  readonly amount: number;
  readonly currency: string;
}

/** The character between units and decimals in a partner's text. */
export type DecimalMark = '.' | ',';

/** Money, or what is wrong with the text; the reason never holds the text itself. */
export type ParsedMoney = { readonly money: MoneyAmount } | { readonly reason: string };

/** Reads a decimal text digit by digit: no floating point number on the way.
 *  Refused: signs, exponents, thousands separators, and more decimals than the currency has unless they are zeros,
 *  because rounding is the partner's business and is never done silently. */
export function parseMoney(text: string, currency: string, mark: DecimalMark = '.'): ParsedMoney {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) return { reason: 'the currency is not an ISO 4217 code' };
  const parts = text.trim().split(mark);
  const [units = '', decimals = ''] = parts;
  if (parts.length > 2 || !/^[0-9]+$/.test(units) || !/^[0-9]*$/.test(decimals) || (parts.length === 2 && decimals === '')) {
    return { reason: `the amount is not digits with at most one decimal mark "${mark}"` };
  }
  if (/[^0]/.test(decimals.slice(exponent))) return { reason: `the amount has more than ${exponent} decimals` };
  const amount = Number(units + decimals.slice(0, exponent).padEnd(exponent, '0'));
  return Number.isSafeInteger(amount) ? { money: { amount, currency } } : { reason: 'the amount is too large' };
}

/** The amount as decimal text with all decimals of its currency: 1250 EUR is "12.50".
 *  @returns undefined for an unknown currency, or an amount that is not a whole number from 0 to 2^53 - 1 */
export function formatMoney(money: MoneyAmount, mark: DecimalMark = '.'): string | undefined {
  const exponent = currencyExponent(money.currency);
  if (exponent === undefined || !Number.isSafeInteger(money.amount) || money.amount < 0) return undefined;
  const digits = String(money.amount).padStart(exponent + 1, '0');
  const units = digits.slice(0, digits.length - exponent);
  return exponent === 0 ? units : `${units}${mark}${digits.slice(units.length)}`;
}
