import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts';
import { bodySchemas, commonSchema } from './generated/schemas.ts';

/** A field of a body: the names that lead to it, items of lists left out, and the values that its closed list allows; none: any. */
interface Place {
  readonly path: readonly string[];
  readonly values?: readonly string[];
}

/** The values that the fields of a canonical type allow whose path ends so, such as `['reason', 'canonical']`: of all such fields
 *  together.
 *  @returns undefined where there is no such field, or only some of them are closed lists; 'any' where none is */
export function allowedValues(type: string, path: readonly string[]): readonly string[] | 'any' | undefined {
  const name = path.at(-1);
  if (name === undefined || !Object.hasOwn(bodySchemas, type)) return undefined;
  const places = (placesOf(type).get(name) ?? []).filter((place) => endsWith(place.path, path));
  if (places.length === 0) return undefined;
  const closed = places.flatMap(({ values }) => (values === undefined ? [] : [values]));
  if (closed.length === 0) return 'any';
  return closed.length === places.length ? [...new Set(closed.flat())] : undefined;
}

const placesByType = new Map<string, ReadonlyMap<string, readonly Place[]>>();

/** The fields of a type by their last name. */
function placesOf(type: string): ReadonlyMap<string, readonly Place[]> {
  const known = placesByType.get(type);
  if (known !== undefined) return known;
  const places = new Map<string, Place[]>();
  collect(bodySchemas[type] ?? {}, [], [], (place) => {
    const name = place.path.at(-1) ?? '';
    places.set(name, [...(places.get(name) ?? []), place]);
  });
  placesByType.set(type, places);
  return places;
}

/** @param within names of definitions that lead here: one that holds itself is read once */
function collect(schema: Json | undefined, path: readonly string[], within: readonly string[], found: (place: Place) => void): void {
  if (!isJsonObject(schema)) return;
  const { $ref: target, properties, items, anyOf } = schema;
  if (typeof target === 'string') {
    const name = target.slice(target.lastIndexOf('/') + 1);
    if (!within.includes(name)) collect((commonSchema['$defs'] as JsonObject)[name], path, [...within, name], found);
    return;
  }
  const values = valuesOf(schema);
  if (isJsonObject(properties)) {
    for (const [name, property] of Object.entries(properties)) collect(property, [...path, name], within, found);
  } else if (isJsonObject(items)) {
    collect(items, path, within, found);
  } else if (Array.isArray(anyOf) && values === undefined) {
    for (const one of anyOf) collect(one, path, within, found);
  } else if (path.length > 0) {
    found({ path, ...(values === undefined ? {} : { values }) });
  }
}

function valuesOf({ enum: listed, const: only }: JsonObject): readonly string[] | undefined {
  if (typeof only === 'string') return [only];
  return Array.isArray(listed) ? listed.map(String) : undefined;
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  return end.every((name, index) => path[path.length - end.length + index] === name);
}
