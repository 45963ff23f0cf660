import type { SyntaxNode } from '../../syntax.ts';
import { mergeSort } from '../builtins/merge-sort.ts';
import type { Compiler } from '../compiler.ts';
import { ExpressionFault } from '../fault.ts';
import { type Compiled, type Frame, type Tuple, tupleFrame } from '../frame.ts';
import type { Scope } from '../scope.ts';
import { isTupleStream } from '../sequence.ts';

/** Puts a list, or rows, into order: `^(a, >b)`. */
export type Sorter = (list: unknown[], frame: Frame) => unknown[];

interface Term {
  readonly value: Compiled;
  readonly descending: boolean;
}

/** @param rows whether the list may be rows, whose variables the terms then see */
export function compileSort(node: SyntaxNode, scope: Scope, compiler: Compiler, rows: boolean): Sorter {
  const inner = rows ? scope.row() : scope;
  const terms = (node['terms'] as readonly { descending: boolean; expression: SyntaxNode }[]).map(
    ({ descending, expression }): Term => ({ value: compiler.compile(expression, inner), descending }),
  );
  return (list, frame) => {
    if (list.length <= 1) return list;
    const ofRows = isTupleStream(list);
    const read = (term: Term, item: unknown) => {
      if (!rows) return term.value(item, frame);
      return ofRows ? term.value((item as Tuple)['@'], tupleFrame(frame, item as Tuple)) : term.value(item, tupleFrame(frame));
    };
    const swap = (left: unknown, right: unknown) => {
      for (const term of terms) {
        const order = compared(read(term, left), read(term, right), node.position);
        // Values that are missing come last in either direction.
        if (order !== undefined && order.sign !== 0) return (term.descending && !order.missing ? -order.sign : order.sign) === 1;
      }
      return false;
    };
    return mergeSort(list, swap, frame.run);
  };
}

/** @throws T2007, T2008 for values that have no order */
function compared(left: unknown, right: unknown, position: number | undefined): { sign: number; missing: boolean } | undefined {
  if (left === undefined || right === undefined) {
    if (left === right) return undefined;
    return { sign: left === undefined ? 1 : -1, missing: true };
  }
  if (!isOrdered(left) || !isOrdered(right)) throw new ExpressionFault('T2008', position);
  if (typeof left !== typeof right) throw new ExpressionFault('T2007', position);
  if (left === right) return undefined;
  return { sign: left < right ? -1 : 1, missing: false };
}

function isOrdered(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
