import type { SyntaxNode } from '../../syntax.ts';
import { assignedIn } from '../assignments.ts';
import { type Compiler, Unsupported } from '../compiler.ts';
import { type Compiled, emptySlots, Frame } from '../frame.ts';
import { Scope } from '../scope.ts';
import { child, children, optionalChild } from '../tree.ts';
import { isTrue } from '../values.ts';

/** `(a; b; c)`: the value is that of the last; what is assigned within is known only within. */
export function compileBlock(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const expressions = children(node, 'expressions');
  const needsFrame = assignedIn(expressions).size > 0;
  const inner = needsFrame ? Scope.of(scope, expressions) : scope;
  const parts = expressions.map((part) => compiler.compile(part, inner));
  const [only] = parts;
  if (only === undefined) return () => undefined;
  const last = parts.pop() as Compiled;
  const size = inner.slots?.size ?? 0;
  if (parts.length === 0 && !needsFrame) return last;
  return (input, frame) => {
    const own = needsFrame ? new Frame(frame.run, frame, emptySlots(size)) : frame;
    for (const part of parts) part(input, own);
    return last(input, own);
  };
}

/** `$x := a` */
export function compileAssignment(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const value = compiler.compile(child(node, 'rhs'), scope);
  const slot = scope.slots?.get(String(child(node, 'lhs').value));
  if (slot === undefined) throw new Unsupported('assignment within a row');
  return (input, frame) => {
    const result = value(input, frame);
    frame.slots[slot] = result;
    return result;
  };
}

/** `a ? b : c` */
export function compileCondition(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const condition = compiler.compile(child(node, 'condition'), scope);
  const whenTrue = compiler.compile(child(node, 'then'), scope);
  const otherwise = optionalChild(node, 'else');
  const whenFalse = otherwise === undefined ? undefined : compiler.compile(otherwise, scope);
  return (input, frame) => {
    if (isTrue(condition(input, frame))) return whenTrue(input, frame);
    return whenFalse === undefined ? undefined : whenFalse(input, frame);
  };
}
