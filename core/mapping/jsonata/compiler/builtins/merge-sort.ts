import type { Run } from '../run.ts';

/** Sorts a copy, stably, with the comparisons of JSONata in their order.
 *  @param swap says whether the first goes behind the second: any true value, as in JavaScript */
export function mergeSort(list: readonly unknown[], swap: (left: unknown, right: unknown) => unknown, run: Run): unknown[] {
  if (list.length <= 1) return [...list];
  const middle = Math.floor(list.length / 2);
  return merge(mergeSort(list.slice(0, middle), swap, run), mergeSort(list.slice(middle), swap, run), swap, run);
}

function merge(left: readonly unknown[], right: readonly unknown[], swap: (left: unknown, right: unknown) => unknown, run: Run): unknown[] {
  const merged: unknown[] = [];
  let [first, second] = [0, 0];
  while (first < left.length && second < right.length) {
    run.spend(1);
    if (swap(left[first], right[second])) merged.push(right[second++]);
    else merged.push(left[first++]);
  }
  while (first < left.length) merged.push(left[first++]);
  while (second < right.length) merged.push(right[second++]);
  return merged;
}
