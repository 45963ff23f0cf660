/** How a partner writes numbers. */
export interface NumberNotation {
  readonly mark: string;
  /** Between groups of three digits; empty for none. A blank stands for the no-break blanks too. */
  readonly thousands: string;
  /** At most so many decimals are read, exactly so many written. */
  readonly decimals?: number;
  /** So many last digits are decimals, without a mark (COBOL `V`, "N2"). */
  readonly implied?: number;
  /** Where the sign is written; `overpunch` puts it into the last digit (COBOL signed zoned decimal, EBCDIC letters). */
  readonly sign: 'leading' | 'trailing' | 'overpunch';
}

const POSITIVE = '{ABCDEFGHI';
const NEGATIVE = '}JKLMNOPQR';

/** A reader of such numbers: gives the decimal text with a point, such as `-1234.50`, or undefined for what is no number.
 *  No floating point number is on the way. A sign is taken on either side, whichever is agreed for writing. */
export function numberReader(notation: NumberNotation): (text: string) => string | undefined {
  const { mark, thousands, decimals, implied, sign } = notation;
  const between = thousands === ' ' ? '[ \\u00a0\\u202f]' : escaped(thousands);
  const units = thousands === '' ? '\\d*' : `\\d{1,3}(?:${between}\\d{3})+|\\d*`;
  const fraction = implied === undefined ? `(?:${escaped(mark)}(\\d+))?` : '()';
  const form = new RegExp(`^([+-]?)(${units})${fraction}([+-]?)$`);
  return (given) => {
    const text = sign === 'overpunch' ? withoutOverpunch(given) : given;
    const match = text === undefined ? null : form.exec(text);
    if (match === null) return undefined;
    const [, before = '', grouped = '', after = '', behind = ''] = match;
    const digits = thousands === '' ? grouped : grouped.replace(/\D/g, '');
    if ((digits === '' && after === '') || (before !== '' && behind !== '')) return undefined;
    const [whole, rest] = implied === undefined ? [digits, after] : splitAt(digits, implied);
    if (decimals !== undefined && /[^0]/.test(rest.slice(decimals))) return undefined;
    const plain = joined(whole.replace(/^0+(?=.)/, '') || '0', rest);
    return (before === '-' || behind === '-') && /[1-9]/.test(plain) ? `-${plain}` : plain;
  };
}

function withoutOverpunch(text: string): string | undefined {
  const last = text.at(-1) ?? '';
  if (/\d/.test(last)) return text;
  const rest = text.slice(0, -1);
  if (last === '' || !/^\d*$/.test(rest)) return undefined;
  if (POSITIVE.includes(last)) return `${rest}${POSITIVE.indexOf(last)}`;
  return NEGATIVE.includes(last) ? `-${rest}${NEGATIVE.indexOf(last)}` : undefined;
}

/** Writes a decimal text with a point, or a number, in the notation; undefined for what is no number or has more decimals
 *  than are written. */
export function writeNumber(value: string | number, { mark, decimals, implied, sign }: NumberNotation): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, minus = '', units = '', fraction = ''] = match;
  const fixed = implied ?? decimals;
  if (fixed !== undefined && /[^0]/.test(fraction.slice(fixed))) return undefined;
  const shown = fixed === undefined ? fraction : fraction.slice(0, fixed).padEnd(fixed, '0');
  const text = implied === undefined ? joined(units, shown, mark) : `${units}${shown}`.replace(/^0+(?=.)/, '');
  if (sign === 'overpunch') return text.slice(0, -1) + ((minus === '' ? POSITIVE : NEGATIVE)[Number(text.at(-1))] ?? '');
  return sign === 'trailing' ? `${text}${minus}` : `${minus}${text}`;
}

function joined(units: string, fraction: string, mark = '.'): string {
  return fraction === '' ? units : `${units}${mark}${fraction}`;
}

function splitAt(digits: string, implied: number): readonly [string, string] {
  const padded = digits.padStart(implied, '0');
  return [padded.slice(0, padded.length - implied), padded.slice(padded.length - implied)];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
