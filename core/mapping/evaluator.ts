import type { Json } from '../kernel/json.ts';

/** A function of the library as the evaluator calls it: plain values in, a plain value or nothing out, no promise. */
export type NativeFunction = (...args: never[]) => Json | undefined;

/** Everything that an expression sees beside its input, by name without the `$`. */
export type Variables = Readonly<Record<string, Json | NativeFunction | undefined>>;

/** A JSONata expression ready to run: the seam behind which the compiled and the reference evaluator stand. Same language,
 *  same rules of sequences, and the same faults.
 *  Nothing is kept from one evaluation to the next.
 *  @returns a value that may share parts with the input and carry the evaluator's own flags on lists; within an object, as a
 *  value with a field `then` is not to be taken for a promise */
export interface Evaluator {
  /** Whether it may change its input and variables, and so has to get copies. */
  readonly changesInput: boolean;
  /** At once, or later where the evaluator has to wait.
   *  @param now the clock of the evaluation
   *  @throws MapFault, whose position is the place in the text */
  evaluate(input: Json, variables: Variables, now: Date): Evaluated | Promise<Evaluated>;
}

/** What an expression gave. */
export interface Evaluated {
  readonly value: unknown;
}

/** Told of every step's result, for `relais map --explain`. */
export type StepListener = (node: object, result: unknown) => void;
