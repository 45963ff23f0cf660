import jsonata from 'jsonata';
import { hubError } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import { describeSyntaxFault } from './faults.ts';
import { placeAt, startOf } from './position.ts';
import { compileRegex } from './regex.ts';

/** A node of JSONata's syntax tree. Only what is read here; the rest is the evaluator's business. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: unknown;
  /** Offset just behind the token that the node was made from. */
  readonly position?: number;
  readonly [field: string]: unknown;
}

/** A mapping's text, parsed. */
export interface ParsedMapping {
  readonly name: string;
  readonly source: string;
  readonly tree: SyntaxNode;
  /** Names of all variables and functions that the text mentions, without `$`. */
  readonly names: ReadonlySet<string>;
  /** Names that the text gives itself, anywhere in it: assignments, parameters, `@$v` and `#$i`. */
  readonly defined: ReadonlySet<string>;
}

/** Parses a mapping and everything in it that would fail at every evaluation.
 *  @param name the mapping's file, for the errors
 *  @throws E_MAP_SYNTAX with line and column */
export function parseMapping(source: string, name: string): ParsedMapping {
  const tree = parse(source, name);
  const names = new Set<string>();
  const defined = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'variable') names.add(String(node.value));
    if (node.type === 'regex') checkRegex(node, source, name);
    for (const given of namesGivenBy(node)) defined.add(given);
  });
  return { name, source, tree, names, defined };
}

function parse(source: string, name: string): SyntaxNode {
  try {
    return jsonata(source).ast() as unknown as SyntaxNode;
  } catch (thrown) {
    const { reason, offset } = describeSyntaxFault(thrown);
    throw hubError('E_MAP_SYNTAX', { reason }, { at: placeAt(source, offset, name) });
  }
}

function checkRegex(node: SyntaxNode, source: string, name: string): void {
  if (!(node.value instanceof RegExp)) return;
  try {
    compileRegex(node.value);
  } catch {
    const reason = 'the regular expression uses what RE2 does not have, such as look-around or back-references';
    throw hubError('E_MAP_SYNTAX', { reason }, { at: placeOf(node, source, name) });
  }
}

function* namesGivenBy(node: SyntaxNode): Generator<string> {
  if (node.type === 'bind') yield String((node['lhs'] as SyntaxNode).value);
  if (node.type === 'lambda') for (const parameter of node['arguments'] as readonly SyntaxNode[]) yield String(parameter.value);
  for (const field of ['focus', 'index'] as const) if (typeof node[field] === 'string') yield node[field];
  if (node.type === 'index') yield String(node.value);
}

/** Visits a node and all below it, parents first. */
export function visit(node: SyntaxNode, visitor: (node: SyntaxNode) => void): void {
  const seen = new Set<object>();
  const pending: object[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (isNode(next)) visitor(next);
    // The first is on top of the pile. Most values are words and numbers, which have nothing below them.
    const below = Object.values(next);
    for (let index = below.length - 1; index >= 0; index -= 1) {
      const value: unknown = below[index];
      if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) pending.push(value);
    }
  }
}

function isNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string';
}

/** Line and column where the token of a node begins. */
export function placeOf(node: SyntaxNode, source: string, file: string): Position {
  return placeAt(source, startOf(source, node.position ?? 0, tokenOf(node)), file);
}

function tokenOf(node: SyntaxNode): string | undefined {
  if (node.type === 'function') {
    const procedure = node['procedure'];
    if (typeof procedure === 'object' && procedure !== null && isNode(procedure)) {
      const steps = procedure['steps'];
      const named = Array.isArray(steps) ? (steps[0] as SyntaxNode | undefined) : procedure;
      return named === undefined ? undefined : String(named.value);
    }
  }
  if (node.value instanceof RegExp) return `/${node.value.source}/${node.value.flags.replace('g', '')}`;
  return node.value === undefined ? undefined : String(node.value);
}
