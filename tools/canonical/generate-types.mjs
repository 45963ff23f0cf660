#!/usr/bin/env node
// Writes core/canonical/generated/ from schemas/canonical/: the TypeScript types of the bodies, and the schemas as a
// module (so that the compiled product validates without reading files). With --check it writes nothing and exits 1
// when the committed files differ from what it would write.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const schemaFolder = join(root, 'schemas', 'canonical', 'v1');
const outputFolder = join(root, 'core', 'canonical', 'generated');
const banner = '// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.\n';
const commonFile = 'common.schema.json';

const outputs = await generate();
if (process.argv.includes('--check')) await check(outputs);
else for (const [name, text] of outputs) await writeFile(join(outputFolder, name), text);

/** File name → text of everything that is generated. */
async function generate() {
  const schemas = await readSchemas();
  const common = schemas.get(commonFile);
  const bodies = [...schemas].filter(([file]) => file !== commonFile);
  const parts = [banner];
  for (const definition of Object.values(common.$defs)) if (definition.title !== undefined) parts.push(await toType(definition, common));
  for (const [, schema] of bodies) parts.push(await toType(schema, common));
  const members = bodies.map(([file, schema]) => `  '${typeName(file)}': ${schema.title};`);
  parts.push(`/** Canonical type → its body. */\nexport interface CanonicalBodies {\n${members.join('\n')}\n}\n`);
  return new Map([
    ['bodies.ts', parts.join('\n')],
    ['schemas.ts', schemaModule(schemas, bodies)],
  ]);
}

async function readSchemas() {
  const files = (await readdir(schemaFolder)).filter((file) => file.endsWith('.schema.json')).sort();
  const entries = await Promise.all(files.map(async (file) => [file, JSON.parse(await readFile(join(schemaFolder, file), 'utf8'))]));
  return new Map(entries);
}

async function toType(schema, common) {
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
  const definition = common.$defs[$ref.slice($ref.lastIndexOf('/') + 1)];
  const own = siblings.title !== undefined;
  if (definition.title !== undefined && !own)
    return { tsType: definition.title, description: siblings.description ?? definition.description };
  return resolve({ ...definition, ...siblings }, common);
}

function schemaModule(schemas, bodies) {
  const head = `import type { JsonObject } from '../../kernel/json.ts';\n\n/** What several schemas refer to. */\n`;
  const common = JSON.stringify(schemas.get(commonFile), null, 2);
  const types = Object.fromEntries(bodies.map(([file, schema]) => [typeName(file), schema]));
  return (
    `${banner}${head}export const commonSchema: JsonObject = ${common};\n\n` +
    '/** Canonical type → JSON Schema (2020-12) of its body. */\n' +
    `export const bodySchemas: Readonly<Record<string, JsonObject>> = ${JSON.stringify(types, null, 2)};\n`
  );
}

function typeName(file) {
  return file.slice(0, -'.schema.json'.length);
}

async function check(expected) {
  const stale = [];
  for (const [name, text] of expected) {
    const committed = await readFile(join(outputFolder, name), 'utf8').catch(() => '');
    if (committed !== text) stale.push(name);
  }
  const extra = (await readdir(outputFolder)).filter((name) => !expected.has(name));
  for (const name of [...stale, ...extra])
    process.stderr.write(`core/canonical/generated/${name} is stale: run node tools/canonical/generate-types.mjs\n`);
  if (stale.length + extra.length > 0) process.exitCode = 1;
}
