import type { Run } from './run.ts';

/** One row of a path with `@`, `#` or `%`: the context under `@`, and the variables bound so far. */
export type Tuple = Record<string, unknown>;

/** What a slot holds before its assignment has run: the name then means the one further out. */
export const unset: unique symbol = Symbol('unset');

/** The variables of a block, of a function call, or of one row of a path. */
export class Frame {
  readonly run: Run;
  readonly parent: Frame | undefined;
  readonly slots: unknown[];
  readonly tuple: Tuple;

  constructor(run: Run, parent: Frame | undefined, slots: unknown[], tuple: Tuple = noTuple) {
    this.run = run;
    this.parent = parent;
    this.slots = slots;
    this.tuple = tuple;
  }
}

const noTuple: Tuple = Object.freeze(Object.create(null) as Tuple);
const noSlots: unknown[] = [];

/** The frame of one row; without a row, one that binds nothing. */
export function tupleFrame(parent: Frame, tuple: Tuple = noTuple): Frame {
  return new Frame(parent.run, parent, noSlots, tuple);
}

/** Slots of a block or call, none of them assigned. */
export function emptySlots(size: number): unknown[] {
  const slots: unknown[] = [];
  for (let index = 0; index < size; index += 1) slots.push(unset);
  return slots;
}

/** A part of the expression, ready to run. */
export type Compiled = (input: unknown, frame: Frame) => unknown;
