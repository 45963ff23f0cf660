import type { Json } from '../../kernel/json.ts';

/** A value of a tree as it is sent: texts as they are, numbers where JSON writes them without an exponent; absent ones empty.
 *  @param refuse is called for a value that is neither, which is empty then */
export function writtenValue(json: Json | undefined, refuse: () => void): string {
  if (typeof json === 'string') return json;
  if (json === undefined || json === null) return '';
  if (typeof json === 'number' && Number.isFinite(json) && !/e/.test(String(json))) return String(json);
  refuse();
  return '';
}

/** A list without the empty items at its end: neither ISO 9735-1 (clause 8.6) nor X12.6 sends them. */
export function trimmed<Item>(list: readonly Item[], isEmpty: (item: Item) => boolean): readonly Item[] {
  let { length } = list;
  while (length > 0 && isEmpty(list[length - 1] as Item)) length -= 1;
  return length === list.length ? list : list.slice(0, length);
}
