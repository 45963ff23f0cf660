// The canonical schemas as a contract: without words, only what binds.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract, Schema } from './compatibility.ts';
import { readModel } from './model.mjs';

/** The contract of version 1 as it was released. */
export const releasedFile = 'schemas/canonical/released/v1.json';

const words = new Set(['$schema', '$id', 'title', 'description']);

/** The contract that the schemas of the repository make now. */
export async function presentContract(root: string): Promise<Contract> {
  const { common, bodies } = await readModel(root);
  return { definitions: without(common.$defs), types: without(Object.fromEntries(bodies)) };
}

/** The contract of the last release. */
export function releasedContract(root: string): Contract {
  return JSON.parse(readFileSync(join(root, releasedFile), 'utf8')) as Contract;
}

/** Makes a contract the released one: one line for each definition and type. */
export function release(root: string, { definitions, types }: Contract): void {
  const rows = (schemas: Readonly<Record<string, Schema>>) =>
    Object.entries(schemas).map(([name, schema]) => `    ${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
  const text = `{\n  "definitions": {\n${rows(definitions).join(',\n')}\n  },\n  "types": {\n${rows(types).join(',\n')}\n  }\n}\n`;
  writeFileSync(join(root, releasedFile), text);
}

/** The schemas without what is only for people; a field may be called `title` or `description`. */
function without(schemas: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, strip(schema) as Schema]));
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([keyword]) => !words.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [keyword, keyword === 'properties' ? without(value as Record<string, Schema>) : strip(value)]),
  );
}
