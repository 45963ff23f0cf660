// The code lists and business keys of schemas/canonical as a module.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Text of the module that the product reads code lists, labels and business keys from. */
export async function codeModule(root) {
  const folder = join(root, 'schemas', 'canonical', 'codes');
  const read = async (path) => parse(await readFile(path, 'utf8'));
  const files = (await readdir(join(folder, 'systems'))).sort();
  const systems = await Promise.all(files.map((file) => read(join(folder, 'systems', file))));
  const labels = await read(join(folder, 'labels.yaml'));
  const hubLabels = await read(join(folder, 'hub-labels.yaml'));
  const keys = JSON.parse(await readFile(join(root, 'schemas', 'canonical', 'v1', 'business-keys.json'), 'utf8'));
  return `import type { BusinessKey, CodeTable, Labels } from '../code-types.ts';

/** Closed list → canonical value → its wording by language. */
export const labels: Labels = ${JSON.stringify(labels, null, 2)};

/** List of the hub's own → value → its wording by language. */
export const hubLabels: Labels = ${JSON.stringify(hubLabels, null, 2)};

/** What the words of systems and standards mean in the hub's. */
export const codeTables: readonly CodeTable[] = ${JSON.stringify(
    systems.flatMap(({ system, lists }) => lists.map((list) => ({ system, ...list }))),
    null,
    2,
  )};

/** Names of business keys. */
export const businessKeyList: readonly BusinessKey[] = ${JSON.stringify(keys.keys, null, 2)};
`;
}
