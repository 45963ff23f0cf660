import { ExpressionFault, placed } from './fault.ts';
import type { Run } from './run.ts';

/** A function as a value. JSONata's own and the mapping's have `invoke`; those of the library and closures have not. */
export interface FunctionValue {
  (...args: unknown[]): unknown;
  /** How many arguments a function like `$map` hands over. */
  arity?: number;
  /** Checks the arguments and runs. May give a {@link TailCall}. */
  invoke?: (args: unknown[], input: unknown, run: Run) => unknown;
  /** What partial application calls: the function behind its signature. */
  behind?: Behind;
}

/** A function without its signature. */
export interface Behind {
  /** How many arguments it names; undefined where JSONata cannot tell and fails, with this code. */
  readonly parameters: number | { readonly fails: string };
  readonly call: (args: unknown[], run: Run) => unknown;
}

/** A call in last place, handed back to the caller of the function, so that loops by recursion need no stack. */
export class TailCall {
  readonly target: unknown;
  readonly args: unknown[];
  readonly position: number | undefined;
  readonly token: string | undefined;

  constructor(target: unknown, args: unknown[], position: number | undefined, token: string | undefined) {
    this.target = target;
    this.args = args;
    this.position = position;
    this.token = token;
  }
}

export function isFunction(value: unknown): value is FunctionValue {
  return typeof value === 'function';
}

/** Calls a function, and what it calls in last place.
 *  @param input the context, for parameters that are taken from it
 *  @throws T1006 for what is not a function */
export function apply(target: unknown, args: unknown[], input: unknown, run: Run): unknown {
  let result = invoke(target, args, input, run);
  while (result instanceof TailCall) {
    const call: TailCall = result;
    try {
      result = invoke(call.target, call.args, input, run);
    } catch (thrown) {
      throw placed(thrown, call.position, call.token);
    }
  }
  return result;
}

function invoke(target: unknown, args: unknown[], input: unknown, run: Run): unknown {
  if (!isFunction(target)) throw new ExpressionFault('T1006');
  return target.invoke === undefined ? target.apply(input, args) : target.invoke(args, input, run);
}

/** A function as an argument: called without a context, and equal to nothing but itself. */
export function asArgument(value: unknown, run: Run): unknown {
  if (!isFunction(value)) return value;
  const closure: FunctionValue = (...args) => apply(value, args, null, run);
  closure.arity = arityOf(value);
  closure.behind = unreadable;
  return closure;
}

/** JSONata reads parameter names out of a function's text and stumbles over those of an argument. */
const unreadable: Behind = { parameters: { fails: 'S0202' }, call: () => undefined };

export function arityOf(value: FunctionValue): number {
  return typeof value.arity === 'number' ? value.arity : value.length;
}

/** A function of the mapping.
 *  @param check the check of its signature, if it has one */
export function lambdaValue(
  parameters: number,
  body: (args: unknown[]) => unknown,
  check: ((args: unknown[], context: unknown) => unknown[]) | undefined,
  run: Run,
): FunctionValue {
  const lambda: FunctionValue = (...args) => apply(lambda, args, null, run);
  lambda.arity = parameters;
  lambda.invoke = check === undefined ? (args) => body(args) : (args, input) => body(check(args, input));
  lambda.behind = { parameters, call: body };
  return lambda;
}

/** Stands for an argument that partial application leaves open. */
export const open: unique symbol = Symbol('open argument');

/** A function with some of its arguments given.
 *  @throws T1008 for what is not a function */
export function partiallyApplied(target: unknown, args: readonly unknown[], run: Run): FunctionValue {
  if (!isFunction(target)) throw new ExpressionFault('T1008');
  const { parameters, call } = target.behind ?? behindNative(target);
  if (typeof parameters !== 'number') throw new ExpressionFault(parameters.fails);
  const given = Array.from({ length: parameters }, (_, index) => args[index]);
  const openPlaces = given.flatMap((value, index) => (value === open ? [index] : []));
  const body = (rest: unknown[]) => {
    const all = [...given];
    for (const [index, place] of openPlaces.entries()) all[place] = rest[index];
    return call(all, run);
  };
  return lambdaValue(openPlaces.length, body, undefined, run);
}

function behindNative(native: FunctionValue): Behind {
  // A function without parameters has one for JSONata, whose name is empty.
  return { parameters: parametersIn(native), call: (args) => native(...args) };
}

/** How many parameters JSONata finds in the text of a function. */
export function parametersIn(native: { toString(): string }): Behind['parameters'] {
  const names = (/\(([^)]*)\)/.exec(native.toString())?.[1] ?? '').split(',');
  return names.some((name) => name.includes('=')) ? { fails: 'S0208' } : names.length;
}
