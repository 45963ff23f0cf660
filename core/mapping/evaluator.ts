import type { Json } from '../kernel/json.ts';

/** A function of the library as the evaluator calls it: plain values in, a plain value or nothing out, no promise. */
export type NativeFunction = (...args: never[]) => Json | undefined;

/** Everything that an expression sees beside its input, by name without the `$`. */
export type Variables = Readonly<Record<string, Json | NativeFunction | undefined>>;

/** A JSONata expression ready to run. The seam behind which a faster evaluator can stand: same language, same rules of
 *  sequences, and the same faults.
 *  Nothing is kept from one evaluation to the next; the input and the variables may be changed by it, so each evaluation
 *  gets copies of its own.
 *  @returns a value that may share parts with the input and carry the evaluator's own flags on lists */
export interface Evaluator {
  /** Rejects with a MapFault, whose position is the place in the text. */
  evaluate(input: Json, variables: Variables): Promise<unknown>;
}

/** Told of every step's result, for `relais map --explain`. */
export type StepListener = (node: object, result: unknown) => void;
