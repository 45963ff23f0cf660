import { isJsonObject, type Json } from '../../core/kernel/json.ts';

/** Makes relative addresses whole, at declared places alone.
 *  @param places dotted paths, list positions left out
 *  @param base address of the service */
export function withAddresses(tree: Json, places: readonly string[], base: string): Json {
  if (places.length === 0) return tree;
  const walk = (value: Json, place: string): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => walk(item, place));
    if (isJsonObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, walk(inner, place === '' ? name : `${place}.${name}`)]),
      );
    if (typeof value !== 'string' || value.trim() === '' || !places.includes(place)) return value;
    return URL.canParse(value, base) ? new URL(value, base).href : value;
  };
  return walk(tree, '');
}
