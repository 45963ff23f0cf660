import type { SyntaxNode } from '../syntax.ts';
import { isThunk } from './tree.ts';

const none: ReadonlySet<string> = new Set();

/** What was found before, as blocks within blocks ask again and again. */
const found = new WeakMap<object, ReadonlySet<string>>();

/** Names that are assigned right in these nodes: not in the blocks and functions within, which have frames of their own. */
export function assignedIn(nodes: readonly SyntaxNode[]): ReadonlySet<string> {
  return union(nodes.map(assignedBy));
}

function assignedBy(value: unknown): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return none;
  const node = value as SyntaxNode;
  if (node.type === 'block' || (node.type === 'lambda' && !isThunk(node))) return none;
  let names = found.get(node);
  if (names === undefined) {
    names = union(Object.values(node).map(assignedBy));
    if (node.type === 'bind') names = new Set([...names, String((node['lhs'] as SyntaxNode).value)]);
    found.set(node, names);
  }
  return names;
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const filled = sets.filter((set) => set.size > 0);
  const [only] = filled;
  if (filled.length <= 1) return only ?? none;
  return new Set(filled.flatMap((set) => [...set]));
}
