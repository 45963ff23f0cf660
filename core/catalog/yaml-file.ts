import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Position } from '../kernel/position.ts';
import { parseFields, unresolved } from '../spi/field-parser.ts';
import type { FieldTable, SettingsOf } from '../spi/fields.ts';
import type { Report } from './report.ts';
import { type Environment, expandVariables } from './variables.ts';

/** A value in a YAML file, and where it stands. */
export interface ConfigNode {
  /** Variables are put in; `unresolved` where one is not known and need not be. Groups and lists hold such values in turn. */
  readonly value: unknown;
  /** A scalar as the file has it. Messages show this, never the value of a variable. */
  readonly written?: string;
  /** Where the value stands. */
  readonly at: Position;
  /** Where the text of a scalar begins, if it stands in one line exactly as it is read: for places inside it. */
  readonly textAt?: Position;
  /** Where its key stands; the value itself for items of a list and for the whole file. */
  readonly keyAt: Position;
  /** Fields of a group by name, items of a list by index. */
  readonly children: ReadonlyMap<string, ConfigNode>;
  readonly kind: 'scalar' | 'group' | 'list';
}

/** How variables are treated: left alone, or put in. Without `required`, one that is not set is `unresolved` and no finding. */
export interface VariableRules {
  readonly environment: Environment;
  readonly required: boolean;
}

/** Reads a YAML 1.2 file. Undefined when it cannot be read; the report then says why (`E_CONFIG_SYNTAX`).
 *  Anchors are refused: a pack reads as it stands, and no file grows when it is read. */
export function readYaml(file: string, text: string, report: Report, variables?: VariableRules): ConfigNode | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problems = [...document.errors, ...document.warnings];
  for (const problem of problems) report.error('E_CONFIG_SYNTAX', { reason: problem.message.split('\n')[0] }, at(problem.pos[0]));
  if (problems.length > 0) return undefined;
  return new NodeReader(at, report, variables).read(document.contents, at(0));
}

class NodeReader {
  private readonly position: (offset: number) => Position;
  private readonly report: Report;
  private readonly variables: VariableRules | undefined;

  constructor(position: (offset: number) => Position, report: Report, variables: VariableRules | undefined) {
    this.position = position;
    this.report = report;
    this.variables = variables;
  }

  read(node: Node | null, fallback: Position, keyAt?: Position): ConfigNode {
    const at = node?.range == null ? fallback : this.position(node.range[0]);
    const place = { at, keyAt: keyAt ?? at };
    if (isMap(node)) {
      const children = new Map<string, ConfigNode>();
      for (const { key, value } of node.items) {
        const keyNode = key as Node | null;
        const keyPosition = keyNode?.range == null ? at : this.position(keyNode.range[0]);
        if (isScalar(keyNode))
          children.set(keyNode.source ?? String(keyNode.value), this.read(value as Node | null, keyPosition, keyPosition));
        else this.report.error('E_CONFIG_SYNTAX', { reason: 'a key is a single word' }, keyPosition);
      }
      return { ...place, kind: 'group', children, value: Object.fromEntries([...children].map(([key, child]) => [key, child.value])) };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item as Node | null, at));
      return {
        ...place,
        kind: 'list',
        children: new Map(items.map((item, index) => [String(index), item])),
        value: items.map((item) => item.value),
      };
    }
    if (isAlias(node)) {
      this.report.error('E_CONFIG_SYNTAX', { reason: 'anchors and aliases are not taken; write the value out' }, at);
      return { ...place, kind: 'scalar', children: none, value: unresolved };
    }
    if (!isScalar(node) || typeof node.value !== 'string')
      return { ...place, kind: 'scalar', children: none, value: isScalar(node) ? node.value : null };
    const textAt = this.textPosition(node.value, node);
    return {
      ...place,
      kind: 'scalar',
      children: none,
      written: node.value,
      value: this.expand(node.value, at),
      ...(textAt === undefined ? {} : { textAt }),
    };
  }

  /** A scalar stands as it is read when it takes as many characters as it has, quotes apart. */
  private textPosition(text: string, { range }: Node): Position | undefined {
    if (range == null || text.includes('\n')) return undefined;
    const quotes = range[1] - range[0] - text.length;
    return quotes === 0 || quotes === 2 ? this.position(range[0] + quotes / 2) : undefined;
  }

  private expand(text: string, at: Position): string | typeof unresolved {
    if (this.variables === undefined) return text;
    const { value, missing, forbidden } = expandVariables(text, this.variables.environment);
    for (const name of forbidden)
      this.report.error('E_CONFIG_FIELD', { reason: `the variable ${name} belongs to the hub; a pack cannot read it` }, at);
    if (this.variables.required) for (const name of missing) this.report.error('E_CONFIG_VARIABLE', { name }, at);
    return value;
  }
}

const none: ReadonlyMap<string, ConfigNode> = new Map();

/** Where to point for a finding about this node: a scalar itself, else the key of the group or list. */
export function placeOf(node: ConfigNode): Position {
  return node.kind === 'scalar' ? node.at : node.keyAt;
}

/** The items of a list; a value that stands alone is a list of one. */
export function itemsOf(node: ConfigNode | undefined): readonly ConfigNode[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? [...node.children.values()] : [node];
}

/** Reads the fields of a node by their table; what is wrong goes to the report.
 *  @param node undefined counts as an empty group that stands at `missingAt`
 *  @returns undefined if anything is wrong */
export function readFields<T extends FieldTable>(
  node: ConfigNode | undefined,
  table: T,
  report: Report,
  options: { readonly label?: string; readonly others?: readonly string[]; readonly missingAt: Position },
): SettingsOf<T> | undefined {
  const locate = (path: readonly (string | number)[], part: 'key' | 'value'): Position => {
    let found = node;
    for (const step of path) found = found?.children.get(String(step)) ?? found;
    if (found === undefined) return options.missingAt;
    return part === 'key' ? found.keyAt : placeOf(found);
  };
  const parsed = parseFields(table, node?.value, locate, options);
  if (parsed.ok) return parsed.settings;
  for (const found of parsed.findings) report.add(found);
  return undefined;
}

/** A group that the pack defines freely, such as `parameters`. Where a variable is not known, the text as written stands. */
export function freeGroup(node: ConfigNode | undefined, label: string, report: Report): JsonObject {
  if (node === undefined || node.value === null) return {};
  if (node.kind === 'group') return plain(node) as JsonObject;
  report.error('E_CONFIG_FIELD', { reason: `${label} must be a group of names and values` }, node.at);
  return {};
}

function plain(node: ConfigNode): Json {
  if (node.kind === 'list') return [...node.children.values()].map(plain);
  if (node.kind === 'group') return Object.fromEntries([...node.children].map(([key, child]) => [key, plain(child)]));
  return node.value === unresolved ? (node.written ?? '') : (node.value as Json);
}

/** Does the node hold anything that is not known on this machine? */
export function hasUnresolved(node: ConfigNode | undefined): boolean {
  return node !== undefined && (node.value === unresolved || [...node.children.values()].some(hasUnresolved));
}
