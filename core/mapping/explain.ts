import type { Json } from '../kernel/json.ts';
import { evaluateMapping, evaluationOf } from './compile.ts';
import { startOf } from './jsonata/position.ts';
import { referenceEvaluator } from './jsonata/reference.ts';
import { parseMapping, placeOf, type SyntaxNode } from './jsonata/syntax.ts';
import { defaultLimits } from './limits.ts';
import type { MappingBindings, MappingResult } from './mapping.ts';

/** Which part of a mapping gave a field of the result. */
export interface ExplainedField {
  /** JSON Pointer (RFC 6901) into the result. */
  readonly path: string;
  /** Where the field is written in the mapping. */
  readonly line: number;
  readonly column: number;
  /** The field as the mapping writes it: `"sku": LIN.C212.E7140`. */
  readonly expression: string;
  readonly value: Json;
}

/** A result and where each of its fields comes from. */
export interface Explanation {
  readonly result: MappingResult;
  readonly fields: readonly ExplainedField[];
}

/** Evaluates a mapping and tells, for each field of an object that the mapping writes out, where it is written. What is
 *  copied whole from the input counts as one field.
 *  @throws as {@link compileMapping} and the mapping itself do */
export async function explainMapping(source: string, name: string, input: Json, bindings: MappingBindings): Promise<Explanation> {
  const parsed = parseMapping(source, name);
  const makers = new WeakMap<object, SyntaxNode>();
  const listener = (node: object, result: unknown) => {
    if (fieldsOf(node as SyntaxNode) !== undefined && typeof result === 'object' && result !== null) makers.set(result, node as SyntaxNode);
  };
  let raw: unknown;
  const evaluator = referenceEvaluator(parsed, defaultLimits, listener);
  const result = await evaluateMapping(evaluationOf(parsed, evaluator, defaultLimits), input, bindings, (value) => {
    raw = value;
  });
  const fields: ExplainedField[] = [];
  const trail = new Trail(source, name, makers, fields);
  if (result.output !== undefined) trail.follow(raw, result.output, '');
  return { result, fields };
}

/** The fields of an object constructor: pairs of key and value. */
function fieldsOf(node: SyntaxNode): readonly (readonly [SyntaxNode, SyntaxNode])[] | undefined {
  if (node.type === 'unary' && node.value === '{') return node['lhs'] as readonly [SyntaxNode, SyntaxNode][];
  const group = node['group'] as { lhs: readonly [SyntaxNode, SyntaxNode][] } | undefined;
  return group?.lhs;
}

class Trail {
  readonly #source: string;
  readonly #name: string;
  readonly #makers: WeakMap<object, SyntaxNode>;
  readonly #found: ExplainedField[];

  constructor(source: string, name: string, makers: WeakMap<object, SyntaxNode>, found: ExplainedField[]) {
    this.#source = source;
    this.#name = name;
    this.#makers = makers;
    this.#found = found;
  }

  /** Follows the raw result and its plain copy side by side. */
  follow(raw: unknown, output: Json, path: string): void {
    if (typeof raw !== 'object' || raw === null || typeof output !== 'object' || output === null) return;
    if (Array.isArray(raw) && Array.isArray(output)) {
      const items = raw.filter((item) => item !== undefined);
      for (const [index, item] of items.entries()) this.follow(item, output[index] as Json, `${path}/${index}`);
      return;
    }
    const maker = this.#makers.get(raw);
    if (maker === undefined) return;
    for (const [key, value] of Object.entries(output as Readonly<Record<string, Json>>)) {
      const place = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      this.#record(maker, key, place, value);
      this.follow((raw as Record<string, unknown>)[key], value, place);
    }
  }

  #record(maker: SyntaxNode, key: string, path: string, value: Json): void {
    const pairs = fieldsOf(maker) ?? [];
    const pair = pairs.find(([name]) => name.type === 'string' && name.value === key) ?? pairs.find(([name]) => name.type !== 'string');
    if (pair === undefined) return;
    const { line = 1, column = 1 } = placeOf(pair[0], this.#source, this.#name);
    const start = startOf(this.#source, pair[0].position ?? 0, pair[0].value === undefined ? undefined : String(pair[0].value));
    this.#found.push({ path, line, column, expression: fieldText(this.#source, start), value });
  }
}

const maxExpression = 200;

/** The text of a field, from its key to the comma or brace that ends it. */
function fieldText(source: string, start: number): string {
  let depth = 0;
  let at = start;
  for (; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '"' || character === "'" || character === '`') at = endOfQuoted(source, at, character);
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth < 0 || (depth === 0 && character === ',')) break;
  }
  const text = source.slice(start, at).replace(/\s+/g, ' ').trim();
  return text.length > maxExpression ? `${text.slice(0, maxExpression)}…` : text;
}

function endOfQuoted(source: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== quote) at += source.charAt(at) === '\\' && quote !== '`' ? 2 : 1;
  return at;
}
