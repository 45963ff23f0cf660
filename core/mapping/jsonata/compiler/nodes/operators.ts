import type { SyntaxNode } from '../../syntax.ts';
import type { Compiler } from '../compiler.ts';
import { ExpressionFault } from '../fault.ts';
import type { Compiled } from '../frame.ts';
import type { Run } from '../run.ts';
import type { Scope } from '../scope.ts';
import { asSequence } from '../sequence.ts';
import { textOf } from '../text.ts';
import { child } from '../tree.ts';
import { isDeepEqual, isNumber, isTrue } from '../values.ts';

/** An operator on two values. */
type Operator = (left: unknown, right: unknown, run: Run) => unknown;

/** Operators with two sides. `and` and `or` look at the right side only where they must. */
export function compileBinary(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const name = String(node.value);
  const left = compiler.compile(child(node, 'lhs'), scope);
  const right = compiler.compile(child(node, 'rhs'), scope);
  if (name === 'and') return (input, frame) => isTrue(left(input, frame)) && isTrue(right(input, frame));
  if (name === 'or') return (input, frame) => isTrue(left(input, frame)) || isTrue(right(input, frame));
  // These two have no faults of their own.
  if (name === '=') return (input, frame) => areEqual(left(input, frame), right(input, frame));
  if (name === '!=') return (input, frame) => areDifferent(left(input, frame), right(input, frame));
  const operate = operators[name];
  if (operate === undefined) return () => undefined;
  return (input, frame) => {
    const first = left(input, frame);
    const second = right(input, frame);
    try {
      return operate(first, second, frame.run);
    } catch (thrown) {
      throw atOperator(thrown, node);
    }
  };
}

function atOperator(thrown: unknown, node: SyntaxNode): unknown {
  return Object.assign(thrown as object, { position: node.position, token: node.value });
}

/** The minus sign. */
export function compileMinus(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const operand = compiler.compile(child(node, 'expression'), scope);
  return (input, frame) => {
    const value = operand(input, frame);
    if (value === undefined) return undefined;
    if (!isNumber(value)) throw new ExpressionFault('D1002', node.position, '-');
    return -value;
  };
}

const operators: Readonly<Record<string, Operator>> = {
  '+': arithmetic((left, right) => left + right),
  '-': arithmetic((left, right) => left - right),
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => left / right),
  '%': arithmetic((left, right) => left % right),
  '<': comparison((left, right) => left < right),
  '<=': comparison((left, right) => left <= right),
  '>': comparison((left, right) => left > right),
  '>=': comparison((left, right) => left >= right),
  '&': (left, right) => textOf(left) + textOf(right),
  in: isIn,
  '..': range,
};

/** @throws T2001, T2002 for what is not a number */
function arithmetic(compute: (left: number, right: number) => number): Operator {
  return (left, right) => {
    if (left !== undefined && !isNumber(left)) throw new ExpressionFault('T2001');
    if (right !== undefined && !isNumber(right)) throw new ExpressionFault('T2002');
    return left === undefined || right === undefined ? undefined : compute(left, right);
  };
}

/** @throws T2009, T2010 for sides that cannot be compared */
function comparison(compare: (left: string | number, right: string | number) => boolean): Operator {
  return (left, right) => {
    if (!isComparable(left) || !isComparable(right)) throw new ExpressionFault('T2010');
    if (left === undefined || right === undefined) return undefined;
    if (typeof left !== typeof right) throw new ExpressionFault('T2009');
    return compare(left, right);
  };
}

function isComparable(value: unknown): value is string | number | undefined {
  return value === undefined || typeof value === 'string' || typeof value === 'number';
}

function areEqual(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && isDeepEqual(left, right);
}

function areDifferent(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && !isDeepEqual(left, right);
}

function isIn(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return false;
  return Array.isArray(right) ? right.indexOf(left) !== -1 : left === right;
}

/** Whole numbers from one to the other.
 *  @throws T2003, T2004, D2014, D2015 */
function range(left: unknown, right: unknown, run: Run): unknown {
  if (left !== undefined && !Number.isInteger(left)) throw new ExpressionFault('T2003');
  if (right !== undefined && !Number.isInteger(right)) throw new ExpressionFault('T2004');
  if (left === undefined || right === undefined) return undefined;
  const [first, last] = [left as number, right as number];
  if (first > last) return undefined;
  const size = last - first + 1;
  if (size > 1e7) throw new ExpressionFault('D2014');
  run.checkLength(size);
  run.spend(size >> 3);
  const numbers: number[] = [];
  for (let index = 0; index < size; index += 1) numbers.push(first + index);
  return asSequence(numbers);
}
