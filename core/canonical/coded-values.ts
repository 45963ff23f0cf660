import { isJsonObject, type JsonObject } from '../kernel/json.ts';
import { isLabelled } from './codes.ts';
import { bodySchemas, commonSchema } from './generated/schemas.ts';

/** A value of a closed list, such as `{ list: 'canonicalReason', value: 'defective' }`. */
export interface CodedValue {
  readonly list: string;
  readonly value: string;
}

/** What a body says in the words of closed lists that have wordings: each value once, in the order of the schema. Unknown type: nothing. */
export function codedValues(type: string, body: JsonObject): readonly CodedValue[] {
  const places = Object.hasOwn(bodySchemas, type) ? placesOf(type) : undefined;
  const found = new Map<string, CodedValue>();
  if (places !== undefined) collect(body, places, (coded) => found.set(`${coded.list} ${coded.value}`, coded));
  return [...found.values()];
}

/** Where such values are: here, or in fields or items; undefined: nowhere below. */
type Places =
  | { readonly list: string }
  | { readonly fields: readonly (readonly [string, Places])[] }
  | { readonly items: Places }
  | undefined;

const placesByType = new Map<string, Places>();

function placesOf(type: string): Places {
  if (!placesByType.has(type)) placesByType.set(type, readPlaces(bodySchemas[type] ?? {}));
  return placesByType.get(type);
}

function readPlaces(schema: JsonObject): Places {
  const target = schema['$ref'];
  if (typeof target === 'string') {
    const name = target.slice(target.lastIndexOf('/') + 1);
    return isLabelled(name) ? { list: name } : readPlaces(definition(name));
  }
  const { items, properties } = schema;
  if (isJsonObject(items)) {
    const inner = readPlaces(items);
    return inner && { items: inner };
  }
  if (!isJsonObject(properties)) return undefined;
  const fields = Object.entries(properties).flatMap(([name, property]): [string, Places][] => {
    const inner = readPlaces(property as JsonObject);
    return inner === undefined ? [] : [[name, inner]];
  });
  return fields.length === 0 ? undefined : { fields };
}

function definition(name: string): JsonObject {
  return (commonSchema['$defs'] as JsonObject)[name] as JsonObject;
}

function collect(value: unknown, places: Places, found: (coded: CodedValue) => void): void {
  if (places === undefined) return;
  if ('list' in places) {
    if (typeof value === 'string') found({ list: places.list, value });
  } else if ('items' in places) {
    if (Array.isArray(value)) for (const item of value) collect(item, places.items, found);
  } else if (isJsonObject(value)) {
    for (const [name, inner] of places.fields) collect(value[name], inner, found);
  }
}
