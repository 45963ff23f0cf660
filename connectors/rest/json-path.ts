import { readJson } from '../../core/formats/json/reader.ts';
import { HubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';

/** The value at a dotted path, `meta.next`; list positions are numbers, `errors.0.code`. Undefined when there is none. */
export function valueAt(tree: Json, path: string): Json | undefined {
  let value: Json | undefined = tree;
  for (const name of path.split('.')) {
    if (Array.isArray(value)) value = /^\d+$/.test(name) ? (value as readonly Json[])[Number(name)] : undefined;
    else value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** A scalar as text; undefined for null, lists, objects and nothing. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A copy of the tree with another value at the path; undefined takes it out. What is not there stays away. */
export function withValueAt(tree: Json, path: string, value: Json | undefined): Json {
  const [name = '', ...rest] = path.split('.');
  if (!isJsonObject(tree) || !Object.hasOwn(tree, name)) return tree;
  const inner = tree[name];
  const changed = rest.length === 0 || inner === undefined ? value : withValueAt(inner, rest.join('.'), value);
  const entries = Object.entries(tree).flatMap(([key, each]): [string, Json][] => {
    if (key !== name) return [[key, each]];
    return changed === undefined ? [] : [[key, changed]];
  });
  return Object.fromEntries(entries);
}

/** Bytes as JSON; undefined when they are none, or beyond the limits of documents: what is nested without end could not be written. */
export function parseJson(bytes: Uint8Array): Json | undefined {
  try {
    return readJson(bytes);
  } catch (thrown) {
    if (thrown instanceof HubError) return undefined;
    throw thrown;
  }
}
