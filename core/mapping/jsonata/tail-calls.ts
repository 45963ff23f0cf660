import { type SyntaxNode, visit } from './syntax.ts';

/** Takes back, in a syntax tree, JSONata's preparation of tail calls for functions that are not the mapping's own: these
 *  cannot recurse, and JSONata notes the place of a tail call on the function itself, where it would stay for later calls.
 *  @param isOwn says whether the mapping defines a function of this name */
export function undoNativeTailCalls(tree: SyntaxNode, isOwn: (name: string) => boolean): void {
  visit(tree, (node) => {
    const fields = node as Record<string, unknown>;
    for (const field of ['body', 'then', 'else']) if (field in node) fields[field] = unwrap(fields[field], isOwn);
    const expressions = node['expressions'];
    if (Array.isArray(expressions)) for (const [index, expression] of expressions.entries()) expressions[index] = unwrap(expression, isOwn);
  });
}

function unwrap(value: unknown, isOwn: (name: string) => boolean): unknown {
  const thunk = value as SyntaxNode | undefined;
  if (thunk?.type !== 'lambda' || thunk['thunk'] !== true) return value;
  const call = thunk['body'] as SyntaxNode;
  const procedure = call['procedure'] as SyntaxNode;
  return procedure.type === 'variable' && !isOwn(String(procedure.value)) ? call : value;
}
