import { hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { isEncodable, isEncoding } from './charset.ts';

/* The shape of a file's tree, as somebody edited it. `path` is the place in the tree, a JSON pointer, of what is looked at.
 * All throw HubError `E_EDI_TREE` with the path of what is unusable. */

/** What must be an object. */
export function objectAt(json: Json | undefined, path: string): JsonObject {
  if (!isJsonObject(json)) throw unusableTree('it must be an object', path);
  return json;
}

/** The items of what must be a list, each read with its own path. */
export function listAt<Item>(json: Json | undefined, path: string, read: (item: Json, path: string) => Item): readonly Item[] {
  if (!Array.isArray(json)) throw unusableTree('it must be a list', path);
  return (json as readonly Json[]).map((item, index) => read(item, `${path}/${index}`));
}

/** What must be a text. */
export function textAt(json: Json | undefined, path: string): string {
  if (typeof json !== 'string') throw unusableTree('it must be a text', path);
  return json;
}

/** A field that is there only where it has something to say, read with its own path; nothing where it is absent. */
export function optionalField<Name extends string, Value>(
  given: JsonObject,
  name: Name,
  path: string,
  read: (json: Json | undefined, path: string) => Value,
): { readonly [K in Name]?: Value } {
  if (given[name] === undefined) return {};
  return { [name]: read(given[name], `${path}/${name}`) } as { readonly [K in Name]?: Value };
}

/** What must be the name of an encoding. */
export function encodingAt(json: Json | undefined, path: string): string {
  const encoding = textAt(json, path);
  if (!isEncoding(encoding)) throw unusableTree('it must name a character encoding', path);
  return encoding;
}

/** A text that must have no character that an encoding does not have. */
export function encodableAt(json: Json | undefined, encoding: string, path: string): string {
  const text = textAt(json, path);
  if (!isEncodable(text, encoding)) throw unusableTree(`it has a character that ${encoding} does not have`, path);
  return text;
}

/** A field that must be one character. */
export function characterIn(given: JsonObject, name: string, path: string): string {
  const character = textAt(given[name], `${path}/${name}`);
  if (character.length !== 1) throw unusableTree('it must be one character', `${path}/${name}`);
  return character;
}

/** What stands around the segments of a file. */
export function frameIn(file: JsonObject): { readonly bom: boolean; readonly between: string; readonly rest: string } {
  const { between = '' } = optionalField(file, 'between', '', textAt);
  const { rest = '' } = optionalField(file, 'rest', '', textAt);
  return { bom: file['bom'] === true, between, rest };
}

/** The error for a tree that is unusable at a place. */
export function unusableTree(reason: string, path: string): Error {
  return hubError('E_EDI_TREE', { reason }, { at: { path } });
}
