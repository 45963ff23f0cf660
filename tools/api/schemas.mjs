// The types of app/api/views as JSON Schemas: what TypeScript says of an answer is what the OpenAPI document says of it.
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const VIEWS = 'app/api/views/index.ts';

/** @returns the schema of each named type and of what these refer to, by name, with references as OpenAPI has them */
export function viewSchemas(root, names) {
  const generator = createGenerator({
    path: join(root, VIEWS),
    tsconfig: join(root, 'tools/api/tsconfig.json'),
    skipTypeCheck: true,
    expose: 'export',
    jsDoc: 'extended',
    topRef: true,
    additionalProperties: false,
    sortProps: false,
  });
  const found = {};
  for (const name of names) Object.assign(found, generator.createSchema(name).definitions);
  return Object.fromEntries(
    Object.entries(found)
      .map(([name, schema]) => [plainName(name), rewritten(schema)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Names of types with parameters, such as `Labelled<"kind">`, hold what a reference may not. */
function plainName(name) {
  return decodeURIComponent(name).replaceAll(/[^A-Za-z0-9_.-]+/g, '_');
}

function rewritten(node) {
  if (Array.isArray(node)) return node.map(rewritten);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' ? [key, `#/components/schemas/${plainName(value.replace('#/definitions/', ''))}`] : [key, rewritten(value)],
    ),
  );
}
