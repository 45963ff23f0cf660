#!/usr/bin/env node
// Writes core/canonical/generated/ from schemas/canonical/: the TypeScript types of the bodies, and the schemas as modules
// (so that the compiled product validates without reading files), each by family. With --check it writes nothing and exits 1
// when the committed files differ from what it would write.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeModule } from './codes.mjs';
import { definitionName, familyOf, pascal, readModel } from './model.mjs';
import { toType } from './to-type.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const outputFolder = join(root, 'core', 'canonical', 'generated');
const banner = '// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.\n';

const outputs = await generate();
if (process.argv.includes('--check')) await check(outputs);
else await write(outputs);

/** File name → text of everything that is generated. */
async function generate() {
  const model = await readModel(root);
  const families = byFamily(model.bodies);
  const files = new Map([['codes.ts', banner + (await codeModule(root))]]);
  files.set('types/common.ts', await typeModule(Object.values(model.common.$defs).filter(isTitled), model.common, []));
  files.set('schemas/common.ts', schemaModule('commonSchema: JsonObject', 'What several schemas refer to.', model.common));
  for (const [family, bodies] of families) {
    const schemas = bodies.map(([, schema]) => schema);
    files.set(`types/${family}.ts`, await typeModule(schemas, model.common, definitionsIn(schemas, model.common)));
    files.set(`schemas/${family}.ts`, schemaModule(`${camel(family)}Schemas`, 'Canonical type → schema of its body.', Object.fromEntries(bodies)));
  }
  files.set('bodies.ts', bodyIndex(families));
  files.set('schemas.ts', schemaIndex(families));
  return files;
}

/** [family, bodies of the family], by name. */
function byFamily(bodies) {
  const families = new Map();
  for (const body of bodies) {
    const family = familyOf(body[0]);
    families.set(family, [...(families.get(family) ?? []), body]);
  }
  return [...families];
}

function isTitled(definition) {
  return definition.title !== undefined;
}

/** The types of some schemas; `imported`: titles of common definitions that they use. */
async function typeModule(schemas, common, imported) {
  const parts = [];
  for (const schema of schemas) parts.push(await toType(schema, common));
  const text = parts.join('\n');
  const used = imported.filter((title) => new RegExp(`\\b${title}\\b`).test(text));
  const head = used.length === 0 ? '' : `import type { ${used.join(', ')} } from './common.ts';\n\n`;
  return `${banner}${head}${text}`;
}

/** Titles of the common definitions that the schemas lead to, also through definitions without a title. */
function definitionsIn(schemas, common) {
  const found = new Set();
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    if (typeof node.$ref === 'string') {
      const definition = common.$defs[definitionName(node.$ref)];
      if (definition.title === undefined || node.title !== undefined) visit(definition);
      else found.add(definition.title);
    }
    Object.values(node).forEach(visit);
  };
  visit(schemas);
  return [...found].sort();
}

function schemaModule(declaration, description, value) {
  const typed = declaration.includes(':') ? declaration : `${declaration}: Readonly<Record<string, JsonObject>>`;
  return `${banner}import type { JsonObject } from '../../../kernel/json.ts';\n\n/** ${description} */\nexport const ${typed} = ${JSON.stringify(value, null, 2)};\n`;
}

function bodyIndex(families) {
  const imports = families.map(
    ([family, bodies]) => `import type { ${bodies.map(([, schema]) => schema.title).join(', ')} } from './types/${family}.ts';`,
  );
  const members = families.flatMap(([, bodies]) => bodies.map(([type, schema]) => `  '${type}': ${schema.title};`));
  return `${banner}${imports.join('\n')}\n\n/** Canonical type → its body. */\nexport interface CanonicalBodies {\n${members.join('\n')}\n}\n`;
}

function schemaIndex(families) {
  const names = families.map(([family]) => family);
  return `${banner}import type { JsonObject } from '../../kernel/json.ts';
${names.map((family) => `import { ${camel(family)}Schemas } from './schemas/${family}.ts';`).join('\n')}

export { commonSchema } from './schemas/common.ts';

/** Canonical type → JSON Schema (2020-12) of its body. */
export const bodySchemas: Readonly<Record<string, JsonObject>> = {
${names.map((family) => `  ...${camel(family)}Schemas,`).join('\n')}
};
`;
}

function camel(family) {
  const name = pascal(family);
  return name[0].toLowerCase() + name.slice(1);
}

async function write(expected) {
  await rm(outputFolder, { recursive: true, force: true });
  for (const [name, text] of expected) {
    await mkdir(dirname(join(outputFolder, name)), { recursive: true });
    await writeFile(join(outputFolder, name), text);
  }
}

async function check(expected) {
  const committed = await readdir(outputFolder, { recursive: true, withFileTypes: true });
  const names = committed.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(outputFolder.length + 1));
  const stale = names.filter((name) => !expected.has(name));
  for (const [name, text] of expected) {
    if ((await readFile(join(outputFolder, name), 'utf8').catch(() => '')) !== text) stale.push(name);
  }
  for (const name of stale) process.stderr.write(`core/canonical/generated/${name} is stale: run node tools/canonical/generate-types.mjs\n`);
  if (stale.length > 0) process.exitCode = 1;
}
