import type { SyntaxNode } from '../syntax.ts';

/** A pair of an object constructor: key and value. */
export type Pair = readonly [SyntaxNode, SyntaxNode];

/** Fields of the syntax tree, as JSONata's parser names them. */
export function child(node: SyntaxNode, field: string): SyntaxNode {
  return node[field] as SyntaxNode;
}

export function optionalChild(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node[field] as SyntaxNode | undefined;
}

export function children(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return (node[field] ?? []) as readonly SyntaxNode[];
}

export function pairs(node: SyntaxNode): readonly Pair[] {
  return node['lhs'] as readonly Pair[];
}

/** A tail call that the parser has wrapped into a function, to be called when the caller has returned. */
export function isThunk(node: SyntaxNode): boolean {
  return node.type === 'lambda' && node['thunk'] === true;
}

/** Does the node's value come as rows, because a path of its ends in a step that knows its parents? */
export function givesRows(node: SyntaxNode): boolean {
  if (node.type === 'path') return node['tuple'] === true;
  if (node.type !== 'block') return false;
  const last = children(node, 'expressions').at(-1);
  return last !== undefined && givesRows(last);
}

/** The name by which a call is reported. */
export function procedureName(node: SyntaxNode): string | undefined {
  const procedure = child(node, 'procedure');
  const named = procedure.type === 'path' ? children(procedure, 'steps')[0] : procedure;
  return typeof named?.value === 'string' ? named.value : undefined;
}
