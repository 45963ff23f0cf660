import type { SyntaxNode } from '../../syntax.ts';
import { assignedIn } from '../assignments.ts';
import { type Compiler, Unsupported } from '../compiler.ts';
import type { Compiled } from '../frame.ts';
import { pushItem } from '../lists.ts';
import type { Scope } from '../scope.ts';
import type { Flagged } from '../sequence.ts';
import { children, pairs } from '../tree.ts';
import { compileGroup, grouping } from './groups.ts';

/** `[a, b]`: lists of the mapping's own stay lists within, all others are taken for their items. */
export function compileList(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const expressions = children(node, 'expressions');
  // JSONata evaluates the items side by side, so that none sees what another one assigns.
  if (assignedIn(expressions).size > 0) throw new Unsupported('assignment within a list');
  const parts = expressions.map((part) => ({ value: compiler.compile(part, scope), nested: part.value === '[' }));
  const isStep = node['consarray'] === true;
  return (input, frame) => {
    const list: Flagged = [];
    for (const part of parts) {
      const value = part.value(input, frame);
      if (value === undefined) continue;
      if (part.nested) list.push(value);
      else if (!Array.isArray(value)) pushItem(list, value, frame.run);
      else {
        frame.run.checkLength(list.length + value.length);
        frame.run.spend(value.length >> 3);
        for (const item of value) list.push(item);
      }
    }
    if (isStep) list.cons = true;
    return list;
  };
}

/** `{"a": b}`. With names that are plain texts and a single context, which is nearly always, nothing needs grouping. */
export function compileObject(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const parts = compileGroup(pairs(node), node.position, scope, compiler, false);
  const group = grouping(parts);
  const names = plainNames(node);
  if (names === undefined) return group;
  const fields = names.map((name, index) => ({ name, value: parts.values[index] as Compiled }));
  return (input, frame) => {
    if (Array.isArray(input)) return group(input, frame);
    const object: Record<string, unknown> = {};
    for (const field of fields) {
      const value = field.value(input, frame);
      if (value !== undefined) object[field.name] = value;
    }
    return object;
  };
}

/** The names, where all are texts, each different, none reserved. */
function plainNames(node: SyntaxNode): readonly string[] | undefined {
  const keys = pairs(node).map(([key]) => key);
  if (!keys.every((key) => key.type === 'string' && key['predicate'] === undefined && key['group'] === undefined)) return undefined;
  const names = keys.map((key) => String(key.value));
  if (new Set(names).size < names.length || names.some((name) => name === '__proto__' || name.startsWith('_jsonata_'))) return undefined;
  return names;
}
