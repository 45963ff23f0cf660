import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';

/** What a text starts with to ask for a credential: `"credential:password"`. */
const PLACEHOLDER = 'credential:';

/** Puts credentials into what a mapping gave, at the declared places alone: the same text elsewhere may have come from a document,
 *  and stays a text.
 *  @param places dotted paths, list positions left out: `credential.password`
 *  @throws E_CONFIG_REFERENCE for a credential that is not configured */
export function withCredentials(tree: Json, places: readonly string[], credentials: ReadonlyMap<string, string>): Json {
  if (places.length === 0) return tree;
  const fill = (value: Json, place: string): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => fill(item, place));
    if (isJsonObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, place === '' ? name : `${place}.${name}`)]));
    }
    if (typeof value !== 'string' || !value.startsWith(PLACEHOLDER) || !places.includes(place)) return value;
    const name = value.slice(PLACEHOLDER.length);
    const found = credentials.get(name);
    if (found === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The credential', name });
    return found;
  };
  return fill(tree, '');
}
