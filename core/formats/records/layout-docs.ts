import type { JsonObject } from '../../kernel/json.ts';
import { csvLayoutSchema, fixedLayoutSchema } from './layout-schema.ts';

/** What layouts have, as Markdown tables, for the documentation. */
export function layoutTables(): { readonly record: string; readonly field: string } {
  const record = itemsOf(propertiesOf(fixedLayoutSchema)['records']);
  const fixed = propertiesOf(itemsOf(propertiesOf(fixedLayoutSchema)['fields']));
  const csv = propertiesOf(itemsOf(propertiesOf(csvLayoutSchema)['fields']));
  const only = (name: string) => (csv[name] === undefined ? 'Fixed width: ' : fixed[name] === undefined ? 'CSV: ' : '');
  return { record: table(propertiesOf(record), () => ''), field: table({ ...csv, ...fixed }, only) };
}

function table(properties: Readonly<Record<string, JsonObject>>, before: (name: string) => string): string {
  const rows = Object.entries(properties).map(
    ([name, schema]) => `| \`${name}\` | ${typeOf(schema)} | ${before(name)}${String(schema['description'])} |`,
  );
  return ['| field | type | meaning |', '|---|---|---|', ...rows, ''].join('\n');
}

function typeOf(schema: JsonObject): string {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices.map((choice) => `\`${String(choice).replace('|', '\\|')}\``).join(' ');
  return schema['type'] === 'array' ? 'list' : String(schema['type']);
}

function propertiesOf(schema: JsonObject): Readonly<Record<string, JsonObject>> {
  return schema['properties'] as Readonly<Record<string, JsonObject>>;
}

function itemsOf(schema: JsonObject | undefined): JsonObject {
  return schema?.['items'] as JsonObject;
}
