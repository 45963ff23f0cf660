import { gln } from '../support/gs1.ts';

/** The X12 retailer. */
export const x12Retailer = gln(7);
const hub = gln(4);

/** A transaction set to be written. */
export interface TransactionSet {
  /** ST01. */
  readonly set: string;
  /** GS01. */
  readonly group: string;
  /** Without ST and SE, unterminated. */
  readonly segments: readonly string[];
}

/** An interchange of one set to the hub, 4010.
 *  @param control ISA13, GS06: up to nine digits */
export function x12Interchange({ set, group, segments }: TransactionSet, control: number): string {
  const party = (id: string) => id.padEnd(15);
  const isa = ['00', ''.padEnd(10), '00', ''.padEnd(10), 'ZZ', party(x12Retailer), 'ZZ', party(hub), '250312', '1015', 'U', '00401'];
  const number = String(control).padStart(9, '0');
  return [
    ['ISA', ...isa, number, '0', 'P', '>'].join('*'),
    `GS*${group}*${x12Retailer}*${hub}*20250312*1015*${control}*X*004010`,
    `ST*${set}*0001`,
    ...segments,
    `SE*${segments.length + 2}*0001`,
    `GE*1*${control}`,
    `IEA*1*${number}`,
  ]
    .map((segment) => `${segment}~\n`)
    .join('');
}

/** The segments of an interchange that came in, each a list of its elements. */
export function x12Segments(text: string): readonly (readonly string[])[] {
  const element = text[3] ?? '*';
  const terminator = text[105] ?? '~';
  return text
    .split(terminator)
    .map((segment) => segment.trim().split(element))
    .filter(([tag]) => tag !== '');
}

/** One element of the first segment with that tag; the empty text where there is none. */
export function x12Element(segments: readonly (readonly string[])[], tag: string, at: number): string {
  return segments.find(([name]) => name === tag)?.[at] ?? '';
}
