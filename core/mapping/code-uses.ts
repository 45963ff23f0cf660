import { parseMapping, type SyntaxNode, visit } from './jsonata/syntax.ts';

/** One use of a code list whose name is written out. */
export interface CodeUse {
  readonly list: string;
  /** `written`: the list's value is what the field at `path` gets; `read`: the list is asked with the field at `path`. */
  readonly is: 'written' | 'read';
  /** The last names of the field's path, as far as the text shows them; of what is written, without all before `body`. */
  readonly path: readonly string[];
  /** Words that the mapping itself looks for, such as `"none"` of `$result = "none"`: they may never get to the field. */
  readonly handled: readonly string[];
}

const TO_CANONICAL = ['code', 'codeOrFail'];
/** Functions of JSONata that hand on what they are given. */
const HANDING_ON = ['append', 'distinct', 'filter', 'map', 'merge', 'reverse', 'single', 'sort'];
/** So many fields that one expression is written to are looked at. */
const MOST_PATHS = 50;
const TO_PARTNER = ['codeOf', 'codeOfOrFail'];

/** Where a mapping uses code lists directly: `{ "reason": { "canonical": $code("reasons", x) } }` writes `reason.canonical`. It follows
 *  conditions, variables and functions of the mapping itself; what is worked out in between is not seen.
 *  @throws E_MAP_SYNTAX */
export function codeUses(source: string, file: string): readonly CodeUse[] {
  const { tree } = parseMapping(source, file);
  const given = givenNames(tree);
  const handled = comparedWords(tree);
  const uses: CodeUse[] = [];
  const seen = new Map<SyntaxNode, Set<string>>();
  const follow = (node: SyntaxNode, path: readonly string[]): void => {
    const paths = seen.get(node) ?? new Set();
    const written = path.join('.');
    // A function that calls itself could write to no end.
    if (paths.has(written) || paths.size >= MOST_PATHS) return;
    seen.set(node, paths.add(written));
    const on = (next: unknown, at = path): void => {
      if (isNode(next)) follow(next, at);
    };
    switch (node.type) {
      case 'block':
        return on((node['expressions'] as readonly SyntaxNode[]).at(-1));
      case 'condition':
        on(node['then']);
        return on(node['else']);
      case 'path':
        return on((node['steps'] as readonly SyntaxNode[]).at(-1));
      case 'variable':
        return on(given.get(String(node.value)));
      case 'lambda':
        return on(node['body']);
      case 'unary':
        if (node.value === '[') for (const item of node['expressions'] as readonly SyntaxNode[]) on(item);
        for (const [key, value] of fieldsOf(node)) on(value, key.type === 'string' ? fieldBelow(path, String(key.value)) : []);
        return;
      case 'function': {
        const name = String((node['procedure'] as SyntaxNode).value);
        const [list, value] = node['arguments'] as readonly SyntaxNode[];
        if (given.has(name)) return on(given.get(name));
        if (HANDING_ON.includes(name)) for (const argument of node['arguments'] as readonly SyntaxNode[]) on(argument);
        if (TO_CANONICAL.includes(name) && list?.type === 'string' && path.length > 0)
          uses.push({ list: String(list.value), is: 'written', path, handled });
        if (TO_PARTNER.includes(name) && list?.type === 'string' && value !== undefined) {
          const names = readPath(value);
          if (names.length > 0) uses.push({ list: String(list.value), is: 'read', path: names, handled });
        }
        return;
      }
      default:
    }
  };
  follow(tree, []);
  // What the result does not show on its way: helper functions that other functions call, arguments, predicates.
  visit(tree, (node) => {
    if (!seen.has(node) && (node.type === 'function' || fieldsOf(node).length > 0)) follow(node, []);
  });
  return uses;
}

/** Variables and functions that get their value in one place. */
function givenNames(tree: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  const given = new Map<string, SyntaxNode>();
  const several = new Set<string>();
  visit(tree, (node) => {
    const parameters = node.type === 'lambda' ? (node['arguments'] as readonly SyntaxNode[]).map(({ value }) => String(value)) : [];
    for (const name of parameters) several.add(name);
    if (node.type !== 'bind') return;
    const name = String((node['lhs'] as SyntaxNode).value);
    if (given.has(name)) several.add(name);
    given.set(name, node['rhs'] as SyntaxNode);
  });
  for (const name of several) given.delete(name);
  return given;
}

/** The texts that variables are compared with. */
function comparedWords(tree: SyntaxNode): readonly string[] {
  const words = new Set<string>();
  visit(tree, (node) => {
    if (node.type !== 'binary' || !['=', '!=', 'in'].includes(String(node.value))) return;
    const sides = [node['lhs'], node['rhs']] as readonly SyntaxNode[];
    if (!sides.some(({ type }) => type === 'variable')) return;
    for (const side of sides) visit(side, (inner) => void (inner.type === 'string' && words.add(String(inner.value))));
  });
  return [...words];
}

/** The names at the end of what is read: of `$$.items[0].reason.canonical`, `items`, `reason`, `canonical`. */
function readPath(node: SyntaxNode): readonly string[] {
  if (node.type !== 'path') return [];
  const steps = node['steps'] as readonly SyntaxNode[];
  const from = steps.findLastIndex(({ type }) => type !== 'name') + 1;
  return steps.slice(from).map(({ value }) => String(value));
}

function fieldBelow(path: readonly string[], name: string): readonly string[] {
  return name === 'body' ? [] : [...path, name];
}

function fieldsOf(node: SyntaxNode): readonly (readonly [SyntaxNode, SyntaxNode])[] {
  return node.type === 'unary' && node.value === '{' ? (node['lhs'] as readonly (readonly [SyntaxNode, SyntaxNode])[]) : [];
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
