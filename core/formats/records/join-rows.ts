import { isJsonObject, type Json } from '../../kernel/json.ts';
import { rowsKey } from './layout.ts';

/** The rows of several trees `{rows: […]}` as one. A tree without rows is given back as it is: the writer says what is wrong with it. */
export function joinRows(trees: readonly Json[]): Json {
  const rows: Json[] = [];
  for (const tree of trees) {
    const own = isJsonObject(tree) ? tree[rowsKey] : undefined;
    if (!Array.isArray(own)) return tree;
    rows.push(...(own as readonly Json[]));
  }
  return { [rowsKey]: rows };
}
