import { boundedPad, builtins as builtinNames } from '../../builtins.ts';
import { type Definition, referenceDefinitions, toMillisAt } from '../../definitions.ts';
import { Unsupported } from '../compiler.ts';
import { type FunctionValue, parametersIn } from '../functions.ts';
import { limitedSequence } from '../lists.ts';
import type { Run } from '../run.ts';
import { argumentCheck, argumentsFit } from '../signature.ts';
import { each, filter, map, reduce, sift, single, sort } from './higher-order.ts';
import { contains, match, replace, split } from './matching.ts';
import { merge } from './merge.ts';

/** A function that works on checked arguments. */
type Implementation = (args: readonly never[], run: Run) => unknown;

/** Functions that JSONata has as asynchronous ones, because they call functions of the mapping; that need a limit or a clock; and
 *  `$merge`, whose results are slow to use. */
const own: Readonly<Record<string, Implementation>> = {
  map: ([list, callback], run) => map(list, callback as never, run),
  filter: ([list, callback], run) => filter(list, callback as never, run),
  single: ([list, callback]) => single(list, callback),
  reduce: ([list, callback, initial]) => reduce(list, callback as never, initial),
  each: ([object, callback], run) => each(object, callback as never, run),
  sift: ([object, callback]) => sift(object, callback as never),
  sort: ([list, callback], run) => sort(list, callback, run),
  merge: ([objects], run) => merge(objects, run),
  contains: ([text, token]) => contains(text, token),
  match: ([text, pattern, limit], run) => match(text, pattern as never, limit, run),
  split: ([text, separator, limit], run) => split(text, separator, limit, run),
  replace: ([text, pattern, replacement, limit], run) => replace(text, pattern, replacement, limit, run),
  pad: plain(boundedPad.implementation),
  toMillis: ([text, picture], run) => toMillisAt(run.now).implementation(text, picture),
};

/** JSONata's functions that ask their caller for a sequence, and for the limit of lists. */
const askingBack: ReadonlySet<string> = new Set(['keys', 'lookup', 'append', 'spread', 'distinct']);

// The clock of an evaluation is given with it.
const definitions = referenceDefinitions([...builtinNames].filter((name) => name !== 'now' && name !== 'millis'));

/** The functions that every mapping has, by name; `$now` and `$millis` are given with each evaluation. */
export const builtinFunctions: ReadonlyMap<string, FunctionValue> = new Map(
  Array.from(definitions, ([name, definition]) => [name, builtin(name, definition)] as const),
);

function builtin(name: string, { implementation, signature }: Definition): FunctionValue {
  const call = own[name] ?? (askingBack.has(name) ? askedBack(implementation) : plain(implementation));
  const check = argumentCheck(signature);
  const value: FunctionValue = () => {
    // A function of JSONata's is an object there, which cannot be called where it arrives without its wrapping.
    throw new TypeError(`$${name} cannot be called directly`);
  };
  value.arity = implementation.length;
  value.invoke = (args, input, run) => {
    const checked = check(args, input);
    run.spend(costOf(checked[0]));
    return call(checked as never[], run);
  };
  const areFitting = argumentsFit(signature);
  const unchecked = (args: unknown[], run: Run) => {
    // JSONata checks nothing when the last arguments come, and what becomes of wrong ones hangs on its inner ways.
    if (!areFitting(args)) throw new Unsupported('unchecked arguments');
    return call(args as never[], run);
  };
  value.behind = { parameters: parametersIn(implementation), call: unchecked };
  return value;
}

function plain(implementation: Definition['implementation']): Implementation {
  return (args) => (args.length === 1 ? implementation(args[0]) : implementation(...args));
}

function askedBack(implementation: Definition['implementation']): Implementation {
  return (args, run) => {
    const createSequence = (...items: unknown[]) => limitedSequence(run, items);
    return implementation.apply({ options: { sequence: run.items }, createSequence }, [...args]);
  };
}

/** Work of a built-in function, in steps, by the size of what it is given. */
function costOf(value: unknown): number {
  if (typeof value === 'string') return 1 + (value.length >> 5);
  return Array.isArray(value) ? 1 + (value.length >> 2) : 1;
}
