import type { JsonObject } from '../kernel/json.ts';
import { DURATION_PATTERN, formatDuration } from './duration.ts';
import type { Field, FieldTable } from './fields.ts';

/** A value that an environment variable gives: `${NAME}` or `${NAME:-default}`, alone or within other text. */
export const VARIABLE_PATTERN = '\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}';

/** The table as JSON Schema 2020-12 of the object that holds the fields, for editors. Fields that are not text may
 *  also be an environment variable.
 *  @param others properties that stand beside the table's own */
export function fieldsToJsonSchema(
  table: FieldTable,
  others: Readonly<Record<string, JsonObject>> = {},
  required: readonly string[] = [],
): JsonObject {
  const mandatory = Object.entries(table).flatMap(([name, field]) =>
    field.required === true && field.default === undefined ? [name] : [],
  );
  const all = [...mandatory, ...required];
  return {
    type: 'object',
    properties: { ...Object.fromEntries(Object.entries(table).map(([name, field]) => [name, fieldSchema(field)])), ...others },
    ...(all.length === 0 ? {} : { required: all }),
    additionalProperties: false,
  };
}

function fieldSchema(field: Field): JsonObject {
  const about = {
    description: field.unsafe === undefined ? field.description : `${field.description} Unsafe: ${field.unsafe}`,
    ...(field.default === undefined ? {} : { default: shownDefault(field) }),
    ...(field.example === undefined ? {} : { examples: [field.example] }),
  };
  const value = valueSchema(field);
  if (value['type'] === 'string' && value['pattern'] === undefined && value['enum'] === undefined) return { ...about, ...value };
  if (field.type === 'text-list' || field.type === 'text-map') return { ...about, ...value };
  return { ...about, anyOf: [value, { type: 'string', pattern: VARIABLE_PATTERN }] };
}

function valueSchema(field: Field): JsonObject {
  switch (field.type) {
    case 'integer': {
      const { minimum, maximum } = field;
      return { type: 'integer', ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
    }
    case 'boolean':
      return { type: 'boolean' };
    case 'duration':
      return { type: 'string', pattern: DURATION_PATTERN };
    case 'choice':
      return { type: 'string', enum: field.choices ?? [] };
    case 'text-list':
      return { anyOf: [text(field), { type: 'array', items: text(field) }] };
    case 'text-map':
      return { type: 'object', additionalProperties: text(field) };
    default:
      return text(field);
  }
}

function text({ form }: Field): JsonObject {
  return { type: 'string', ...(form === undefined ? {} : { pattern: `^(?:${form.pattern})$|${VARIABLE_PATTERN}` }) };
}

/** The table as Markdown, for the README of a connector or a format: one row a field, required fields first. */
export function fieldsToMarkdown(table: FieldTable): string {
  const entries = Object.entries(table);
  if (entries.length === 0) return 'None.\n';
  const sorted = [...entries.filter(([, field]) => isRequired(field)), ...entries.filter(([, field]) => !isRequired(field))];
  const rows = sorted.map(([name, field]) => `| \`${name}\` | ${typeText(field)} | ${defaultText(field)} | ${cell(describe(field))} |`);
  return ['| field | type | default | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function isRequired(field: Field): boolean {
  return field.required === true && field.default === undefined;
}

function typeText(field: Field): string {
  if (field.type === 'choice') return (field.choices ?? []).map((choice) => `\`${choice}\``).join(' or ');
  const { minimum, maximum } = field;
  const show = (value: number) => (field.type === 'duration' ? formatDuration(value) : String(value));
  if (minimum !== undefined && maximum !== undefined) return `${field.type}, ${show(minimum)} to ${show(maximum)}`;
  if (minimum !== undefined) return `${field.type}, at least ${show(minimum)}`;
  if (maximum !== undefined) return `${field.type}, at most ${show(maximum)}`;
  return field.type;
}

function defaultText(field: Field): string {
  if (isRequired(field)) return '**required**';
  const value = shownDefault(field);
  return value === undefined ? '' : `\`${cell(typeof value === 'string' ? value : JSON.stringify(value))}\``;
}

function shownDefault(field: Field) {
  return field.type === 'duration' && typeof field.default === 'number' ? formatDuration(field.default) : field.default;
}

function describe(field: Field): string {
  const secret = field.secret === true ? ' Secret: never shown.' : '';
  const unsafe = field.unsafe === undefined ? '' : ` **Unsafe:** ${field.unsafe}`;
  const example = field.example === undefined ? '' : ` Example: \`${field.example}\`.`;
  return `${field.description}${secret}${unsafe}${example}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
