import type { Run } from '../run.ts';
import { setField } from '../values.ts';

/** `$merge(objects)`: one object with the fields of all, the later ones winning. */
export function merge(objects: readonly Readonly<Record<string, unknown>>[] | undefined, run: Run): unknown {
  if (objects === undefined) return undefined;
  const merged: Record<string, unknown> = {};
  for (const object of objects) {
    run.spend(1);
    for (const name of Object.keys(object)) setField(merged, name, object[name]);
  }
  return merged;
}
