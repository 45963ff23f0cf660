import type { SyntaxNode } from '../../syntax.ts';
import type { Compiled, Frame } from '../frame.ts';
import { pushFlat } from '../lists.ts';
import { asSequence, type Flagged, isSequence, settle } from '../sequence.ts';
import { fieldReader } from './lookups.ts';
import { filtered, type Step } from './steps.ts';

/** A step with its predicates, and the short way where it is but the name of a field. */
interface QuickStep {
  readonly value: Compiled;
  readonly read: ((value: unknown) => unknown) | undefined;
}

/** A path without rows, sorting, grouping and kept lists: nearly all of them. While there is one item only, no list is
 *  made. */
export function quickPath(nodes: readonly SyntaxNode[], steps: readonly Step[], startsAtVariable: boolean): Compiled {
  const quick = steps.map((step, place) => quickStep(nodes[place] as SyntaxNode, step));
  const general = generalPath(quick, startsAtVariable);
  const first = startsAtVariable && steps[0]?.stages.length === 0 ? quick[0]?.value : undefined;
  const readers = quick.slice(first === undefined ? 0 : 1).map((step) => step.read);
  return readers.every((read) => read !== undefined) ? namesPath(first, readers, general) : general;
}

/** Names only, perhaps after a variable. Where no list is met on the way, which is nearly always, this is all there is to do. */
function namesPath(first: Compiled | undefined, readers: readonly ((value: unknown) => unknown)[], general: Compiled): Compiled {
  return (input, frame) => {
    let value = first === undefined ? input : first(input, frame);
    for (let place = 0; place < readers.length; place += 1) {
      if (Array.isArray(value)) return general(input, frame);
      value = (readers[place] as (value: unknown) => unknown)(value);
    }
    return Array.isArray(value) ? general(input, frame) : value;
  };
}

function generalPath(quick: readonly QuickStep[], startsAtVariable: boolean): Compiled {
  const last = quick.length - 1;
  return (input, frame) => {
    let value = input;
    /** Whether the value is a list of items, not one item, which may happen to be a list. */
    let isMany = Array.isArray(input) && !startsAtVariable;
    for (let place = 0; place <= last; place += 1) {
      const step = quick[place] as QuickStep;
      if (isMany) {
        value = forEach(step.value, value as unknown[], place === last, frame);
        if (place === last) return settle(value);
        if ((value as unknown[]).length === 0) return undefined;
        continue;
      }
      value = step.read !== undefined && !Array.isArray(value) ? settle(step.read(value)) : step.value(value, frame);
      if (!Array.isArray(value)) {
        if (value === undefined) return undefined;
        continue;
      }
      if (place === last) return lastOf(value);
      isMany = (value as Flagged).cons !== true;
      if (isMany && value.length === 0) return undefined;
    }
    return value;
  };
}

function quickStep(node: SyntaxNode, { value, stages }: Step): QuickStep {
  if (stages.length > 0) return { value: (input, frame) => filtered(value(input, frame), stages, frame), read: undefined };
  return {
    value,
    read:
      node.type === 'name' && node['predicate'] === undefined && node['group'] === undefined
        ? fieldReader(node.value as string)
        : undefined,
  };
}

/** What a sequence that a last step gave for the only item stands for; any other list is the result as it is. */
function lastOf(list: Flagged): unknown {
  if (list.sequence !== true) return list;
  if (list.length > 1) return list.keepSingleton === true ? asSequence([...list]) : list;
  return list[0];
}

/** One step over many items. The list that a last step gave for the only item with a result is the result as it is. */
function forEach(step: Compiled, items: readonly unknown[], isLast: boolean, frame: Frame): unknown[] {
  const found = asSequence([]);
  let results = 0;
  let first: unknown;
  for (let index = 0; index < items.length; index += 1) {
    frame.run.spend(1);
    const result = step(items[index], frame);
    if (result === undefined) continue;
    if (results === 0) first = result;
    results += 1;
    pushFlat(found, result, frame.run);
  }
  return isLast && results === 1 && Array.isArray(first) && !isSequence(first) ? first : found;
}
