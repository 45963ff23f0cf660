import type { SyntaxNode } from '../../syntax.ts';
import type { Compiler } from '../compiler.ts';
import type { Compiled, Frame } from '../frame.ts';
import type { Scope } from '../scope.ts';
import { children } from '../tree.ts';
import { compileFilter, type Filter } from './filters.ts';
import { compileSort, type Sorter } from './sorts.ts';

/** What follows a step before the next: a predicate, or the numbering of what is left by then. */
export type Stage = { readonly filter: Filter } | { readonly index: string };

/** A step of a path. */
export interface Step {
  /** Its value for one item; of no use for a sort. */
  readonly value: Compiled;
  readonly sort: Sorter | undefined;
  readonly stages: readonly Stage[];
  /** Written out as a list at the start of the path: evaluated once, not for each item of the context. */
  readonly isList: boolean;
  /** From here on the path goes in rows. */
  readonly rows: boolean;
  /** Variables bound by `@` and `#`, and the label under which `%` finds the parent. */
  readonly focus: string | undefined;
  readonly index: string | undefined;
  readonly parent: string | undefined;
}

/** @param rows whether this step, or one before it, makes the path go in rows */
export function compileStep(node: SyntaxNode, isFirst: boolean, rows: boolean, scope: Scope, compiler: Compiler): Step {
  const isList = isFirst && node['consarray'] === true;
  const sort = node.type === 'sort' ? compileSort(node, scope, compiler, rows) : undefined;
  return {
    value: sort === undefined ? compiler.compile(node, rows && !isList ? scope.row() : scope) : nothing,
    sort,
    stages: children(node, 'stages').map((stage) => compileStage(stage, rows, scope, compiler)),
    isList,
    rows: node['tuple'] === true,
    focus: node['focus'] as string | undefined,
    index: node['index'] as string | undefined,
    parent: (node['ancestor'] as { label: string } | undefined)?.label,
  };
}

const nothing: Compiled = () => undefined;

function compileStage(stage: SyntaxNode, rows: boolean, scope: Scope, compiler: Compiler): Stage {
  if (stage.type === 'index') return { index: String(stage.value) };
  return { filter: compileFilter(stage['expr'] as SyntaxNode, scope, compiler, rows) };
}

/** Runs the predicates on what a step gave for one item. */
export function filtered(value: unknown, stages: readonly Stage[], frame: Frame): unknown {
  let result = value;
  for (const stage of stages) if ('filter' in stage) result = stage.filter(result, frame);
  return result;
}
