import { ExpressionFault } from '../fault.ts';
import { arityOf, type FunctionValue } from '../functions.ts';
import { pushItem } from '../lists.ts';
import type { Run } from '../run.ts';
import { asSequence } from '../sequence.ts';
import { isListOfNumbers, isListOfTexts, isTrue, setField } from '../values.ts';
import { mergeSort } from './merge-sort.ts';

/** Calls back with as many of these as the function takes, the first in any case. */
function callBack(callback: FunctionValue, value: unknown, place: unknown, whole: unknown): unknown {
  const arity = arityOf(callback);
  if (arity >= 3) return callback(value, place, whole);
  return arity === 2 ? callback(value, place) : callback(value);
}

/** `$map(list, function)` */
export function map(list: readonly unknown[] | undefined, callback: FunctionValue, run: Run): unknown {
  if (list === undefined) return undefined;
  const results = asSequence([]);
  for (let index = 0; index < list.length; index += 1) {
    const result = callBack(callback, list[index], index, list);
    if (result !== undefined) pushItem(results, result, run);
  }
  return results;
}

/** `$filter(list, function)` */
export function filter(list: readonly unknown[] | undefined, callback: FunctionValue, run: Run): unknown {
  if (list === undefined) return undefined;
  const kept = asSequence([]);
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (isTrue(callBack(callback, item, index, list))) pushItem(kept, item, run);
  }
  return kept;
}

/** `$single(list, function?)`
 *  @throws D3138, D3139 */
export function single(list: readonly unknown[] | undefined, callback: FunctionValue | undefined): unknown {
  if (list === undefined) return undefined;
  const found: unknown[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (callback !== undefined && !isTrue(callBack(callback, item, index, list))) continue;
    if (found.length > 0) throw new ExpressionFault('D3138');
    found.push(item);
  }
  if (found.length === 0) throw new ExpressionFault('D3139');
  return found[0];
}

/** `$reduce(list, function, initial?)`
 *  @throws D3050 when the function takes fewer than two arguments */
export function reduce(list: readonly unknown[] | undefined, callback: FunctionValue, initial: unknown): unknown {
  if (list === undefined) return undefined;
  const arity = arityOf(callback);
  if (arity < 2) throw new ExpressionFault('D3050');
  const startsWithFirst = initial === undefined && list.length > 0;
  let result = startsWithFirst ? list[0] : initial;
  for (let index = startsWithFirst ? 1 : 0; index < list.length; index += 1) {
    const args = [result, list[index]];
    if (arity >= 3) args.push(index);
    if (arity >= 4) args.push(list);
    result = callback(...args);
  }
  return result;
}

/** `$each(object, function)` */
export function each(object: Readonly<Record<string, unknown>> | undefined, callback: FunctionValue, run: Run): unknown {
  const results = asSequence([]);
  for (const [name, value] of Object.entries(object ?? {})) {
    const result = callBack(callback, value, name, object);
    if (result !== undefined) pushItem(results, result, run);
  }
  return results;
}

/** `$sift(object, function)` */
export function sift(object: Readonly<Record<string, unknown>> | undefined, callback: FunctionValue): unknown {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object ?? {}))
    if (isTrue(callBack(callback, value, name, object))) setField(kept, name, value);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** `$sort(list, function?)`
 *  @throws D3070 for values of different kinds without a function */
export function sort(list: readonly unknown[] | undefined, callback: FunctionValue | undefined, run: Run): unknown {
  if (list === undefined || list.length <= 1) return list;
  if (callback !== undefined) return mergeSort(list, callback, run);
  if (!isListOfNumbers(list) && !isListOfTexts(list)) throw new ExpressionFault('D3070');
  return mergeSort(list, (left, right) => (left as number) > (right as number), run);
}
