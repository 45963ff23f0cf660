import { expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../kernel/json.ts';
import { bodySchemas, commonSchema } from './generated/schemas.ts';

const definitions = commonSchema['$defs'] as Readonly<Record<string, JsonObject>>;

/** Names of fields that tell that a person is behind, or that people write into them. */
const telling =
  /^(names?|given|family|personName|email|phone|mobile|lines|street|streetNumber|serialNumber|plate|text|words|note|instructions|statement|inspector|technician|signedBy|holder|accountNumber|bic|link|url|filename)$/;

/** Free text and identifiers of people, wherever they are defined. */
const personalDefinitions = ['note', 'words', 'personName', 'serialNumber', 'email', 'phone', 'bic', 'url'];

/** What is called name or text and yet tells of no person: names of products, places, brands, labels and the like. */
const impersonal = new Set([
  'Label.filename',
  'Category.name',
  'Accessory.name',
  'SparePart.name',
  'DropOffPoint.name',
  'TrackingPlace.name',
  'LifecycleDifference.name',
  'CatalogueProduct.name',
  'CatalogueBrand.name',
  'CatalogueSite.name',
  'PublishedProduct.name',
  'TemplateValue.name',
  'PublicAddress.lines',
]);

interface Leaf {
  readonly name: string;
  readonly personal: boolean;
}

/** Fields of a schema that hold no fields themselves; `title`: of the object that they are in. */
function leaves(schema: JsonObject, title: string): readonly Leaf[] {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const own = typeof schema['title'] === 'string' ? schema['title'] : title;
  const inner = Object.entries(properties).flatMap(([field, property]) => leaf(property as JsonObject, own, field));
  return isJsonObject(schema['items']) ? [...inner, ...leaves(schema['items'], own)] : inner;
}

function leaf(schema: JsonObject, title: string, field: string): readonly Leaf[] {
  const target = typeof schema['$ref'] === 'string' ? definition(schema['$ref']) : schema;
  if (isJsonObject(target['properties'])) return schema === target ? leaves(target, title) : [];
  const items = target['items'];
  const isPersonal = [schema, target].some((one) => one['x-personal'] === true) || (isJsonObject(items) && isMarked(items));
  if (isJsonObject(items) && (isJsonObject(items['properties']) || hasFields(items))) return leaves(items, title);
  return [{ name: `${title}.${field}`, personal: isPersonal }];
}

function isMarked(schema: JsonObject): boolean {
  return schema['x-personal'] === true || (typeof schema['$ref'] === 'string' && definition(schema['$ref'])['x-personal'] === true);
}

function hasFields(schema: JsonObject): boolean {
  return typeof schema['$ref'] === 'string' && isJsonObject(definition(schema['$ref'])['properties']);
}

function definition(reference: string): JsonObject {
  return definitions[reference.slice(reference.lastIndexOf('/') + 1)] ?? {};
}

const everyLeaf = [...Object.values(definitions), ...Object.values(bodySchemas)].flatMap((schema) => leaves(schema, 'definition'));
const field = (name: string) => name.slice(name.indexOf('.') + 1);

test('every field whose name tells of a person is marked', () => {
  expect(everyLeaf.length).toBeGreaterThan(900);
  const unmarked = everyLeaf.filter(({ name, personal }) => telling.test(field(name)) && !personal).map(({ name }) => name);
  expect(unmarked.filter((name) => !impersonal.has(name))).toEqual([]);
  expect([...impersonal].filter((name) => !unmarked.includes(name))).toEqual([]);
});

test('so are the definitions for free text and for identifiers of people', () => {
  for (const name of personalDefinitions) expect(definitions[name]).toHaveProperty('x-personal', true);
  for (const name of ['imei', 'iban']) {
    const { value, raw } = (definitions[name]?.['properties'] ?? {}) as Record<string, JsonObject>;
    expect([value, raw].map((part) => part?.['x-personal'])).toEqual([true, true]);
  }
});
