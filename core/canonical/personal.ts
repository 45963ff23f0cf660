import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts';
import { bodySchemas, commonSchema } from './generated/schemas.ts';

/** What stands where personal data was. */
export const personalMask = '***';

/** The places of a type's body that hold personal data (`x-personal` in the schema), as JSON Pointers with `*` for every
 *  item of a list: `/parties/consumer/name`, `/items/x/imei/x/raw` with `x` = `*`. Unknown type: none. */
export function personalPaths(type: string): readonly string[] {
  return Object.hasOwn(bodySchemas, type) ? collect(marksOf(type), '') : [];
}

/** The body with every personal value replaced by {@link personalMask}; lists and objects keep their shape. What the
 *  schema does not know (a misspelt field, an object in place of a text, an unknown type) is masked too: nobody knows
 *  what it holds. */
export function maskPersonal(type: string, body: Json, hide: HideValue = () => personalMask): Json {
  return Object.hasOwn(bodySchemas, type) ? mask(body, marksOf(type), hide) : maskAll(body, hide);
}

/** What stands in the place of a personal value; called for each, in order. */
export type HideValue = (value: string | number | boolean) => Json;

/** What a part of a schema says: personal, free to show, or each field or item for itself. */
type Marks = 'personal' | 'open' | { readonly fields: ReadonlyMap<string, Marks> } | { readonly items: Marks };

const marksByType = new Map<string, Marks>();

function marksOf(type: string): Marks {
  let marks = marksByType.get(type);
  if (marks === undefined) {
    marks = readMarks(bodySchemas[type] ?? {});
    marksByType.set(type, marks);
  }
  return marks;
}

function readMarks(schema: JsonObject): Marks {
  if (schema['x-personal'] === true) return 'personal';
  const target = schema['$ref'];
  if (typeof target === 'string') return readMarks(definition(target));
  const properties = schema['properties'];
  const items = schema['items'];
  if (isJsonObject(items)) return { items: readMarks(items) };
  if (!isJsonObject(properties)) return 'open';
  return { fields: new Map(Object.entries(properties).map(([name, property]) => [name, readMarks(property as JsonObject)])) };
}

function definition(reference: string): JsonObject {
  const definitions = commonSchema['$defs'] as JsonObject;
  return definitions[reference.slice(reference.lastIndexOf('/') + 1)] as JsonObject;
}

function collect(marks: Marks, path: string): string[] {
  if (marks === 'personal') return [path];
  if (marks === 'open') return [];
  if ('items' in marks) return collect(marks.items, `${path}/*`);
  return [...marks.fields].flatMap(([name, inner]) => collect(inner, `${path}/${name}`));
}

function mask(value: Json, marks: Marks, hide: HideValue): Json {
  if (marks === 'personal') return maskAll(value, hide);
  if (marks === 'open') return typeof value === 'object' ? maskAll(value, hide) : value;
  if ('items' in marks) return Array.isArray(value) ? value.map((item) => mask(item as Json, marks.items, hide)) : maskAll(value, hide);
  if (!isJsonObject(value)) return maskAll(value, hide);
  return mapFields(value, (name, inner) => mask(inner, marks.fields.get(name) ?? 'personal', hide));
}

function maskAll(value: Json, hide: HideValue): Json {
  if (value === null) return null;
  if (typeof value !== 'object') return hide(value);
  if (Array.isArray(value)) return value.map((item) => maskAll(item as Json, hide));
  return mapFields(value as JsonObject, (_, inner) => maskAll(inner, hide));
}

function mapFields(value: JsonObject, change: (name: string, inner: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(name, inner)]));
}
