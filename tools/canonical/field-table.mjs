// The fields of a schema as a table.
import { definitionName } from './model.mjs';

/** One row for each field; fields of objects that are described in place follow theirs, with its name before them. */
export function fieldTable(schema, definitions) {
  const rows = rowsOf(schema, definitions, '');
  return `| field | type | | personal | what it is |\n|---|---|---|---|---|\n${rows.join('\n')}`;
}

function rowsOf(schema, definitions, prefix) {
  const required = schema.required ?? [];
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    const words = property.description ?? definitions[definitionName(property.$ref ?? '')]?.description ?? '';
    const cells = [
      `\`${prefix}${name}\``,
      typeOf(property, definitions),
      required.includes(name) ? 'required' : '',
      isPersonal(property, definitions) ? 'yes' : '',
      words.replaceAll('|', '\\|'),
    ];
    const inner = property.type === 'array' ? property.items : property;
    const nested = inner.properties === undefined ? [] : rowsOf(inner, definitions, `${prefix}${name}${inner === property ? '.' : '[].'}`);
    return [`| ${cells.join(' | ')} |`, ...nested];
  });
}

function typeOf(schema, definitions) {
  if (schema.$ref !== undefined) return referenceOf(definitionName(schema.$ref), definitions);
  if (schema.type === 'array') return `list of ${typeOf(schema.items, definitions)}`;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  return schema.properties === undefined ? plainType(schema) : 'object';
}

function referenceOf(name, definitions) {
  const definition = definitions[name];
  if (definition.properties !== undefined) return `[${name}](value-objects.md#${name.toLowerCase()})`;
  if (definition.enum !== undefined) return `[${name}](lists.md#${name.toLowerCase()})`;
  return definition.type === 'array' || definition.$ref !== undefined ? typeOf(definition, definitions) : plainType(definition);
}

function plainType({ type, format, maxLength, pattern }) {
  if (format !== undefined) return format;
  if (type !== 'string' || maxLength === undefined) return type;
  return pattern === undefined ? `text ≤ ${maxLength}` : 'text of a pattern';
}

function isPersonal(schema, definitions) {
  if (schema['x-personal'] === true) return true;
  if (schema.$ref !== undefined) return isPersonal(definitions[definitionName(schema.$ref)], definitions);
  return schema.type === 'array' && isPersonal(schema.items, definitions);
}
