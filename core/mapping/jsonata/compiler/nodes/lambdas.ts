import type { Signature } from '../../definitions.ts';
import type { SyntaxNode } from '../../syntax.ts';
import { type Compiler, Unsupported } from '../compiler.ts';
import { type Compiled, emptySlots, Frame } from '../frame.ts';
import { lambdaValue } from '../functions.ts';
import { Scope } from '../scope.ts';
import { argumentCheck } from '../signature.ts';
import { child, children } from '../tree.ts';

/** `function($a, $b) { … }`: its context is that of the place where it is written. */
export function compileLambda(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const parameters = children(node, 'arguments').map((parameter) => String(parameter.value));
  if (new Set(parameters).size < parameters.length) throw new Unsupported('a parameter name used twice');
  const bodyScope = Scope.of(scope, [child(node, 'body')], parameters);
  const body = compiler.within(() => compiler.compile(child(node, 'body'), bodyScope));
  const signature = node['signature'] as Signature | undefined;
  // Between `?:` and what stands before it, JSONata's parser loses signatures.
  if (signature !== undefined && typeof signature.validate !== 'function') throw new Unsupported('a lost signature');
  const check = signature === undefined ? undefined : argumentCheck(signature);
  const count = parameters.length;
  const assigned = emptySlots((bodyScope.slots?.size ?? 0) - count);
  return (input, frame) => {
    const { run } = frame;
    const call = (args: unknown[]) => {
      run.spend(1);
      const slots = args.slice(0, count);
      while (slots.length < count) slots.push(undefined);
      return body(input, new Frame(run, frame, assigned.length === 0 ? slots : slots.concat(assigned)));
    };
    return lambdaValue(count, call, check, run);
  };
}
