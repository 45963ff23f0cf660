import type { SyntaxNode } from '../../syntax.ts';
import { type Compiler, Unsupported } from '../compiler.ts';
import type { Compiled } from '../frame.ts';
import type { Scope } from '../scope.ts';
import { settle, settleKept } from '../sequence.ts';
import { child, children, givesRows, isThunk, optionalChild } from '../tree.ts';
import { compileAssignment, compileBlock, compileCondition } from './blocks.ts';
import { compileApply, compileCall, compilePartial, compileTailCall } from './calls.ts';
import { compileList, compileObject } from './constructors.ts';
import { compileFilter } from './filters.ts';
import { compileGroup, grouping } from './groups.ts';
import { compileLambda } from './lambdas.ts';
import { compileName, descendants, wildcard } from './lookups.ts';
import { compileBinary, compileMinus } from './operators.ts';
import { compilePath } from './paths.ts';
import { compileRegexLiteral } from './regexes.ts';
import { context } from './variables.ts';

type Kind = (node: SyntaxNode, scope: Scope, compiler: Compiler) => Compiled;

/** The kinds of nodes, by their type in the syntax tree. */
const kinds: Readonly<Record<string, Kind>> = {
  path: compilePath,
  binary: compileBinary,
  unary: (node, scope, compiler) => {
    if (node.value === '[') return compileList(node, scope, compiler);
    return (node.value === '{' ? compileObject : compileMinus)(node, scope, compiler);
  },
  name: compileName,
  string: literal,
  number: literal,
  value: literal,
  wildcard: () => wildcard,
  descendant: () => descendants,
  parent: (node, scope, compiler) => compiler.lookup((node['slot'] as { label: string }).label, scope),
  condition: compileCondition,
  block: compileBlock,
  bind: compileAssignment,
  regex: compileRegexLiteral,
  function: (node, scope, compiler) => {
    const call = compileCall(node, scope, compiler);
    return (input, frame) => call(input, frame);
  },
  variable: (node, scope, compiler) => (node.value === '' ? context : compiler.lookup(String(node.value), scope)),
  lambda: compileLambda,
  partial: compilePartial,
  apply: compileApply,
};

function literal({ value }: SyntaxNode): Compiled {
  return () => value;
}

/** Kinds whose value is never a sequence; of the operators, only a range is one. */
const neverSequences: ReadonlySet<string> = new Set(['string', 'number', 'value', 'regex', 'lambda', 'partial', 'unary', 'binary']);

/** A node with its predicates, its grouping, and what its sequence stands for. */
export function compileNode(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  if (isThunk(node)) {
    const call = child(node, 'body');
    return isTailCall(node, compiler) ? compileTailCall(call, scope, compiler) : compiler.compile(call, scope);
  }
  const kind = kinds[node.type];
  // The update of a transform changes what other parts of the mapping look at; it is left to the reference.
  if (kind === undefined) throw new Unsupported(node.type);
  const own = kind(node, scope, compiler);
  if (node.type === 'path') return own;
  return finished(node, ofWhole(node, own, scope, compiler));
}

function finished(node: SyntaxNode, value: Compiled): Compiled {
  if (node['keepArray'] === true) return (input, frame) => settleKept(value(input, frame));
  const isPlain = neverSequences.has(node.type) && node.value !== '..' && node['predicate'] === undefined;
  return isPlain ? value : (input, frame) => settle(value(input, frame));
}

/** The value with what follows it in brackets and braces. */
function ofWhole(node: SyntaxNode, value: Compiled, scope: Scope, compiler: Compiler): Compiled {
  const predicates = children(node, 'predicate');
  const groupNode = node['group'] as SyntaxNode | undefined;
  if (predicates.length === 0 && groupNode === undefined) return value;
  if (endsInTailCall(node, compiler)) throw new Unsupported('a tail call in brackets');
  const rows = givesRows(node);
  const filters = predicates.map((predicate) => compileFilter(child(predicate, 'expr'), scope, compiler, rows));
  const group =
    groupNode === undefined ? undefined : grouping(compileGroup(groupNode['lhs'] as never, groupNode.position, scope, compiler, rows));
  return (input, frame) => {
    let result = value(input, frame);
    for (const filter of filters) result = filter(result, frame);
    return group === undefined ? result : group(result, frame);
  };
}

/** JSONata applies the brackets to the call that is still to be made, not to its result. */
function endsInTailCall(node: SyntaxNode, compiler: Compiler): boolean {
  if (isThunk(node)) return isTailCall(node, compiler);
  const last = node.type === 'block' ? children(node, 'expressions').at(-1) : undefined;
  const branches = node.type === 'condition' ? [child(node, 'then'), optionalChild(node, 'else')] : [last];
  return branches.some((end) => end !== undefined && endsInTailCall(end, compiler));
}

/** A function that is not the mapping's own cannot recurse: it is called at once. */
function isTailCall(thunk: SyntaxNode, compiler: Compiler): boolean {
  const procedure = child(child(thunk, 'body'), 'procedure');
  return procedure.type !== 'variable' || compiler.defined.has(String(procedure.value));
}
