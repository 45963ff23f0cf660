/** A list with JSONata's marks. They are own properties under the names that JSONata's functions read. Only lists carry
 *  them: a list out of a document has none, and a field of the same name in a document means nothing. */
export interface Flagged extends Array<unknown> {
  /** A sequence: what a step found. One of length 1 is the same as its item, one of length 0 is nothing. */
  sequence?: true;
  /** A sequence that stays a list when it has one item: `a[]`. */
  keepSingleton?: true;
  /** A list that the mapping writes out as a step of a path, to stay a list within the list of results. */
  cons?: true;
  /** A sequence of tuples instead of values. */
  tupleStream?: true;
  /** The one-item sequence around a document that is a list, so that the list is one context and not many. */
  outerWrapper?: true;
}

/** A sequence of these items; the list itself is marked, not a copy. */
export function asSequence(items: unknown[]): Flagged {
  const sequence: Flagged = items;
  sequence.sequence = true;
  return sequence;
}

export function isSequence(value: unknown): value is Flagged {
  return Array.isArray(value) && (value as Flagged).sequence === true;
}

export function isTupleStream(value: unknown): value is Flagged {
  return Array.isArray(value) && (value as Flagged).tupleStream === true;
}

/** What a step's sequence stands for: nothing, its one item, or the list. Applied to the value of every node, once. */
export function settle(value: unknown): unknown {
  if (!Array.isArray(value) || (value as Flagged).sequence !== true) return value;
  const sequence: Flagged = value;
  if (sequence.length > 1 || sequence.tupleStream === true) return sequence;
  if (sequence.length === 0) return undefined;
  return sequence.keepSingleton === true ? sequence : sequence[0];
}

/** As {@link settle}, for a node that ends in `[]`. */
export function settleKept(value: unknown): unknown {
  if (isSequence(value) && value.tupleStream !== true) value.keepSingleton = true;
  return settle(value);
}
