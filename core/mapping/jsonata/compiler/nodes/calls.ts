import type { SyntaxNode } from '../../syntax.ts';
import type { Compiler } from '../compiler.ts';
import { ExpressionFault, placed } from '../fault.ts';
import type { Compiled, Frame } from '../frame.ts';
import { apply, asArgument, isFunction, lambdaValue, open, partiallyApplied, TailCall } from '../functions.ts';
import type { Run } from '../run.ts';
import type { Scope } from '../scope.ts';
import { settle } from '../sequence.ts';
import { child, children, procedureName } from '../tree.ts';

/** A call; `~>` gives it a first argument. */
export type Call = (input: unknown, frame: Frame, first?: readonly [unknown]) => unknown;

/** `$f(a, b)`, without what follows it in brackets. */
export function compileCall(node: SyntaxNode, scope: Scope, compiler: Compiler): Call {
  const procedure = compiler.compile(child(node, 'procedure'), scope);
  const args = children(node, 'arguments').map((argument) => compiler.compile(argument, scope));
  const missingSign = missingSignCheck(node, scope, compiler, 'T1005');
  const name = procedureName(node);
  const steps = compiler.depth;
  return (input, frame, first) => {
    const { run } = frame;
    const target = procedure(input, frame);
    if (target === undefined) missingSign?.(input, frame);
    const values: unknown[] = first === undefined ? [] : [first[0]];
    for (const arg of args) values.push(asArgument(arg(input, frame), run));
    run.spend(1);
    run.enter(steps);
    try {
      const result = apply(callable(target), values, input, run);
      run.leave(steps);
      return result;
    } catch (thrown) {
      throw placed(thrown, node.position, name);
    }
  };
}

/** JSONata notes the place of the call on what it calls, which null does not let it. */
function callable(target: unknown): unknown {
  if (target === null) throw new TypeError('null cannot be called');
  return target;
}

/** A hint for the author of `f(x)` that meant `$f(x)`: fails if there is a function of that name. */
function missingSignCheck(node: SyntaxNode, scope: Scope, compiler: Compiler, code: string): Compiled | undefined {
  const procedure = child(node, 'procedure');
  const name = procedure.type === 'path' ? children(procedure, 'steps')[0]?.value : undefined;
  if (typeof name !== 'string') return undefined;
  const lookup = compiler.lookup(name, scope);
  return (input, frame) => {
    if (lookup(input, frame)) throw new ExpressionFault(code, node.position, name);
    return undefined;
  };
}

/** A call in last place of a function: its target and arguments, to be called when the function has returned. */
export function compileTailCall(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const procedure = child(node, 'procedure');
  const targetOf = compiler.compile(procedure, scope);
  const args = children(node, 'arguments').map((argument) => compiler.compile(argument, scope));
  const name = procedure.type === 'variable' ? String(procedure.value) : undefined;
  return (input, frame) => {
    const target = targetOf(input, frame);
    // As above: only objects and functions let themselves be noted on.
    if (target === null || (typeof target !== 'object' && !isFunction(target))) throw new TypeError('this cannot be called');
    return new TailCall(
      target,
      args.map((arg) => arg(input, frame)),
      node.position,
      name,
    );
  };
}

/** `$f(?, b)` */
export function compilePartial(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const procedure = compiler.compile(child(node, 'procedure'), scope);
  const args = children(node, 'arguments').map((argument): Compiled => {
    if (argument.type === 'operator' && argument.value === '?') return () => open;
    return compiler.compile(argument, scope);
  });
  const missingSign = missingSignCheck(node, scope, compiler, 'T1007');
  return (input, frame) => {
    const values = args.map((arg) => arg(input, frame));
    const target = procedure(input, frame);
    if (target === undefined) missingSign?.(input, frame);
    try {
      return partiallyApplied(target, values, frame.run);
    } catch (thrown) {
      throw placed(thrown, node.position, procedureName(node));
    }
  };
}

/** `a ~> $f(b)`, `a ~> $f`, and `$f ~> $g`, which makes a function. */
export function compileApply(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const left = compiler.compile(child(node, 'lhs'), scope);
  const right = child(node, 'rhs');
  if (right.type === 'function') {
    // JSONata does not look at what follows the call in brackets.
    const call = compileCall(right, scope, compiler);
    return (input, frame) => call(input, frame, [left(input, frame)]);
  }
  const targetOf = compiler.compile(right, scope);
  const steps = compiler.depth;
  return (input, frame) => {
    const { run } = frame;
    const value = left(input, frame);
    const target = targetOf(input, frame);
    if (!isFunction(target)) throw new ExpressionFault('T2006', node.position);
    if (isFunction(value)) return chained(value, target, run);
    run.enter(steps);
    const result = apply(target, [value], null, run);
    run.leave(steps);
    return result;
  };
}

/** One function after the other. */
function chained(first: unknown, second: unknown, run: Run): unknown {
  return lambdaValue(
    1,
    ([value]) => new TailCall(second, [settle(apply(first, [asArgument(value, run)], null, run))], undefined, undefined),
    undefined,
    run,
  );
}
