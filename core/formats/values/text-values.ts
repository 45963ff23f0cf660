import type { ValueSpan } from './value-span.ts';

const WORD = /[^\s;,|=<>"]+/g;

/** The words of a text of no known structure, such as records of fixed width. */
export function* textValues(text: string): Generator<ValueSpan> {
  for (const match of text.matchAll(WORD)) {
    const [value] = match;
    yield { from: match.index, to: match.index + value.length, value, names: [], write: (written) => written };
  }
}
