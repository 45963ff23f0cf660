import type { JsonObject } from '../../kernel/json.ts';
import { fieldsToJsonSchema } from '../../spi/field-docs.ts';
import type { FieldTable } from '../../spi/fields.ts';
import { alertFileFields, alertRuleFields, targetFields } from './alert-fields.ts';

/** The JSON Schema of mappings/alerts.yaml. */
export function alertsSchema(): JsonObject {
  const names = { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };
  const kinds = Object.entries<FieldTable>(targetFields).map(([kind, fields]) =>
    fieldsToJsonSchema(fields, { kind: { const: kind } }, ['kind']),
  );
  return fieldsToJsonSchema(alertFileFields, {
    targets: {
      type: 'object',
      propertyNames: names,
      additionalProperties: { oneOf: kinds },
      description: 'Where alerts are told, by name.',
    },
    rules: {
      type: 'array',
      items: fieldsToJsonSchema(alertRuleFields),
      description: 'Rules of your own, and changes to those that are built in.',
    },
  });
}
