import type { Run } from './run.ts';
import { asSequence, type Flagged } from './sequence.ts';

/** Adds an item to a list that grows.
 *  @throws D2015 beyond the limit of items */
export function pushItem(list: unknown[], item: unknown, run: Run): void {
  run.checkLength(list.length + 1);
  list.push(item);
}

/** Adds what one item of a step gave: the items of a list, unless the mapping wrote that list out. */
export function pushFlat(list: unknown[], value: unknown, run: Run): void {
  if (!Array.isArray(value) || (value as Flagged).cons === true) {
    pushItem(list, value, run);
    return;
  }
  run.checkLength(list.length + value.length);
  run.spend(value.length >> 3);
  for (const item of value) list.push(item);
}

/** Two values as one list; nothing adds nothing. */
export function append(left: unknown, right: unknown, run: Run): unknown {
  if (left === undefined) return right;
  if (right === undefined) return left;
  const first = Array.isArray(left) ? left : [left];
  const second = Array.isArray(right) ? right : [right];
  run.checkLength(first.length + second.length);
  run.spend((first.length + second.length) >> 3);
  return first.concat(second);
}

/** A sequence of one value or none, growing under the limit, for JSONata's own functions: they call its `push`. */
export function limitedSequence(run: Run, items: unknown[]): Flagged {
  const sequence = asSequence(items);
  const push = (...more: unknown[]) => {
    run.checkLength(sequence.length + more.length);
    return Array.prototype.push.apply(sequence, more);
  };
  Object.defineProperty(sequence, 'push', { value: push, configurable: true, writable: true });
  return sequence;
}
