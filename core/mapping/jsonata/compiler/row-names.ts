import { type SyntaxNode, visit } from '../syntax.ts';
import { Unsupported } from './compiler.ts';

/** All names that rows of paths may bind: `@$v`, `#$i`, and the labels that the parser gives to parents (`%`). */
export function rowNamesIn(tree: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(tree, (node) => {
    for (const field of ['focus', 'index'] as const) if (typeof node[field] === 'string') names.add(node[field]);
    if (node.type === 'index') names.add(String(node.value));
    const label = (node['ancestor'] as { label?: string } | undefined)?.label;
    if (label !== undefined) names.add(label);
  });
  // Rows are objects.
  if (names.has('__proto__')) throw new Unsupported('a variable of rows named __proto__');
  return names;
}
