import type { SyntaxNode } from '../syntax.ts';
import type { Compiled } from './frame.ts';
import type { Scope } from './scope.ts';

/** What the compilers of the single kinds of nodes are given. */
export interface Compiler {
  /** A node with all that belongs to it: predicates, grouping, and what its sequence stands for. */
  compile(node: SyntaxNode, scope: Scope): Compiled;
  /** Reading of a variable or function. */
  lookup(name: string, scope: Scope): Compiled;
  /** How many nodes are in progress around the present one, within its function. */
  readonly depth: number;
  /** Names that the mapping gives itself. */
  readonly defined: ReadonlySet<string>;
  /** Compiles the body of a function, whose depth counts from zero. */
  within<Result>(body: () => Result): Result;
}

/** The expression uses, or comes at run time to, something that is left to the reference evaluator. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
