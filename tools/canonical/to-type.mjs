// A schema as TypeScript.
import { compile } from 'json-schema-to-typescript';
import { definitionName } from './model.mjs';

/** The type of a titled schema; references to other titled definitions stay names. */
export async function toType(schema, common) {
  const { $defs: _, $id: __, if: ___, then: ____, ...rest } = schema;
  const text = await compile(resolve(rest, common), schema.title, {
    bannerComment: '',
    additionalProperties: false,
    maxItems: -1,
    unknownAny: true,
    style: { singleQuote: true, printWidth: 140 },
  });
  return text.trimStart();
}

/** References to titled definitions become the names of their types; others are put in place, the siblings of `$ref` winning. */
function resolve(node, common) {
  if (Array.isArray(node)) return node.map((item) => resolve(item, common));
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref !== 'string') return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value, common)]));
  const { $ref, ...siblings } = node;
  const definition = common.$defs[definitionName($ref)];
  const own = siblings.title !== undefined;
  if (definition.title !== undefined && !own)
    return { tsType: definition.title, description: siblings.description ?? definition.description };
  return resolve({ ...definition, ...siblings }, common);
}
