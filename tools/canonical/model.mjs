// The canonical model as the tools read it: the common definitions, and the body of each type.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ending = '.schema.json';
const commonFile = `common${ending}`;

/** @returns `common`: the schema of common definitions; `bodies`: [canonical type, schema of its body], by name */
export async function readModel(root) {
  const folder = join(root, 'schemas', 'canonical', 'v1');
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort();
  const read = async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const bodies = files.filter((file) => file !== commonFile).map(async (file) => [file.slice(0, -ending.length), await read(file)]);
  return { common: await read(commonFile), bodies: await Promise.all(bodies) };
}

/** `claim.notified` is of the family `claim`. */
export function familyOf(type) {
  return type.slice(0, type.indexOf('.'));
}

/** The definition that a `$ref` leads to. */
export function definitionName(reference) {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** `credit-note` → `CreditNote`. */
export function pascal(words) {
  return words.replace(/(?:^|[.-])(\w)/g, (_, letter) => letter.toUpperCase());
}
