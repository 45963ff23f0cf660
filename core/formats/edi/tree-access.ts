import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';

/** The text at a path of keys; empty where there is none. */
export function textIn(tree: Json | undefined, ...path: readonly string[]): string {
  const value = valueIn(tree, path);
  return typeof value === 'string' ? value : '';
}

/** Is the value at a path of keys `true`? */
export function isSet(tree: Json | undefined, ...path: readonly string[]): boolean {
  return valueIn(tree, path) === true;
}

/** The texts of a value that may repeat, empty ones left out. */
export function textsIn(tree: Json | undefined, ...path: readonly string[]): readonly string[] {
  const value = valueIn(tree, path);
  const list: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value ?? ''];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}

/** The objects of a segment or group that may repeat: none, one, or a list. */
export function itemsIn(tree: Json | undefined, key: string): readonly JsonObject[] {
  return isJsonObject(tree) ? objects(tree[key]) : [];
}

/** The groups of a tree that begin with a segment, in order, whatever the guide calls them: releases number their groups
 *  differently. */
export function groupsWith(tree: Json | undefined, tag: string): readonly JsonObject[] {
  if (!isJsonObject(tree)) return [];
  return Object.values(tree)
    .flatMap(objects)
    .filter((item) => isJsonObject(item[tag]));
}

function objects(value: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return (value as readonly Json[]).filter(isJsonObject);
  return isJsonObject(value) ? [value] : [];
}

function valueIn(tree: Json | undefined, path: readonly string[]): Json | undefined {
  let value = tree;
  for (const key of path) value = isJsonObject(value) ? value[key] : undefined;
  return value;
}
