import { type KnownValues, knownValues } from '../canonical/masking/known-values.ts';
import { mayShow } from '../canonical/masking/masking.ts';
import { isJsonObject, type Json } from '../kernel/json.ts';
import type { Envelope } from '../spi/envelope.ts';

/** More numbers of one document are not noted: each is a row of the search. */
const MOST = 32;
/** And no more values are looked at: a document that fails may be large. */
const MOST_LOOKED_AT = 2_000;
const NUMBER = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}._/:-]{3,39}$/u;
/** Dates, times, amounts and durations lead nobody to a message. */
const NO_NUMBER = /^\d{4}-\d\d-\d\d|^\d+[.,]\d+$|^\d\d:\d\d|^P[\dT]/;

/** Numbers by which a document that failed is found: those of its canonical messages, if it came so far, and whatever in the decoded
 *  document is written as a number of something. A mapping that fails says no more which of them is the claim's. What may be personal is
 *  left out: search terms outlive contents. */
export function mentionsOf(tree: Json | undefined, envelopes: readonly Pick<Envelope, 'businessKeys'>[] = []): readonly string[] {
  const found = new Set(envelopes.flatMap(({ businessKeys }) => Object.values(businessKeys)));
  const budget = { left: MOST_LOOKED_AT, known: knownValues([]) };
  if (tree !== undefined) collect(tree, [], found, budget);
  return [...found].slice(0, MOST);
}

interface Budget {
  left: number;
  readonly known: KnownValues;
}

function collect(value: Json, names: readonly string[], found: Set<string>, budget: Budget): void {
  if (budget.left <= 0 || found.size >= MOST) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item as Json, names, found, budget);
    return;
  }
  if (isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value)) collect(inner, [...names, name], found, budget);
    return;
  }
  budget.left -= 1;
  const text = typeof value === 'string' ? value.trim() : Number.isSafeInteger(value) ? String(value) : '';
  if (NUMBER.test(text) && !NO_NUMBER.test(text) && mayShow({ value: text, names }, budget.known)) found.add(text);
}
