// What a change of the canonical schemas would break. Within a version schemas only grow: whoever sends or reads what the last
// release described must be able to go on.

/** A JSON Schema, as far as the canonical schemas use it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** All schemas of a version. */
export interface Contract {
  /** Definitions of common.schema.json by name. */
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Canonical type → schema of its body. */
  readonly types: Readonly<Record<string, Schema>>;
}

/** Keywords that say how much is allowed at most, and at least. */
const upperLimits = ['maximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
const lowerLimits = ['minimum', 'minLength', 'minItems', 'minProperties'] as const;

/** Keywords that are compared by what they mean. Any other cannot be, and a change of it counts as narrower: a pattern, a format, a
 *  condition, whatever the schemas may use one day. */
const compared: ReadonlySet<string> = new Set([
  ...upperLimits,
  ...lowerLimits,
  ...['type', 'enum', 'properties', 'required', 'items', 'additionalProperties', 'x-personal'],
]);

/** What in `next` breaks what `released` promised, one sentence each; empty: it has only grown. */
export function incompatibilities(released: Contract, next: Contract): readonly string[] {
  const found = new Set<string>();
  for (const [type, before] of Object.entries(released.types)) {
    const after = next.types[type];
    if (after === undefined) found.add(`${type}: the type was removed`);
    else compare(before, after, { released, next, say: (path, what) => found.add(`${type}${path}: ${what}`), seen: new Set() }, '');
  }
  return [...found];
}

interface Comparison {
  readonly released: Contract;
  readonly next: Contract;
  say(path: string, what: string): void;
  /** Pairs of definitions that were compared for this type: the first place that uses them is named. */
  readonly seen: Set<string>;
}

function compare(before: Schema, after: Schema, context: Comparison, path: string): void {
  const pair = `${before['$ref']} ${after['$ref']}`;
  if (
    typeof before['$ref'] === 'string' &&
    before['$ref'] === after['$ref'] &&
    Object.keys(before).length === 1 &&
    Object.keys(after).length === 1
  ) {
    if (context.seen.has(pair)) return;
    context.seen.add(pair);
  }
  const old = whole(before, context.released);
  const now = whole(after, context.next);
  compareValues(old, now, context, path);
  compareFields(old, now, context, path);
  const items = [old['items'], now['items']];
  if (isSchema(items[0]) && isSchema(items[1])) compare(items[0], items[1], context, `${path}/*`);
}

function compareValues(old: Schema, now: Schema, { say }: Comparison, path: string): void {
  if (now['type'] !== undefined && now['type'] !== old['type'] && !(old['type'] === 'integer' && now['type'] === 'number')) {
    say(path, `the type ${String(old['type'] ?? 'any')} became ${String(now['type'])}`);
  }
  if (Array.isArray(now['enum'])) {
    const values: readonly unknown[] = now['enum'];
    if (!Array.isArray(old['enum'])) say(path, 'values are limited to a list');
    else for (const value of old['enum']) if (!values.includes(value)) say(path, `the value ${String(value)} was removed`);
  }
  for (const keyword of upperLimits)
    if (limit(now, keyword, Infinity) < limit(old, keyword, Infinity)) say(path, `${keyword} became smaller`);
  for (const keyword of lowerLimits)
    if (limit(now, keyword, -Infinity) > limit(old, keyword, -Infinity)) say(path, `${keyword} became larger`);
  for (const keyword of Object.keys(now)) {
    if (!compared.has(keyword) && JSON.stringify(now[keyword]) !== JSON.stringify(old[keyword])) say(path, `${keyword} was changed`);
  }
  if (old['x-personal'] === true && now['x-personal'] !== true) say(path, 'it is no longer marked as personal');
  if (old['additionalProperties'] !== false && now['additionalProperties'] === false) say(path, 'unknown fields are refused');
}

function compareFields(old: Schema, now: Schema, context: Comparison, path: string): void {
  const before = fields(old);
  const after = fields(now);
  for (const [name, schema] of Object.entries(before)) {
    const next = after[name];
    if (next === undefined) context.say(`${path}/${name}`, 'the field was removed');
    else compare(schema, next, context, `${path}/${name}`);
  }
  for (const name of required(now)) if (!required(old).includes(name)) context.say(`${path}/${name}`, 'the field became required');
}

/** A schema with the definition that it refers to. Where both say something, both hold: the siblings come first, and `required`
 *  is joined. */
function whole(schema: Schema, contract: Contract): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const definition = whole(contract.definitions[reference.slice(reference.lastIndexOf('/') + 1)] ?? {}, contract);
  const { $ref: _, ...siblings } = schema;
  return { ...definition, ...siblings, required: [...required(definition), ...required(schema)] };
}

function fields(schema: Schema): Readonly<Record<string, Schema>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
}

function required(schema: Schema): readonly string[] {
  return (schema['required'] ?? []) as readonly string[];
}

function limit(schema: Schema, keyword: string, absent: number): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : absent;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
