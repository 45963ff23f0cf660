import { type ParsedMapping, type SyntaxNode, visit } from './jsonata/syntax.ts';

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
 *  conditions, variables and functions of the mapping itself; what is worked out in between is not seen. */
export function codeUses({ tree }: Pick<ParsedMapping, 'tree'>): readonly CodeUse[] {
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
    const use = directUse(node, path);
    if (use !== undefined) uses.push({ ...use, handled });
    for (const [next, at] of sourcesOf(node, path, given)) follow(next, at);
  };
  follow(tree, []);
  // What the result does not show on its way: helper functions that other functions call, arguments, predicates.
  visit(tree, (node) => {
    if (!seen.has(node) && (node.type === 'function' || fieldsOf(node).length > 0)) follow(node, []);
  });
  return uses;
}

/** The use that a node itself is. */
function directUse(node: SyntaxNode, path: readonly string[]): Omit<CodeUse, 'handled'> | undefined {
  if (node.type !== 'function') return undefined;
  const name = String((node['procedure'] as SyntaxNode).value);
  const [list, value] = node['arguments'] as readonly SyntaxNode[];
  if (list?.type !== 'string') return undefined;
  if (TO_CANONICAL.includes(name) && path.length > 0) return { list: String(list.value), is: 'written', path };
  const names = value === undefined ? [] : readPath(value);
  return TO_PARTNER.includes(name) && names.length > 0 ? { list: String(list.value), is: 'read', path: names } : undefined;
}

type Source = readonly [node: SyntaxNode, path: readonly string[]];

/** From where a node that is written to a path has its value. */
function sourcesOf(node: SyntaxNode, path: readonly string[], given: ReadonlyMap<string, SyntaxNode>): readonly Source[] {
  const all = (nodes: readonly unknown[]): readonly Source[] => nodes.filter(isNode).map((one) => [one, path] as const);
  switch (node.type) {
    case 'block':
      return all((node['expressions'] as readonly unknown[]).slice(-1));
    case 'condition':
      return all([node['then'], node['else']]);
    case 'path':
      return all((node['steps'] as readonly unknown[]).slice(-1));
    case 'variable':
      return all([given.get(String(node.value))]);
    case 'lambda':
      return all([node['body']]);
    case 'unary':
      if (node.value === '[') return all(node['expressions'] as readonly unknown[]);
      return fieldsOf(node).map(([key, value]) => [value, key.type === 'string' ? fieldBelow(path, String(key.value)) : []] as const);
    case 'function': {
      const name = String((node['procedure'] as SyntaxNode).value);
      return all(HANDING_ON.includes(name) ? (node['arguments'] as readonly unknown[]) : [given.get(name)]);
    }
    default:
      return [];
  }
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
    for (const side of sides) {
      visit(side, (inner) => {
        if (inner.type === 'string') words.add(String(inner.value));
      });
    }
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
