import type { SyntaxNode } from '../../syntax.ts';
import { Unsupported } from '../compiler.ts';
import type { Compiled, Frame } from '../frame.ts';
import { append, pushItem } from '../lists.ts';
import type { Run } from '../run.ts';
import { asSequence, type Flagged } from '../sequence.ts';

/** A field by its name, in an object or in each object of a list, as a sequence of its own. */
export function compileName(node: SyntaxNode): Compiled {
  const read = fieldReader(node.value as string);
  const readAll = (list: readonly unknown[], run: Run): Flagged => {
    const found = asSequence([]);
    run.spend(list.length);
    for (const item of list) {
      const value = Array.isArray(item) ? readAll(item, run) : read(item);
      if (Array.isArray(value)) for (const inner of value) pushItem(found, inner, run);
      else if (value !== undefined) pushItem(found, value, run);
    }
    return found;
  };
  return (input, frame) => (Array.isArray(input) ? readAll(input, frame.run) : read(input));
}

/** Reads a field of what may be an object; nothing where it is none, or has no such field of its own. */
export function fieldReader(name: string): (value: unknown) => unknown {
  // Only these names could be found on the prototype of an object.
  if (name in Object.prototype)
    return (value) => (typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined);
  return (value) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined);
}

/** `*`: the values of all fields, those of lists as items. */
export function wildcard(input: unknown, frame: Frame): unknown {
  let value = input;
  if (Array.isArray(value) && (value as Flagged).outerWrapper === true && value.length > 0) value = value[0];
  let found: unknown = asSequence([]);
  if (typeof value !== 'object' || value === null) return found;
  // JSONata takes the marks of a sequence for fields of it.
  if (Array.isArray(value) && (value as Flagged).sequence === true) throw new Unsupported('wildcard on a sequence');
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    frame.run.spend(1);
    if (Array.isArray(inner)) found = append(found, flat(inner, []), frame.run);
    else pushItem(found as unknown[], inner, frame.run);
  }
  return found;
}

function flat(list: readonly unknown[], items: unknown[]): unknown[] {
  for (const item of list) {
    if (Array.isArray(item)) flat(item, items);
    else items.push(item);
  }
  return items;
}

/** `**`: a value and all within it, lists themselves left out. */
export function descendants(input: unknown, frame: Frame): unknown {
  if (input === undefined) return undefined;
  const found = asSequence([]);
  collect(input, found, frame.run);
  return found.length === 1 ? found[0] : found;
}

function collect(value: unknown, found: unknown[], run: Run): void {
  if (!Array.isArray(value)) pushItem(found, value, run);
  if (typeof value !== 'object' || value === null) return;
  run.spend(1);
  for (const inner of Array.isArray(value) ? value : Object.values(value)) collect(inner, found, run);
}
