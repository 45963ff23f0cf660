import jsonata from 'jsonata';
import type { Json } from '../../kernel/json.ts';
import type { Evaluator, StepListener, Variables } from '../evaluator.ts';
import type { MappingLimits } from '../limits.ts';
import { adjustBuiltins } from './builtins.ts';
import { toMillisAt } from './definitions.ts';
import { describeFault } from './faults.ts';
import { LinearRegex } from './regex.ts';
import type { ParsedMapping, SyntaxNode } from './syntax.ts';
import { undoNativeTailCalls } from './tail-calls.ts';

/** JSONata's own evaluator. It stops by itself at the limits of time, depth and list length, and runs regular expressions
 *  on RE2. What concurrent evaluations would share (assigned variables, `$now`) is given to each as its own variable.
 *  @param listener told of every step's result */
export function referenceEvaluator(parsed: ParsedMapping, limits: MappingLimits, listener?: StepListener): Evaluator {
  const expression = jsonata(parsed.source, {
    RegexEngine: LinearRegex as unknown as RegExpConstructor,
    timeout: limits.timeMs,
    stack: limits.depth,
    sequence: limits.items,
  });
  undoNativeTailCalls(expression.ast() as unknown as SyntaxNode, (name) => parsed.defined.has(name));
  if (listener !== undefined) {
    const assign = expression.assign as unknown as (name: symbol, value: unknown) => void;
    const onExit = (node: object, _input: unknown, _environment: unknown, result: unknown) => listener(node, result);
    assign(Symbol.for('jsonata.__evaluate_exit'), onExit);
  }
  adjustBuiltins(expression, parsed.names);
  return {
    changesInput: true,
    evaluate: async (input: Json, variables: Variables, now: Date) => {
      const clocked = parsed.names.has('toMillis') ? { ...variables, toMillis: toMillisAt(now) } : variables;
      try {
        return { value: await expression.evaluate(input, clocked as Record<string, unknown>) };
      } catch (thrown) {
        throw describeFault(thrown, parsed.source, limits);
      }
    },
  };
}
